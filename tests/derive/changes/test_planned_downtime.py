"""What a planned outage costs a service."""

from datetime import timedelta

import pytest

from servicefolio.derive.changes.planned_downtime import planned_downtime
from servicefolio.records.base import Record
from tests.builders import catalog, record, service
from tests.derive.schedules import BERLIN, change, item, window


def costs(
    *records: Record, outage: str = "2026-12-06 04:00-06:00", **fields: object
) -> list[tuple[str, int, tuple[str, ...]]]:
    """Tell by service how many minutes count, and who agreed to the others."""
    made = change("CHG-1", outage=outage, **fields)
    found = planned_downtime(catalog(made, *records), "CHG-1", BERLIN)
    return [(item.service, item.counted // timedelta(minutes=1), item.by) for item in found]


def test_all_of_an_outage_counts_where_nothing_is_agreed() -> None:
    assert costs(service()) == [("vpn", 120, ())]


def test_a_change_window_alone_is_no_agreement() -> None:
    weekly = window("sunday", "maintenance", repeats="every Sunday 02:00-05:00", scope="vpn")
    assert costs(weekly, service()) == [("vpn", 120, ())]
    freeze = window("closed", "freeze", when="2026-12-06")
    assert costs(freeze, service()) == [("vpn", 120, ())]


@pytest.mark.parametrize(
    ("words", "counted"),
    [
        ("Sunday 02:00-05:00", 60),
        (["Saturday 14:00-22:00", "Sunday 05:00-08:00"], 60),
        ("Sunday 00:00-12:00", 0),
        ("at night", 120),
        ("every other Sunday 02:00-05:00", 120),
    ],
)
def test_an_agreement_says_when_an_outage_does_not_count(words: object, counted: int) -> None:
    gold = record("sla", "gold", maintenance={"windows": words})
    by = ("gold",) if counted < 120 else ()
    assert costs(gold, service(sla="gold")) == [("vpn", counted, by)]
    draft = record("sla", "gold", maintenance={"windows": words}, state="draft")
    assert costs(draft, service(sla="gold")) == [("vpn", 120, ())]


def test_what_is_agreed_twice_counts_once() -> None:
    words = ["Sunday 02:00-05:30", "Sunday 02:00-05:00"]
    gold = record("sla", "gold", maintenance={"windows": words})
    assert costs(gold, service(sla="gold")) == [("vpn", 30, ("gold",))]


def test_each_service_that_is_touched_is_told_of() -> None:
    node = item("node")
    mail = service("mail", depends_on="node")
    found = costs(service(depends_on="node"), mail, node, configuration_items="node")
    assert found == [("mail", 120, ()), ("vpn", 120, ())]


def test_nothing_is_told_where_no_outage_is_known() -> None:
    assert costs(service(), outage="none") == []
    assert planned_downtime(catalog(change("CHG-1"), service()), "CHG-1", BERLIN) == ()
    called_off = change("CHG-1", outage="2026-12-06 04:00-06:00", state="cancelled")
    assert planned_downtime(catalog(called_off, service()), "CHG-1", BERLIN) == ()


def test_an_hour_that_clocks_show_twice_is_an_hour_more() -> None:
    assert costs(service(), outage="2026-10-25 01:30-03:30") == [("vpn", 180, ())]
