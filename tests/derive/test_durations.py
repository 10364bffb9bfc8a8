"""Which of two lengths of time is the longer for certain."""

from decimal import Decimal

import pytest

from servicefolio.derive.durations import is_longer
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
