"""The golden thread: ways from any record to an objective, and to an improvement."""

from servicefolio.derive.thread.thread import Way
from tests.builders import known_error, record, service
from tests.derive.threads import (
    ERROR,
    GOAL,
    LINE,
    NETWORK,
    VPN,
    change,
    event,
    improvement,
    incident,
    measurement,
    objective,
    review,
    thread,
)


def ids(ways: tuple[Way, ...]) -> list[list[str]]:
    """Name the records of ways."""
    return [[record.id for record in way.records] for way in ways]


def test_a_service_serves_the_objective_that_it_names() -> None:
    assert ids(thread(GOAL, VPN, LINE, NETWORK).objectives("vpn")) == [["anywhere"]]


def test_a_service_serves_what_the_services_that_need_it_serve() -> None:
    assert ids(thread(GOAL, VPN, LINE, NETWORK).objectives("line")) == [["vpn", "anywhere"]]


def test_a_service_does_not_serve_what_the_services_that_it_needs_serve() -> None:
    needed = service("line", supports_objectives="anywhere")
    assert thread(GOAL, service("vpn", depends_on="line"), needed).objectives("vpn") == ()


def test_a_part_serves_what_the_whole_serves_and_not_the_reverse() -> None:
    whole, part = service("whole"), service("part", parent="whole", supports_objectives="anywhere")
    assert thread(GOAL, whole, part).objectives("whole") == ()
    whole, part = service("whole", supports_objectives="anywhere"), service("part", parent="whole")
    assert ids(thread(GOAL, whole, part).objectives("part")) == [["whole", "anywhere"]]


def test_a_record_serves_the_objective_of_its_service() -> None:
    found = thread(GOAL, VPN, LINE, NETWORK, ERROR)
    assert ids(found.objectives("refused")) == [["vpn", "anywhere"]]


def test_what_carries_a_service_level_serves_the_objective_of_the_service() -> None:
    vpn = service("vpn", supports_objectives="anywhere", sla="gold")
    sla = record("sla", "gold", underpinned_by="network-ola")
    ola = record("ola", "network-ola", covers="line")
    found = thread(GOAL, vpn, sla, ola, LINE, NETWORK)
    assert ids(found.objectives("network-ola")) == [["gold", "vpn", "anywhere"]]
    assert [below.id for below in found.below("line")] == ["network-ola"]
    assert [below.id for below in found.below("network-ola")] == []


def test_teams_connect_nothing() -> None:
    found = thread(GOAL, VPN, LINE, NETWORK, service("phone", owner="network"))
    assert found.objectives("network") == ()
    assert found.objectives("phone") == ()


def test_customers_and_suppliers_may_begin_a_way_but_lie_on_none() -> None:
    customer = record("customer", "works")
    vpn = service("vpn", supports_objectives="anywhere", customers="works")
    found = thread(GOAL, vpn, customer, service("phone", customers="works"))
    assert ids(found.objectives("works")) == [["vpn", "anywhere"]]
    assert found.objectives("phone") == ()


def test_mentions_and_look_alikes_are_no_ways() -> None:
    named = known_error("named", services="phone", root_cause="See [[refused]] and [[vpn]].")
    found = thread(GOAL, VPN, LINE, NETWORK, ERROR, named, service("phone"))
    assert found.objectives("named") == ()


def test_no_way_leads_through_what_is_at_its_end() -> None:
    retired = service("vpn", state="retired", supports_objectives="anywhere", depends_on="line")
    found = thread(GOAL, retired, service("line"), known_error("refused", services="vpn"))
    assert found.objectives("line") == ()
    assert found.objectives("refused") == ()
    assert ids(found.objectives("vpn")) == [["anywhere"]]


def test_the_nearest_objectives_are_found_and_all_of_them_where_asked() -> None:
    near, far = objective("near"), objective("far")
    vpn = service("vpn", supports_objectives="far", depends_on="line")
    line = service("line", supports_objectives="near")
    found = thread(near, far, vpn, line)
    assert ids(found.objectives("line")) == [["near"]]
    assert ids(found.all_objectives("line")) == [["near"], ["vpn", "far"]]


def test_an_objective_serves_the_one_above_it() -> None:
    found = thread(GOAL, objective("step", parent="anywhere"))
    assert ids(found.objectives("step")) == [["anywhere"]]
    assert found.objectives("anywhere") == ()


def test_circles_end() -> None:
    one, two = service("one", depends_on="two"), service("two", depends_on="one")
    step = objective("step", parent="anywhere")
    found = thread(objective(parent="step"), step, one, two)
    assert found.objectives("one") == ()
    assert ids(found.objectives("anywhere")) == [["step"]]


def test_a_known_error_led_to_the_improvement_that_arises_from_it() -> None:
    found = thread(VPN, LINE, NETWORK, GOAL, ERROR, improvement(arises_from="refused"))
    assert ids(found.improvements("refused")) == [["better"]]


def test_where_a_record_led_to_nothing_its_service_tells_what_improves_it() -> None:
    better = improvement(improves="vpn")
    found = thread(VPN, LINE, NETWORK, GOAL, ERROR, better)
    assert ids(found.improvements("vpn")) == [["better"]]
    assert ids(found.improvements("refused")) == [["vpn", "better"]]


