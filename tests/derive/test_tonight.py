"""What a shift has to know until the next morning."""

from datetime import date
from zoneinfo import ZoneInfo

from servicefolio.derive.tonight import (
    new_errors,
    planned_until_morning,
    teams_on_call,
    until_morning,
)
from servicefolio.records.base import Record
from tests.builders import TODAY, catalog, known_error, service, team
from tests.derive.schedules import BERLIN, change, window


def test_the_night_ends_at_eight_by_the_clocks_of_the_place() -> None:
    written = until_morning(BERLIN, TODAY).written
    assert written == "2026-11-22T23:00:00Z/2026-11-24T07:00:00Z"
    # In the night in which clocks are put forward it is an hour shorter.
    assert until_morning(BERLIN, date(2026, 3, 28)).written.endswith("/2026-03-29T06:00:00Z")
    assert until_morning(ZoneInfo("UTC"), TODAY).written.endswith("/2026-11-24T08:00:00Z")


def test_what_has_a_part_in_the_night_is_listed_and_what_is_called_off_is_not() -> None:
    made = catalog(
        change("CHG-1", "2026-11-24 07:30-09:00"),
        change("CHG-2", "2026-11-24 08:00-09:00"),
        change("CHG-3", "2026-11-22 22:00 - 2026-11-23 01:00", state="closed"),
        change("CHG-4", "2026-11-23 20:00-21:00", state="cancelled"),
        window("monday", "maintenance", repeats="every Monday 22:00-23:00"),
        window("tuesday", "maintenance", repeats="every Tuesday 09:00-10:00"),
        service(),
    )
    found = planned_until_morning(made, BERLIN, TODAY)
    assert [event.id for event in found] == ["CHG-3", "monday", "CHG-1"]


def days(*records: Record, changes: dict[str, date] | None = None) -> list[tuple[str, str, bool]]:
    found = new_errors(catalog(*records, service()), changes or {}, TODAY)
    return [(error.record.id, error.day.isoformat(), error.is_verified) for error in found]


def test_new_known_errors_are_those_of_two_weeks_the_newest_first() -> None:
    assert days(
        known_error("old", created="2026-11-08"),
        known_error("first", created="2026-11-09"),
        known_error("last", created="2026-11-23", state="open", verified="2026-11-23"),
        known_error("to-come", created="2026-11-24"),
        known_error("gone", created="2026-11-20", state="retired"),
    ) == [("last", "2026-11-23", True), ("first", "2026-11-09", False)]


def test_an_unverified_one_without_a_date_of_its_own_has_that_of_its_file() -> None:
    changes = {f"kb/known-errors/{name}.yaml": date(2026, 11, 20) for name in ("new", "open")}
    records = (known_error("new"), known_error("open", state="open", verified="2026-01-01"))
    assert days(*records, changes=changes) == [("new", "2026-11-20", False)]
    assert days(known_error("new", updated="2026-11-19")) == [("new", "2026-11-19", False)]
    assert days(known_error("new")) == []


def test_teams_that_answer_at_any_hour_are_listed_by_title() -> None:
    made = catalog(
        team("b", title="networks", on_call="119"),
        team("a", title="Databases", on_call="110"),
        team("c", title="Desk", phone="100"),
        team("d", title="Gone", on_call="100", state="inactive"),
    )
    assert [record.id for record in teams_on_call(made)] == ["a", "b"]
