"""What the thread of a live service lacks, and how that is mended."""

import pytest

from servicefolio.derive.thread.completeness import Completeness, completeness_of, gaps_by_owner
from servicefolio.derive.thread.thread import Thread
from servicefolio.derive.thread.thread_questions import QUESTIONS
from servicefolio.graph.restrict import visible_to
from servicefolio.registry import kinds_by_name
from tests.builders import known_error, record, service, team
from tests.derive.threads import (
    event,
    improvement,
    incident,
    measurement,
    objective,
    review,
    thread,
)


def judged(found: Thread, identifier: str = "vpn", adopt: tuple[str, ...] = ()) -> Completeness:
    """Judge one service."""
    (only,) = (item for item in completeness_of(found, adopt) if item.service.id == identifier)
    return only


def missing(found: Thread, identifier: str = "vpn") -> list[str]:
    """Name what a service lacks."""
    return [gap.question.name for gap in judged(found, identifier).gaps]


def test_nothing_is_asked_of_a_repository_that_uses_services_alone() -> None:
    assert completeness_of(thread(service())) == ()


def test_a_question_wakes_with_the_first_record_of_its_kind() -> None:
    assert missing(thread(service(), service("phone", sla="gold"), record("sla", "gold"))) == [
        "sla"
    ]
    assert judged(thread(service()), adopt=("risk", "objective")).words == "0 of 1"


def test_a_score_counts_what_is_there_of_what_is_asked() -> None:
    vpn = service(sla="gold")
    found = judged(thread(vpn, record("sla", "gold"), known_error(), objective()))
    assert found.words == "2 of 3"
    assert [question.name for question in found.asked] == ["sla", "known-error", "objective"]
    assert [gap.words for gap in found.gaps] == ["no objective that it serves"]


def test_only_live_services_are_asked() -> None:
    records = [service("new", state="proposed"), service("old", state="retired")]
    assert completeness_of(thread(objective(), *records)) == ()


def test_an_objective_of_what_needs_the_service_is_enough() -> None:
    laptop = service("laptop", depends_on="vpn", supports_objectives="anywhere")
    assert missing(thread(objective(), service(), laptop)) == []


def test_a_service_level_has_to_be_in_force() -> None:
    assert missing(thread(service(sla="gold"), record("sla", "gold", state="draft"))) == ["sla"]


def test_what_is_bought_needs_a_contract_and_no_design() -> None:
    line = service("line", type="external")
    contract = record("underpinning_contract", "tidewire-line", covers="line")
    others = [record("supplier", "tidewire"), record("sla", "gold"), service("vpn", sla="gold")]
    others += [record("design_document", "vpn-design")]
    assert missing(thread(line, contract, *others), "line") == []
    bare = contract.model_copy(update={"covers": ()})
    assert missing(thread(line, bare, *others), "line") == ["contract"]


def test_what_a_service_cannot_do_without_needs_an_agreement() -> None:
    vpn = service(depends_on=["line", {"ref": "phone", "importance": "optional"}])
    others = [service("line"), service("phone"), team()]
    found = judged(thread(vpn, *others, record("ola", "other-ola")))
    (gap,) = found.gaps
    assert [about.id for about in gap.about] == ["line"]
    assert gap.command == "servicefolio new ola line-ola"
    covered = record("ola", "line-ola", covers="line")
    assert missing(thread(vpn, *others, covered)) == []


def test_a_command_names_the_kind_and_a_free_id() -> None:
    taken = record("design_document", "vpn-design", service="phone")
    (gap,) = judged(thread(service(), service("phone"), taken)).gaps
    assert gap.command == "servicefolio new design-document vpn-design-2"


def test_an_id_of_a_command_is_not_too_long() -> None:
    name = "v" * 63
    (gap,) = judged(thread(service(name), improvement()), name).gaps
    assert len(gap.command.split()[-1]) <= 63


def test_gaps_are_grouped_by_owner_and_those_of_nobody_come_last() -> None:
    records = [service("a", owner="unowned"), service("b", owner="network"), service("c")]
    records += [service("d", owner="network"), team(), objective()]
    found = thread(*records)
    groups = gaps_by_owner(found, completeness_of(found))
    assert [(group.owner.title, group.count) for group in groups] == [
        ("network", 2),
        (None, 2),
    ]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_a_question_asks_in_words_for_kinds_that_there_are_or_will_be(question: object) -> None:
    found = next(item for item in QUESTIONS if item is question)
    assert {*found.kinds} <= {*kinds_by_name()}
    assert not found.noun.startswith(("a ", "an ", "the "))
    assert found.place


def test_an_event_that_calls_somebody_needs_a_runbook() -> None:
    runbook = record("runbook", "restart", body="Start it again.")
    others = [event(), event("seen", **{"class": "informational"}), runbook]
    gap = judged(thread(service(), *others)).gaps[0]
    assert gap.words == "no runbook"
    assert [about.id for about in gap.about] == ["down"]
    named = event(runbook="restart")
    assert "runbook" not in missing(thread(service(), named, runbook))


def test_a_service_that_nothing_is_watched_of_needs_a_runbook_of_its_own() -> None:
    runbook = record("runbook", "restart", applies_to="phone", body="Start it again.")
    records = [service(), service("phone"), runbook]
    assert missing(thread(*records)) == ["runbook", "known-error"]
    assert missing(thread(*records), "phone") == []


def test_an_event_that_is_only_proposed_watches_nothing() -> None:
    assert "event" in missing(thread(service(), event(state="proposed")))


def test_a_major_incident_that_is_over_has_to_be_looked_back_at() -> None:
    over = {"resolved_at": "2026-02-09 11:20", "resolution": "Started again.", "state": "resolved"}
    big = incident(major="true", **over)
    small = incident("small", **over)
    asleep = thread(service(), big, small)
    assert completeness_of(asleep) == ()
    other = review("other", reviews="small")
    (gap,) = judged(thread(service(), big, small, other)).gaps
    assert gap.words == "no review of a major incident"
    assert [about.id for about in gap.about] == ["outage"]
    assert missing(thread(service(), big, review(reviews="outage"))) == []
    assert completeness_of(thread(service(), small, other)) == ()


def test_a_number_on_paper_is_enough_until_the_first_is_measured() -> None:
    gold = record("sla", "gold", availability="99.5 %")
    kpi = record(
        "kpi", "share", unit="%", direction="up", target="99", measures="gold#availability"
    )
    both = [service(sla="gold"), service("phone", sla="gold"), gold, kpi]
    assert missing(thread(*both)) == []
    measured = thread(*both, measurement(service="phone"))
    assert missing(measured) == ["measurement"]
    assert missing(measured, "phone") == []


def test_nothing_is_asked_of_kinds_of_which_something_is_hidden() -> None:
    whole = thread(
        service(sla="gold"), record("sla", "gold", audience="restricted"), record("sla", "other")
    )
    seen = Thread(visible_to("staff", whole.catalog), whole.processes)
    assert missing(Thread(whole.catalog, whole.processes)) == []
    assert completeness_of(seen) == ()
