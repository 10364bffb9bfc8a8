"""When a limit is over."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from servicefolio.derive.calendars.due_dates import due
from servicefolio.derive.calendars.opening_hours import ALWAYS, OpeningHours
from servicefolio.derive.calendars.spans import Span
from servicefolio.records.quantities import DurationValue, parse_duration

BERLIN = ZoneInfo("Europe/Berlin")
WORKING = OpeningHours(BERLIN, (*[((480, 1080),)] * 5, (), ()))
"""Monday to Friday 08:00 to 18:00, as in the vectors of glpi#22678."""
WITH_LUNCH = OpeningHours(BERLIN, (*[((480, 720), (780, 1020))] * 5, (), ()))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN).astimezone(UTC)


def limit(text: str) -> DurationValue:
    found = parse_duration(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("start", "amount", "expected"),
    [
        ("2026-11-23 17:00", "4 h", "2026-11-24 11:00"),
        ("2026-11-23 16:00", "4 h", "2026-11-24 10:00"),
        ("2026-11-23 16:00", "2 h", "2026-11-23 18:00"),
        ("2026-11-27 17:30", "45 min", "2026-11-30 08:15"),
        ("2026-11-28 03:00", "1 working hour", "2026-11-30 09:00"),
        ("2026-11-23 10:00", "2 working days", "2026-11-25 18:00"),
        ("2026-11-23 10:00", "1.5 working days", "2026-11-25 18:00"),
        ("2026-11-28 10:00", "2 days", "2026-11-30 10:00"),
        ("2026-11-23 10:00", "1 week", "2026-11-30 10:00"),
        ("2027-01-31 10:00", "1 month", "2027-02-28 10:00"),
        ("2026-11-23 10:00", "1 year", "2027-11-23 10:00"),
    ],
)
def test_limits_in_working_hours(start: str, amount: str, expected: str) -> None:
    assert due(WORKING, at(start), limit(amount)) == at(expected)


def test_the_break_at_noon_does_not_count() -> None:
    assert due(WITH_LUNCH, at("2026-11-23 11:30"), limit("1 h")) == at("2026-11-23 13:30")


@pytest.mark.parametrize(
    ("pending", "expected"),
    [
        ([("2026-11-23 09:00", "2026-11-23 12:00")], "2026-11-23 15:00"),
        ([("2026-11-20 18:00", "2026-11-23 08:00")], "2026-11-23 12:00"),
        ([("2026-11-23 11:00", "2026-11-24 09:00")], "2026-11-24 10:00"),
        ([("2026-11-23 09:00", "2026-11-23 10:00"), ("2026-11-23 12:30", "2026-11-23 13:00")],
         "2026-11-23 13:30"),
        ([("2026-11-23 12:00", "2026-11-23 13:00")], "2026-11-23 12:00"),
    ],
)  # fmt: skip
def test_what_waits_is_due_later_by_the_hours_of_waiting(
    pending: list[tuple[str, str]], expected: str
) -> None:
    spans: list[Span] = [(at(start), at(end)) for start, end in pending]
    assert due(WORKING, at("2026-11-23 08:00"), limit("4 h"), spans) == at(expected)


def test_what_takes_for_ever_is_never_due() -> None:
    assert due(OpeningHours(BERLIN, ((),) * 7), at("2026-11-23 08:00"), limit("1 min")) is None
    assert due(WORKING, at("2026-11-23 08:00"), limit("999999999 h")) is None
    assert due(ALWAYS, at("2026-11-23 08:00"), limit("999999999 years")) is None
