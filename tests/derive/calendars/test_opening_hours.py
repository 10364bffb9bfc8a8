"""When the hours of a calendar are, held against a look at every minute."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servicefolio.derive.calendars.opening_hours import (
    ALWAYS,
    OpeningHours,
    after,
    before,
    elapsed,
    next_opening,
    spans,
    working_day_after,
)

MINUTE = timedelta(minutes=1)
DAY = 24 * 60
BERLIN = ZoneInfo("Europe/Berlin")
WORKING = OpeningHours(BERLIN, (*[((480, 1080),)] * 5, (), ()))
"""Monday to Friday 08:00 to 18:00."""

ZONES = st.sampled_from(
    # Half an hour's daylight saving; changes at midnight; quarters of an hour; none; a day skipped.
    [
        "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago",
        "Asia/Kathmandu", "Asia/Beirut", "UTC", "Africa/Casablanca", "Pacific/Apia",
    ]
).map(ZoneInfo)  # fmt: skip
CUTS = st.lists(st.integers(0, DAY), max_size=6, unique=True).map(sorted)
DAYS = st.one_of(st.just([0, DAY]), CUTS).map(
    lambda cuts: tuple((first, last) for first, last in zip(cuts[::2], cuts[1::2], strict=False))
)
NIGHTS = (
    datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC),
    datetime(2026, 4, 5, 3, tzinfo=UTC), datetime(2026, 9, 6, 4, tzinfo=UTC),
    datetime(2026, 3, 28, 22, tzinfo=UTC), datetime(2026, 2, 15, 2, tzinfo=UTC),
    datetime(2011, 12, 30, 10, tzinfo=UTC), datetime(2026, 12, 31, 23, tzinfo=UTC),
)  # fmt: skip
"""Moments about which clocks or years change."""
MOMENTS = st.tuples(st.sampled_from(NIGHTS), st.integers(-DAY, DAY)).map(
    lambda near: near[0] + near[1] * MINUTE
)
LENGTHS = st.integers(0, DAY).map(lambda minutes: minutes * MINUTE)


@st.composite
def calendars(draw: st.DrawFn) -> OpeningHours:
    night = draw(st.sampled_from(NIGHTS)).date()
    near = st.integers(-4, 4).map(lambda days: night + timedelta(days=days))
    return OpeningHours(
        draw(ZONES),
        tuple(draw(DAYS) for _ in range(7)),
        frozenset(draw(st.lists(near, max_size=2))),
        frozenset((day.month, day.day) for day in draw(st.lists(near, max_size=1))),
    )


def is_open(hours: OpeningHours, minute: datetime) -> bool:
    """Look at the clock on the wall."""
    wall = minute.astimezone(hours.zone)
    day = wall.date()
    if day in hours.holidays or (day.month, day.day) in hours.yearly:
        return False
    now = wall.hour * 60 + wall.minute
    return any(opens <= now < closes for opens, closes in hours.week[day.weekday()])


def open_minutes(hours: OpeningHours, start: datetime, end: datetime) -> list[datetime]:
    count = (end - start) // MINUTE
    return [minute for n in range(count) if is_open(hours, minute := start + n * MINUTE)]


@settings(max_examples=1000)
@given(calendars(), MOMENTS, LENGTHS)
def test_hours_are_those_of_every_minute(
    hours: OpeningHours, start: datetime, length: timedelta
) -> None:
    found = list(spans(hours, start, start + length))
    minutes = [
        opens + n * MINUTE for opens, closes in found for n in range((closes - opens) // MINUTE)
    ]
    assert minutes == open_minutes(hours, start, start + length)
    assert all(before[1] < then[0] for before, then in pairwise(found))
    assert elapsed(hours, start, start + length) == len(minutes) * MINUTE


@settings(max_examples=200)
@given(calendars(), MOMENTS, st.integers(1, DAY))
def test_an_amount_has_passed_with_its_last_minute(
    hours: OpeningHours, start: datetime, count: int
) -> None:
    minutes = open_minutes(hours, start, start + 2 * DAY * MINUTE)
    if len(minutes) >= count:
        assert after(hours, start, count * MINUTE) == minutes[count - 1] + MINUTE
        last = after(hours, start, count * MINUTE)
        assert last is not None
        assert before(hours, last, count * MINUTE) == minutes[0]
    if minutes:
        assert next_opening(hours, start) == minutes[0]
    assert after(hours, start, timedelta()) == start


@given(MOMENTS, LENGTHS)
def test_without_a_calendar_all_time_counts(start: datetime, length: timedelta) -> None:
    assert elapsed(ALWAYS, start, start + length) == length
    assert after(ALWAYS, start, length) == start + length
    assert list(spans(ALWAYS, start, start + length)) == [(start, start + length)][: bool(length)]


def test_what_runs_backwards_is_nothing() -> None:
    noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert elapsed(ALWAYS, noon, noon - MINUTE) == timedelta()
    assert elapsed(WORKING, noon, noon - MINUTE) == timedelta()


def test_hours_that_never_are_are_never_over() -> None:
    never = OpeningHours(BERLIN, ((),) * 7)
    noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert after(never, noon, MINUTE) is None
    assert next_opening(never, noon) is None
    assert working_day_after(never, noon, 1) is None
    assert after(WORKING, datetime(9999, 12, 30, tzinfo=UTC), timedelta(days=9)) is None


def test_the_ends_of_the_calendar_are_borne() -> None:
    first, last = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
    assert elapsed(WORKING, first, datetime(3, 1, 1, tzinfo=UTC)) > timedelta(days=200)
    assert elapsed(WORKING, datetime(9998, 1, 1, tzinfo=UTC), last) > timedelta(days=200)
    for moment in (first, last):
        assert len(list(spans(WORKING, moment, moment))) == 0
        next_opening(WORKING, moment)
        working_day_after(WORKING, moment, 3)


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        ("2026-11-23 09:00", 1, "2026-11-24 18:00"),
        ("2026-11-23 17:59", 0, "2026-11-23 18:00"),
        ("2026-11-23 18:00", 0, "2026-11-24 18:00"),
        ("2026-11-27 17:00", 2, "2026-12-01 18:00"),
        ("2026-11-28 12:00", 1, "2026-12-01 18:00"),
    ],
)
def test_working_days_end_with_their_hours(start: str, count: int, expected: str) -> None:
    begins = datetime.fromisoformat(start).replace(tzinfo=BERLIN).astimezone(UTC)
    ends = datetime.fromisoformat(expected).replace(tzinfo=BERLIN).astimezone(UTC)
    assert working_day_after(WORKING, begins, count) == ends


def test_a_holiday_is_no_working_day() -> None:
    hours = OpeningHours(
        BERLIN, WORKING.week, frozenset({date(2026, 11, 24)}), frozenset({(11, 25)})
    )
    begins = datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert working_day_after(hours, begins, 1) == datetime(2026, 11, 26, 17, tzinfo=UTC)
