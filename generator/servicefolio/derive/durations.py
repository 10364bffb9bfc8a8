"""Which of two lengths of time is the longer, where that can be told without a calendar."""

from servicefolio.records.quantities import DurationValue

_LENGTHS: dict[str, tuple[str, int]] = {
    "s": ("clock", 1),
    "min": ("clock", 60),
    "h": ("clock", 3_600),
    "day": ("clock", 86_400),
    "week": ("clock", 604_800),
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
    measure, parts = _LENGTHS[one.unit]
    other_measure, other_parts = _LENGTHS[other.unit]
    return measure == other_measure and one.amount * parts > other.amount * other_parts
