"""How much time lies between two moments."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from servicefolio.derive.calendars.elapsed import age_in_words, between, in_words, instant
from servicefolio.records.moment import DateTimeValue, parse_date_time

BERLIN = ZoneInfo("Europe/Berlin")


def moment(text: str) -> DateTimeValue:
    found = parse_date_time(text)
    assert found is not None
    return found


def test_clocks_that_are_put_back_do_not_shorten_the_night() -> None:
    night = moment("2026-10-24 22:00"), moment("2026-10-25 06:00")
    assert between(*night, BERLIN) == timedelta(hours=9)
    assert between(*night, UTC) == timedelta(hours=8)


def test_a_moment_with_a_zone_keeps_it() -> None:
    length = between(moment("2026-11-23 08:00 Z"), moment("2026-11-23 10:30"), BERLIN)
    assert length == timedelta(hours=1, minutes=30)


def test_a_day_begins_where_the_clocks_are() -> None:
    assert instant(date(2026, 11, 23), BERLIN) == datetime(2026, 11, 22, 23, tzinfo=UTC)


@pytest.mark.parametrize("day", ["0001-01-01 00:00", "9999-12-31 23:00"])
def test_the_ends_of_time_are_moments_too(day: str) -> None:
    for zone in (BERLIN, ZoneInfo("America/New_York")):
        assert instant(moment(day), zone).tzinfo == UTC


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(minutes=3, seconds=59), "3 min"),
        (timedelta(hours=2), "2 h"),
        (timedelta(days=1), "1 day"),
        (timedelta(days=16, hours=14, minutes=40), "16 days 14 h"),
    ],
)
def test_a_length_is_said_as_its_size_deserves(length: timedelta, words: str) -> None:
    assert in_words(length) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "less than a day"),
        (13, "13 days"),
        (14, "2 weeks"),
        (90, "12 weeks"),
        (91, "3 months"),
        (365, "12 months"),
        (1461, "4 years"),
    ],
)
def test_an_age_is_said_as_its_size_deserves(days: int, words: str) -> None:
    assert age_in_words(days) == words
