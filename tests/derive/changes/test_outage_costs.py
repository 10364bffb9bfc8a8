"""What planned outages cost of error budgets."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from servicefolio.derive.attainment.kept_promises import KeptPromises
from servicefolio.derive.changes.outage_costs import OutageCost, outage_costs
from servicefolio.records.base import Record
from tests.builders import catalog, record, service
from tests.pages import page_of

ZONE = ZoneInfo("Europe/Berlin")
TODAY = date(2026, 11, 23)
HOUR = timedelta(hours=1)


def change(identifier: str, day: str, hours: str, **fields: object) -> Record:
    window = f"{day} {hours}"
    return record("change", identifier, services=["vpn"], when=window, outage=window, **fields)


def sla(**fields: object) -> Record:
    return record("sla", "gold", agreed_with="board", **{"availability": "99.5 %", **fields})


def costs(*records: Record) -> list[OutageCost]:
    made = catalog(service("vpn", sla="gold"), *records)
    return list(outage_costs(KeptPromises(made, ZONE, TODAY)))


def test_outages_of_a_month_add_up_in_their_order() -> None:
    found = costs(
        sla(), change("b", "2026-12-12", "09:00-11:00"), change("a", "2026-12-05", "09:00-11:00")
    )
    assert [(cost.change, cost.before, cost.in_all, cost.is_beyond) for cost in found] == [
        ("a", (), 2 * HOUR, False),
        ("b", ("a",), 4 * HOUR, True),
    ]


def test_the_next_month_begins_anew() -> None:
    first, second = costs(
        sla(), change("a", "2026-12-31", "20:00-23:00"), change("b", "2027-01-01", "09:00-12:00")
    )
    assert (first.in_all, second.in_all) == (3 * HOUR, 3 * HOUR)


def test_an_outage_over_the_end_of_a_month_costs_each_its_own_part() -> None:
    half = timedelta(minutes=30)
    night = {"start": "2026-12-31 23:30", "end": "2027-01-01 00:30"}
    made = record("change", "a", services=["vpn"], when=night, outage={"when": night})
    found = costs(sla(availability="99.9 %"), made)
    assert [(cost.budget.attained.window.name, cost.counted) for cost in found] == [
        ("2026-12", half),
        ("2027-01", half),
    ]
    assert not any(cost.is_beyond for cost in found)


def test_an_outage_from_before_the_agreement_holds_counts_from_then_on() -> None:
    days = {"start": "2026-11-30 20:00", "end": "2026-12-01 04:00"}
    made = record("change", "a", services=["vpn"], when=days, outage={"when": days})
    (cost,) = costs(sla(valid_from="2026-12-01"), made)
    assert (cost.counted, cost.is_beyond) == (4 * HOUR, True)


def test_only_the_hours_of_the_promise_count() -> None:
    office = record("calendar", "office", hours="mon-fri 08:00-18:00 Europe/Berlin")
    (cost,) = costs(office, sla(service_hours="office"), change("a", "2026-12-04", "17:00-23:00"))
    assert cost.counted == HOUR
    assert not cost.is_beyond


def test_agreed_maintenance_does_not_count() -> None:
    (cost,) = costs(
        sla(maintenance={"windows": ["Sunday 02:00-05:00"]}),
        change("a", "2026-12-06", "02:00-06:00"),
    )
    assert cost.counted == HOUR


def test_what_is_over_called_off_or_promised_nowhere_costs_nothing() -> None:
    assert costs(sla(), change("a", "2026-11-02", "09:00-19:00")) == []
    assert costs(sla(), change("a", "2026-12-02", "09:00-19:00", state="cancelled")) == []
    assert costs(sla(state="draft"), change("a", "2026-12-02", "09:00-19:00")) == []
    assert costs(sla(valid_to="2026-11-30"), change("a", "2026-12-02", "09:00-19:00")) == []


def test_the_page_of_a_change_says_what_is_left() -> None:
    made = change("a", "2026-12-05", "09:00-15:00")
    text = page_of(made, service("vpn", sla="gold"), sla()).text
    assert "allows 3 h 43 min from 2026-12-01 to 2026-12-31" in text
    assert "more than is left" in text