def test_one_known_error_does_not_lead_to_the_improvement_of_another() -> None:
    other = known_error("other", services="vpn")
    found = thread(VPN, LINE, NETWORK, GOAL, ERROR, other, improvement(arises_from="other"))
    assert found.improvements("refused") == ()
    assert ids(found.improvements("vpn")) == [["other", "better"]]


def test_an_improvement_that_was_rejected_leads_nowhere() -> None:
    assert (
        thread(service(), improvement(improves="vpn", state="rejected")).improvements("vpn") == ()
    )


def test_an_improvement_serves_what_it_improves_and_leads_to_no_other() -> None:
    found = thread(GOAL, VPN, LINE, NETWORK, improvement(improves=["vpn", "anywhere"]))
    assert ids(found.objectives("better")) == [["anywhere"]]
    assert found.improvements("better") == ()


def test_an_objective_leads_to_what_improves_its_services() -> None:
    found = thread(GOAL, VPN, LINE, NETWORK, improvement(improves="vpn"))
    assert ids(found.improvements("anywhere")) == [["vpn", "better"]]


def test_what_happens_in_use_falls_into_place_by_its_relations() -> None:
    better = improvement(arises_from="refused")
    outage = incident(resolved_with="refused")
    moved = change(services="vpn", implements="better")
    found = thread(GOAL, VPN, LINE, NETWORK, ERROR, better, outage, moved)
    assert ids(found.objectives("outage")) == [["vpn", "anywhere"]]
    assert ids(found.improvements("outage")) == [["refused", "better"]]
    assert ids(found.objectives("move")) == [["vpn", "anywhere"]]
    assert ids(found.improvements("move")) == [["better"]]


def test_an_incident_leads_by_its_review_to_what_was_improved() -> None:
    better = improvement(arises_from="look-back")
    found = thread(GOAL, VPN, LINE, NETWORK, incident(), review(reviews="outage"), better)
    assert ids(found.improvements("outage")) == [["look-back", "better"]]
    assert ids(found.objectives("look-back")) == [["outage", "vpn", "anywhere"]]
    assert ids(found.improvements("look-back")) == [["better"]]


def test_a_review_did_not_lead_to_the_improvement_that_it_looks_back_at() -> None:
    half_year = review("half-year", reviews=["better", "outage"])
    found = thread(GOAL, VPN, LINE, NETWORK, incident(), half_year, improvement())
    assert found.improvements("outage") == ()
    assert found.improvements("half-year") == ()


def test_a_change_that_comes_after_another_did_not_follow_from_it() -> None:
    gate = record("configuration_item", "gate", type="network")
    first, later = change("first", configuration_items="gate"), change(after="first")
    found = thread(gate, first, later, improvement())
    assert found.below("first") == ()


def test_one_incident_does_not_lead_to_the_improvement_of_another_with_the_same_event() -> None:
    other = incident("other", raised_by="down")
    better = improvement(arises_from="other")
    found = thread(GOAL, VPN, LINE, NETWORK, event(), incident(raised_by="down"), other, better)
    assert found.improvements("outage") == ()
    assert ids(found.improvements("down")) == [["other", "better"]]
    assert ids(found.improvements("other")) == [["better"]]


def test_a_change_does_not_lead_to_what_others_did_to_the_same_part() -> None:
    vpn = service("vpn", supports_objectives="anywhere", depends_on="gate")
    gate = record("configuration_item", "gate", type="network")
    moved, broke = change(configuration_items="gate"), change("broke", configuration_items="gate")
    outage = incident(caused_by="broke", configuration_items="gate")
    found = thread(GOAL, vpn, gate, moved, broke, outage, improvement(arises_from="outage"))
    assert found.improvements("move") == ()
    assert ids(found.improvements("broke")) == [["outage", "better"]]
    assert ids(found.objectives("move")) == [["gate", "vpn", "anywhere"]]


def test_a_change_leads_to_the_problem_that_it_fixes() -> None:
    cause = record("problem", "cause", services="vpn")
    gate = record("configuration_item", "gate", type="network")
    moved = change(configuration_items="gate", fixes="cause")
    found = thread(GOAL, VPN, LINE, NETWORK, gate, cause, moved, improvement(arises_from="cause"))
    assert ids(found.improvements("move")) == [["cause", "better"]]
    assert ids(found.objectives("cause")) == [["vpn", "anywhere"]]


def test_a_measurement_leads_to_the_objective_and_to_what_its_number_moved() -> None:
    kpi = record("kpi", "calls", unit="calls", direction="down", target="20", measures="anywhere")
    series = measurement(measures="calls")
    found = thread(GOAL, kpi, series, improvement(arises_from="calls"))
    assert ids(found.objectives("series")) == [["calls", "anywhere"]]
    assert ids(found.improvements("series")) == [["calls", "better"]]


def test_the_order_of_records_does_not_matter() -> None:
    records = [GOAL, VPN, LINE, NETWORK, ERROR, improvement("b", improves="vpn")]
    records += [improvement("a", improves="vpn"), objective("z")]
    one, other = thread(*records), thread(*reversed(records))
    for made in records:
        assert one.objectives(made.id) == other.objectives(made.id)
        assert one.improvements(made.id) == other.improvements(made.id)
