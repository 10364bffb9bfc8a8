"""The times of what comes again, held against a count of every day and minute."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servicefolio.derive.calendars.occurrences import next_occurrences, occurrences, weekly_times
from servicefolio.derive.calendars.spans import Span
from servicefolio.records.base import Record
from tests.builders import record

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = [
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",  # half an hour
    "America/Sao_Paulo",  # at midnight, until 2019
    "Asia/Kolkata",
    "Africa/Casablanca",
    "UTC",
]
WEEK = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def window(**fields: object) -> Record:
    return record("change_window", "window", window_type="maintenance", **fields)


def at(text: str, zone: ZoneInfo = BERLIN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def times(made: Record, start: str, end: str, zone: ZoneInfo = BERLIN) -> list[str]:
    found = occurrences(made, Span(at(start, zone), at(end, zone)), zone)  # type: ignore[arg-type]
    return [span.words(zone) for span in found]


def test_a_window_comes_in_its_hours_within_its_days() -> None:
    made = window(
        repeats="every Sunday 02:00-06:00",
        first_day="2026-11-29",
        last_day="2026-12-20",
        skips=["2026-12-13"],
    )
    assert times(made, "2026-11-01", "2027-02-01") == [
        "2026-11-29 02:00 to 06:00",
        "2026-12-06 02:00 to 06:00",
        "2026-12-20 02:00 to 06:00",
    ]


def test_a_window_is_half_open() -> None:
    made = window(repeats="every Sunday 02:00-06:00")
    assert times(made, "2026-11-29 06:00", "2026-12-06 02:00") == []
    assert times(made, "2026-11-29 05:59", "2026-12-06 02:01") == [
        "2026-11-29 02:00 to 06:00",
        "2026-12-06 02:00 to 06:00",
    ]


def test_what_began_on_the_day_before_is_found() -> None:
    made = window(repeats="every Friday 18:00 - Monday 06:00")
    assert times(made, "2026-11-30 05:00", "2026-11-30 05:01") == [
        "2026-11-27 18:00 to 2026-11-30 06:00"
    ]


def test_a_time_that_clocks_skip_moves_forward_and_what_they_show_twice_is_the_first() -> None:
    spring = window(repeats="every Sunday 02:30-03:00")
    assert times(spring, "2026-03-29", "2026-03-30") == ["2026-03-29 03:30 to 04:00"]
    whole = window(repeats="every Sunday 02:00-05:00")
    assert times(whole, "2026-03-29", "2026-03-30") == ["2026-03-29 03:00 to 05:00"]
    autumn = window(repeats="every Sunday 02:30-03:30")
    (only,) = occurrences(autumn, Span(at("2026-10-25"), at("2026-10-26")), BERLIN)  # type: ignore[arg-type]
    assert only == Span(
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 2, 30, tzinfo=UTC)
    )


def test_a_window_is_in_its_own_zone() -> None:
    made = window(repeats="every day 09:00-10:00", timezone="America/New_York")
    assert times(made, "2026-12-01", "2026-12-02") == ["2026-12-01 15:00 to 16:00"]


def test_a_rule_without_hours_has_those_of_its_first_time_or_whole_days() -> None:
    first = window(when="2026-12-04 22:00 - 2026-12-05 04:00", repeats="FREQ=WEEKLY;BYDAY=FR")
    assert times(first, "2026-12-10", "2026-12-13") == ["2026-12-11 22:00 to 2026-12-12 04:00"]
    assert len(times(first, "2026-12-04", "2026-12-05")) == 1
    whole = window(repeats="first two working days of every month")
    assert times(whole, "2026-12-01", "2026-12-31") == [
        "2026-12-01 00:00 to 24:00",
        "2026-12-02 00:00 to 24:00",
    ]


def test_the_next_times_are_found_however_far_away() -> None:
    def after(most: int, **fields: str) -> list[str]:
        found = next_occurrences(window(**fields), at("2026-11-23"), most, BERLIN)  # type: ignore[arg-type]
        return [span.words(BERLIN) for span in found]

    assert after(2, repeats="every 2 weeks on Friday 18:00-19:00", first_day="2026-01-02") == [
        "2026-12-04 18:00 to 19:00",
        "2026-12-18 18:00 to 19:00",
    ]
    assert after(1, repeats="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=SU") == [
        "2032-02-29 00:00 to 24:00"
    ]
    assert after(3, repeats="every day", last_day="2026-11-22") == []


def test_words_of_an_agreement_are_times_unless_nobody_knows_when_they_begin() -> None:
    within = Span(at("2026-12-05"), at("2026-12-08"))
    assert len(weekly_times("Sunday 02:00-05:00", within, BERLIN)) == 1
    assert weekly_times("every other Sunday 02:00-05:00", within, BERLIN) == ()


@pytest.mark.parametrize("year", [1, 9999])
def test_the_ends_of_time_are_no_error(year: int) -> None:
    made = window(repeats="every day 22:00-04:00")
    edge = datetime(year, 1 if year == 1 else 12, 1 if year == 1 else 31, 12, tzinfo=UTC)
    assert occurrences(made, Span(edge, edge + timedelta(hours=11)), BERLIN) == ()  # type: ignore[arg-type]


@settings(max_examples=60)
@given(
    zone=st.sampled_from(ZONES).map(ZoneInfo),
    start=st.dates(date(2016, 1, 1), date(2027, 12, 1))
    | st.sampled_from([date(2026, 3, 27), date(2026, 10, 23), date(2018, 11, 2), date(2026, 4, 3)]),
    days=st.sets(st.sampled_from(range(7)), min_size=1),
    opens=st.integers(0, 24 * 60 - 1),
    closes=st.integers(0, 24 * 60),
)
def test_times_are_those_that_a_count_of_minutes_finds(
    zone: ZoneInfo, start: date, days: set[int], opens: int, closes: int
) -> None:
    if opens == closes:
        closes = opens + 1
    words = f"every {', '.join(WEEK[day] for day in days)} {_clock(opens)}-{_clock(closes)}"
    first = datetime(start.year, start.month, start.day, tzinfo=UTC)
    within = Span(first, first + timedelta(days=5))
    found = occurrences(window(repeats=words), within, zone)  # type: ignore[arg-type]
    assert list(found) == sorted(set(_counted(within, days, opens, closes, zone)))


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _counted(within: Span, days: set[int], opens: int, closes: int, zone: ZoneInfo) -> list[Span]:
    """Go through every day, and through its minutes from two days before it on."""
    found = []
    length = closes - opens if closes > opens else closes - opens + 24 * 60
    for number in range(-3, 9):
        day = within.start.date() + timedelta(days=number)
        if day.weekday() in days:
            wall = datetime(day.year, day.month, day.day) + timedelta(minutes=opens)  # noqa: DTZ001 - a wall clock
            start, end = _first(wall, zone), _first(wall + timedelta(minutes=length), zone)
            end = end if end > start else start + timedelta(minutes=length)
            if start < within.end and within.start < end:
                found.append(Span(start, end))
    return found


def _first(wall: datetime, zone: ZoneInfo) -> datetime:
    """Look for the first minute at which clocks show a time; a skipped one is so much later."""
    for late in range(0, 24 * 60, 30):
        minute = (wall - timedelta(hours=15)).replace(tzinfo=UTC)
        for _ in range(31 * 60):
            if minute.astimezone(zone).replace(tzinfo=None) == wall + timedelta(minutes=late):
                return minute
            minute += timedelta(minutes=1)
    raise AssertionError(wall)
