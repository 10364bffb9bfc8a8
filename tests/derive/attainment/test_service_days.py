"""How a service was day by day: what was measured, what was not, and incidents on top."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from servicefolio.derive.attainment.kept_promises import KeptPromises
from servicefolio.derive.attainment.service_days import ServiceDay, days_of_service
from servicefolio.records.base import Record
from tests.builders import TODAY, catalog, record, service

BERLIN = ZoneInfo("Europe/Berlin")


def series(identifier: str = "probe", **fields: object) -> Record:
    """Make a measurement of three weeks of November 2026."""
    made: dict[str, object] = {
        "title": "Series",
        "source": "probe",
        "completeness": "100 %",
        "measures": "gold#availability",
        "service": "vpn",
        "period": "2026-11-01 to 2026-11-20",
    }
    return record("measurement", identifier, **(made | fields))


def days(*records: Record, incidents: tuple[str, ...] = ()) -> dict[int, ServiceDay]:
    """Tell the days of November 2026 that are over."""
    sla = record("sla", "gold", agreed_with="board", availability="99.9 % per month")
    found = catalog(service(sla="gold"), sla, *records)
    promises = KeptPromises(found, BERLIN, TODAY).of_service("vpn")
    told = days_of_service(promises, incidents, date(2026, 11, 1), date(2026, 11, 22))
    return {day.day.day: day for day in told}


def downtime(day: int, opens: str, closes: str, **fields: object) -> dict[str, object]:
    return {"from": f"2026-11-{day:02} {opens}", "to": f"2026-11-{day:02} {closes}", **fields}


def test_a_day_that_nobody_measured_is_never_up() -> None:
    told = days(series(downtime=[], gaps=[{"from": "2026-11-05", "to": "2026-11-05"}]))
    assert {number for number, day in told.items() if day.state == "no data"} == {5, 21, 22}
    assert {day.state for number, day in told.items() if number not in {5, 21, 22}} == {"up"}
    assert told[5].words == "no data"
    assert told[4].sources == ("probe",)


@pytest.mark.parametrize(
    ("fields", "state", "words"),
    [
        ({}, "down", "down, 24 min lost"),
        ({"severity": "disrupted"}, "disturbed", "disturbed, 24 min lost"),
        ({"severity": "disrupted", "share": "50 %"}, "disturbed", "disturbed, 12 min lost"),
        ({"planned": "true"}, "planned", "away as planned, 24 min lost"),
        ({"severity": "notice"}, "up", "up"),
    ],
)
def test_a_day_is_as_bad_as_what_was_away(
    fields: dict[str, object], state: str, words: str
) -> None:
    told = days(series(downtime=[downtime(7, "10:00", "10:24", **fields)]))
    assert (told[7].state, told[7].words) == (state, words)
    assert (told[6].state, told[8].state) == ("up", "up")


def test_what_was_not_planned_is_told_before_what_was() -> None:
    planned = downtime(7, "02:00", "04:00", planned="true")
    told = days(series(downtime=[planned, downtime(7, "10:00", "10:10", severity="disrupted")]))
    assert told[7].state == "disturbed"
    assert told[7].lost == timedelta(hours=2, minutes=10)


def test_downtime_over_midnight_is_on_both_days() -> None:
    away = {"from": "2026-11-07 23:30", "to": "2026-11-08 00:15"}
    told = days(series(downtime=[away]))
    assert (told[7].words, told[8].words) == ("down, 30 min lost", "down, 15 min lost")
    assert told[9].state == "up"


def test_a_day_that_was_measured_in_part_says_so() -> None:
    gap = {"from": "2026-11-07 12:00", "to": "2026-11-07 18:00"}
    told = days(series(downtime=[], gaps=[gap]))
    assert told[7].words == "up (part of the day is not known)"


def test_rows_that_are_longer_than_a_day_say_nothing_of_it() -> None:
    rows = [{"from": "2026-11-01", "to": "2026-11-20", "value": "99.9"}]
    assert {day.state for day in days(series(data=rows, unit="%")).values()} == {"no data"}


def test_rows_of_days_say_how_each_was() -> None:
    rows = [
        {"from": f"2026-11-0{number}", "to": f"2026-11-0{number}", "good": good, "total": "100"}
        for number, good in ((1, "100"), (2, "97"), (3, "0"))
    ]
    told = days(series(data=rows))
    assert [told[number].state for number in (1, 2, 3, 4)] == ["up", "disturbed", "down", "no data"]


def test_incidents_stand_on_every_day_on_which_they_went_on() -> None:
    over = record(
        "incident",
        "INC-1",
        services="vpn",
        state="closed",
        started_at="2026-11-06 22:00",
        resolved_at="2026-11-08 00:00",
        resolution="Mended",
    )
    open_one = record("incident", "INC-2", services="vpn", started_at="2026-11-21 09:00")
    told = days(over, open_one, series(downtime=[]), incidents=("INC-1", "INC-2"))
    hit = {number: day.incidents for number, day in told.items() if day.incidents}
    assert hit == {6: ("INC-1",), 7: ("INC-1",), 21: ("INC-2",), 22: ("INC-2",)}
    assert told[7].state == "up"
    assert told[21].state == "no data"


def test_nothing_is_told_of_what_nothing_measures() -> None:
    assert days_of_service((), (), date(2026, 11, 1), date(2026, 11, 2)) == ()
