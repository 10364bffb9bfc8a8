"""Which of two lengths of time is the longer, where that can be told without a calendar."""

from decimal import Decimal

from servicefolio.records.quantities import DurationValue

_LENGTHS: dict[str, tuple[str, int]] = {
    "ms": ("clock", 1),
    "s": ("clock", 1_000),
    "min": ("clock", 60_000),
    "h": ("clock", 3_600_000),
    "day": ("clock", 86_400_000),
    "week": ("clock", 604_800_000),
    "working hour": ("working hour", 1),
    "working day": ("working day", 1),
    "month": ("month", 1),
    "year": ("month", 12),
}
"""The measure of each unit, and how many of that measure's smallest parts it has."""


def is_longer(one: DurationValue, other: DurationValue) -> bool:
    """Tell whether one is longer for certain; what only a calendar could tell is not.

    >>> from decimal import Decimal
    >>> is_longer(DurationValue(Decimal(90), "min"), DurationValue(Decimal(1), "h"))
    True
    >>> is_longer(DurationValue(Decimal(48), "h"), DurationValue(Decimal(1), "working day"))
    False
    """
    (measure, amount), (other_measure, other_amount) = measured(one), measured(other)
    return measure == other_measure and amount > other_amount


def measured(time: DurationValue) -> tuple[str, Decimal]:
    """Count a length of time in the smallest parts of its measure: the same lengths are equal.

    >>> from decimal import Decimal
    >>> measured(DurationValue(Decimal(2), "working day"))
    ('working day', Decimal('2'))
    """
    measure, parts = _LENGTHS[time.unit]
    return measure, time.amount * parts
