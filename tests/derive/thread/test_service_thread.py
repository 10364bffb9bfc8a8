"""The thread of one service, process by process."""

from servicefolio.derive.thread.service_thread import Aspects, Lane, aspects_of, lanes_of, needs_of
from servicefolio.derive.thread.thread import Thread
from tests.builders import known_error, record, service, team
from tests.derive.threads import (
    change,
    improvement,
    incident,
    measurement,
    objective,
    thread,
)


def lanes(found: Thread, identifier: str = "vpn") -> dict[str, list[str]]:
    """Name what lies in each lane that has anything, with what it came through."""
    return {
        lane.process: [
            item.record.id + (f" through {item.via.id}" if item.via else "")
            for group in lane.groups
            for item in group.items
        ]
        for lane in lanes_of(found, identifier)
        if lane.groups
    }


def test_there_is_a_lane_for_every_process_but_the_foundation() -> None:
    assert [lane.process for lane in lanes_of(thread(service()), "vpn")] == [
        *("strategy", "design", "transition", "operation", "improvement")
    ]
    assert lanes(thread(service())) == {}


def test_own_objectives_are_told_from_those_of_others() -> None:
    vpn = service("vpn", supports_objectives="own")
    laptop = service("laptop", depends_on=["vpn"], supports_objectives="others")
    found = thread(objective("own"), objective("others"), vpn, laptop)
    assert lanes(found) == {"strategy": ["own", "others through laptop"]}


def test_every_process_shows_what_it_has() -> None:
    vpn = service("vpn", sla="gold", supports_objectives="anywhere", customers="works")
    found = thread(
        objective(),
        vpn,
        record("customer", "works"),
        record("risk", "fire", affects="vpn"),
        record("sla", "gold", underpinned_by="network-ola"),
        *(team(), record("ola", "network-ola")),
        record("design_document", "vpn-security"),
        change(services=("vpn",)),
        incident(services=("vpn",)),
        known_error("refused"),
        improvement(arises_from="refused"),
    )
    assert lanes(found) == {
        "strategy": ["anywhere", "fire"],
        "design": ["vpn-security", "network-ola through gold", "gold"],
        "transition": ["move"],
        "operation": ["outage", "refused"],
        "improvement": ["better through refused"],
    }


def test_what_is_at_its_end_is_left_out() -> None:
    found = thread(
        service(),
        known_error("old", state="retired", services="vpn"),
        incident(state="cancelled"),
        improvement(improves="vpn", state="rejected"),
    )
    assert lanes(found) == {}


def test_other_users_of_a_service_level_are_not_on_the_thread() -> None:
    phone = service("phone", sla="gold")
    offering = record("offering", "phone-plan", service="phone", sla="gold")
    found = thread(service(sla="gold"), phone, offering, record("sla", "gold"))
    assert lanes(found) == {"design": ["gold"]}


def test_an_improvement_says_which_objective_it_moves() -> None:
    found = thread(objective(), service(), improvement(improves=["vpn", "anywhere"]))
    (item,) = lanes_of(found, "vpn")[-1].of("improvement")
    assert [moved.id for moved in item.moves] == ["anywhere"]
    assert Lane("design", ()).of("sla") == ()


def test_aspects_that_others_design_are_missing_where_a_service_is_designed_at_all() -> None:
    documents = [
        record("design_document", "vpn-security"),
        record("design_document", "phone-capacity", service="phone", aspect="capacity"),
    ]
    found = thread(service(), service("phone"), service("line"), *documents)
    assert aspects_of(found, lanes_of(found, "vpn")) == Aspects(("security",), ("capacity",))
    assert aspects_of(found, lanes_of(found, "line")) == Aspects((), ())


def test_what_underpins_a_shared_service_level_for_others_is_not_on_the_thread() -> None:
    lease = record("underpinning_contract", "lease", covers="phone")
    desk = record("ola", "desk-ola")
    gold = record("sla", "gold", underpinned_by=["lease", "desk-ola"])
    found = thread(
        *(service(sla="gold"), service("phone", sla="gold"), gold),
        *(lease, desk, team(), record("supplier", "tidewire")),
    )
    assert lanes(found) == {"design": ["desk-ola through gold", "gold"]}
    assert "lease" in lanes(found, "phone")["design"]


def test_what_underpins_a_service_level_of_its_own_is_on_the_thread_of_a_service() -> None:
    ring = record("underpinning_contract", "ring", covers="line")
    gold = record("sla", "gold", underpinned_by="ring")
    found = thread(service(sla="gold"), service("line"), gold, ring, record("supplier", "tidewire"))
    assert lanes(found) == {"design": ["gold", "ring through gold"]}


def test_what_a_service_cannot_do_without_comes_with_what_is_agreed_on_it() -> None:
    needs = [{"ref": "line"}, {"ref": "cache", "importance": "degrading"}, {"ref": "names"}]
    ring = record("underpinning_contract", "ring", covers="line")
    old = record("underpinning_contract", "old", covers="line", state="terminated")
    found = thread(
        *(service(depends_on=needs), service("line"), service("cache"), service("names")),
        *(ring, old, record("supplier", "tidewire")),
    )
    assert [
        (need.service.id, [agreement.id for agreement in need.agreements])
        for need in needs_of(found, "vpn")
    ] == [("line", ["ring"]), ("names", [])]


def test_what_is_measured_for_another_service_under_the_same_level_is_left_out() -> None:
    vpn, phone = service("vpn", sla="gold"), service("phone", sla="gold")
    ours, theirs = measurement("ours", service="vpn"), measurement("theirs", service="phone")
    for_all = record(
        "kpi", "share", unit="%", direction="up", target="99", measures="gold#availability"
    )
    gold = record("sla", "gold", availability="99.5 %")
    found = lanes(thread(vpn, phone, gold, ours, theirs, for_all))
    assert found["improvement"] == ["share through gold", "ours"]


def test_what_broke_on_a_shared_part_for_another_service_is_left_out() -> None:
    part = record("configuration_item", "gate", type="network")
    vpn, phone = service("vpn", depends_on="gate"), service("phone", depends_on="gate")
    theirs = incident("theirs", services="phone", configuration_items="gate")
    moved = change("moved", configuration_items="gate")
    assert lanes(thread(vpn, phone, part, theirs, moved)) == {
        "transition": ["moved through gate", "gate"]
    }
