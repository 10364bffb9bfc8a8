"""Which of two lengths of time is the longer for certain."""

from datetime import timedelta
from decimal import Decimal

import pytest

from servicefolio.derive.calendars.durations import (
    is_longer,
    is_longer_on_the_clock,
    on_the_clock,
    sum_of,
)
from servicefolio.records.quantities import UNITS, DurationValue, parse_duration


def longer(one: str, other: str) -> bool:
    first, second = parse_duration(one), parse_duration(other)
    assert first
    assert second
    return is_longer(first, second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("61 min", "1 h"),
        ("1.5 h", "89 min"),
        ("2 days", "47 h"),
        ("1 week", "6 days"),
        ("3 working days", "2 working days"),
        ("9 working hours", "8 working hours"),
        ("1 year", "11 months"),
    ],
)
def test_the_longer_one(one: str, other: str) -> None:
    assert longer(one, other)
    assert not longer(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("60 min", "1 h"), ("30 h", "1 working day"), ("9 working hours", "1 working day"),
     ("5 weeks", "1 month")],
)  # fmt: skip
def test_equal_or_not_to_be_compared(one: str, other: str) -> None:
    assert not longer(one, other)
    assert not longer(other, one)


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_has_a_measure(unit: str) -> None:
    assert is_longer(DurationValue(Decimal(2), unit), DurationValue(Decimal(1), unit))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("61 min", "1 h"),
        ("1 month", "27 days"),
        ("32 days", "1 month"),
        ("3 working days", "47 h"),
        ("3 working days", "2 working days"),
        ("9 working hours", "8 h"),
        ("1 year", "47 weeks"),
        ("999999999 years", "1 year"),
    ],
)
def test_the_longer_one_on_the_clock(one: str, other: str) -> None:
    first, second = parse_duration(one), parse_duration(other)
    assert first
    assert second
    assert is_longer_on_the_clock(first, second)
    assert not is_longer_on_the_clock(second, first)


@pytest.mark.parametrize(
    ("one", "other"),
    [("1 month", "28 days"), ("31 days", "1 month"), ("3 working days", "48 h"),
     ("5 weeks", "1 working day"), ("8 working hours", "8 h"), ("1 working day", "1 min")],
)  # fmt: skip
def test_what_only_a_calendar_could_tell_is_not_longer(one: str, other: str) -> None:
    first, second = parse_duration(one), parse_duration(other)
    assert first
    assert second
    assert not is_longer_on_the_clock(first, second)
    assert not is_longer_on_the_clock(second, first)


def test_what_is_longer_than_can_be_written_is_the_longest() -> None:
    longest = on_the_clock(DurationValue(Decimal(999_999_999), "week")).least
    assert longest == timedelta.max == sum_of(longest, timedelta(hours=1))
