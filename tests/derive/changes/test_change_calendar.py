"""The change calendar: months, weeks and days."""

from datetime import date

import pytest

from servicefolio.derive.changes.change_calendar import days_of, events_in, months_of, span_of_days
from servicefolio.records.base import Record
from tests.builders import TODAY, catalog, service
from tests.derive.schedules import BERLIN, change, window


def days(*records: Record, first: str = "2026-12-01", last: str = "2026-12-31") -> list[str]:
    """Say what is on each day: its sort, id and hours."""
    ends = date.fromisoformat(first), date.fromisoformat(last)
    events = events_in(catalog(*records, service()), span_of_days(*ends, BERLIN), BERLIN)
    return [
        f"{day.day:%d} {part.event.sort} {part.event.id} {part.opens}-{part.closes}"
        for day in days_of(events, *ends, BERLIN)
        for part in day.parts
    ]


def test_windows_stand_before_changes_and_changes_by_their_time() -> None:
    found = days(
        change("CHG-2", "2026-12-06 04:00-05:00"),
        change("CHG-1", "2026-12-06 02:00-05:00"),
        window("sunday", "maintenance", repeats="every Sunday 02:00-05:00", last_day="2026-12-12"),
        window("closed", when="2026-12-06"),
    )
    assert found == [
        "06 freeze closed 00:00-24:00",
        "06 maintenance sunday 02:00-05:00",
        "06 change CHG-1 02:00-05:00",
        "06 change CHG-2 04:00-05:00",
    ]


def test_what_goes_on_has_a_part_of_every_day() -> None:
    made = change("CHG-1", "2026-12-06 22:00 - 2026-12-08 00:00")
    assert days(made) == ["06 change CHG-1 22:00-24:00", "07 change CHG-1 00:00-24:00"]
    assert days(made, first="2026-12-07") == ["07 change CHG-1 00:00-24:00"]
    assert days(made, last="2026-12-06") == ["06 change CHG-1 22:00-24:00"]


def test_a_done_change_stands_where_it_was_done_and_one_called_off_nowhere() -> None:
    done = change("CHG-1", actual="2026-12-08 09:00-10:00", state="closed")
    assert days(done, change("CHG-2", state="cancelled")) == ["08 change CHG-1 09:00-10:00"]


def test_a_month_has_weeks_from_monday_on() -> None:
    (month, *_) = months_of(catalog(change("CHG-1", "2026-11-25"), service()), BERLIN, TODAY)
    assert month.words == "November 2026"
    first, *_, last = month.weeks
    assert [day and day.day.day for day in first] == [None] * 6 + [1]
    assert [day and day.day.day for day in last] == [30] + [None] * 6
    assert [f"{day.weekday} {day.day}" for day in month.days] == ["Wednesday 2026-11-25"]


@pytest.mark.parametrize(
    ("when", "months"),
    [
        ("2026-11-25", ["November 2026"]),
        ("2027-01-31 20:00-24:00", ["November 2026", "December 2026", "January 2027"]),
        ("2026-10-05", ["November 2026", "October 2026"]),
        ("2026-09-05", []),
        ("2029-09-05", []),
    ],
)
def test_there_are_months_as_long_as_something_is_planned(when: str, months: list[str]) -> None:
    found = months_of(catalog(change("CHG-1", when), service()), BERLIN, TODAY)
    assert [month.words for month in found] == months


def test_what_comes_again_makes_no_month() -> None:
    made = window("sunday", "maintenance", repeats="every Sunday 02:00-05:00")
    found = months_of(catalog(made), BERLIN, TODAY)
    assert [month.words for month in found] == ["November 2026", "October 2026"]
