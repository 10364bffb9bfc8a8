"""Whether an SLA can be kept by what it rests on."""

from datetime import date

import pytest

from servicefolio.derive.dependencies.achievability import Achievability, Support
from servicefolio.derive.dependencies.structure import Structure
from servicefolio.records.base import Record
from tests.builders import catalog, record, service
from tests.pages import page_of

DAY = date(2026, 11, 23)


def sla(**fields: object) -> Record:
    return record("sla", "gold", agreed_with="board", **{"underpinned_by": ["line"], **fields})


def contract(**fields: object) -> Record:
    return record(
        "underpinning_contract", "line", agreed_with="head of IT", provider="carrier", **fields
    )


def around(*changed: Record) -> tuple[Record, ...]:
    made = {
        item.id: item
        for item in (
            record("supplier", "carrier"),
            record("calendar", "office", hours="mon-fri 08:00-18:00 Europe/Berlin"),
            service("vpn", sla="gold", depends_on=["uplink"]),
            service("uplink", type="external", supplier="carrier"),
            sla(fix={"P1": "4 h", "P2": "2 days"}),
            contract(fix={"P1": "8 h", "P2": "16 h"}, support_hours="office", covers=["uplink"]),
        )
    }
    return tuple((made | {item.id: item for item in changed}).values())


def supports(*changed: Record) -> tuple[Support, ...]:
    return Achievability(Structure(catalog(*around(*changed))), DAY).supports("gold")


def test_limits_of_one_priority_are_held_against_each_other() -> None:
    (support,) = supports()
    assert [(held.target.value, held.other.value) for held in support.held] == [
        ("4 h", "8 h"),
        ("2 days", "16 h"),
    ]
    assert [held.target.priority for held in support.broken] == ["P1", "P2"]
    assert support.word == "not always"
    assert [step.id for step in support.by.path] == ["vpn", "uplink"]
    assert support.uncovered is not None


def test_a_limit_for_all_is_held_against_that_of_each_priority() -> None:
    every = contract(targets=[{"id": "fix", "metric": "fix", "value": "1 h"}], covers=["uplink"])
    (support,) = supports(every)
    assert [held.other.value for held in support.held] == ["1 h", "1 h"]
    assert support.word == "always"


@pytest.mark.parametrize(
    "vpn",
    [
        service("vpn", sla="gold"),
        service("vpn", sla="gold", depends_on=[{"ref": "uplink", "importance": "degrading"}]),
        service("vpn", sla="gold", state="in_design", depends_on=["uplink"]),
        service(
            "vpn",
            sla="gold",
            depends_on=[
                {"ref": "uplink", "redundancy_group": "lines"},
                {"ref": "second", "redundancy_group": "lines"},
            ],
        ),
    ],
    ids=["not needed", "degrading", "not in use", "redundant"],
)
def test_what_no_service_of_it_needs_is_not_held_against_it(vpn: Record) -> None:
    assert supports(vpn, service("second")) == ()


def test_members_that_must_all_work_are_needed() -> None:
    both = [{"ref": ref, "redundancy_group": "lines", "min_up": 2} for ref in ("uplink", "second")]
    (support,) = supports(service("vpn", sla="gold", depends_on=both), service("second"))
    assert [step.id for step in support.by.path] == ["vpn", "uplink"]


def test_an_sla_of_an_offering_is_for_its_service() -> None:
    (support,) = supports(
        service("vpn", depends_on=["uplink"]),
        record("offering", "vpn-gold", service="vpn", sla="gold", lead_time="1 h"),
    )
    assert [step.id for step in support.by.path] == ["vpn", "uplink"]


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ({"respond": {"P1": "5 min"}}, {"respond": {"P1": "1 h"}}),
        ({"availability": "99.9 %"}, {"availability": "99 %"}),
        (
            {"targets": [{"id": "a", "metric": "fulfilment", "request_type": "a", "value": "1 h"}]},
            {"targets": [{"id": "b", "metric": "fulfilment", "request_type": "b", "value": "9 h"}]},
        ),
        ({"fix": {"P1": "4 h"}}, {"fix": {"P2": "8 h"}}),
    ],
    ids=["each side's own", "no time", "another request", "another priority"],
)
def test_what_has_no_limit_in_common_is_not_compared(
    mine: dict[str, object], theirs: dict[str, object]
) -> None:
    (support,) = supports(sla(**mine), contract(covers=["uplink"], **theirs))
    assert support.held == ()
    assert support.word == "no limit in common"


def test_the_page_tells_what_it_rests_on_and_when_it_breaks() -> None:
    gold, *others = sorted(around(), key=lambda made: made.KIND != "sla")
    text = page_of(gold, *others).text
    assert "Can it be kept?" in text
    assert "P1 8 h" in text
    assert "not always" in text
    assert "may take until" in text


def test_a_page_of_an_sla_that_rests_on_nothing_says_nothing_of_it() -> None:
    assert "Can it be kept?" not in page_of(sla(underpinned_by=[], fix={"P1": "4 h"})).text
