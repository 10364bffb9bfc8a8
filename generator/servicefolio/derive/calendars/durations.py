"""Which of two lengths of time is the longer, where that can be told without a calendar."""

from dataclasses import dataclass
from datetime import timedelta
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

_SHORTEST_MONTH, _LONGEST_MONTH = timedelta(days=28), timedelta(days=31)


@dataclass(frozen=True, slots=True)
class ClockTime:
    """How long something lasts on a clock that never stops."""

    least: timedelta
    most: timedelta | None
    """None where only a calendar knows an end: holidays may come in between."""

    @property
    def is_exact(self) -> bool:
        """Whether the length is the same, whenever it begins."""
        return self.least == self.most


def on_the_clock(time: DurationValue) -> ClockTime:
    """Tell how long a time lasts on the clock at least, and at most.

    A month has 28 to 31 days. Of working days the first and the last may each be a part of a day,
    so that between them lie as many whole days as there are, but one. A working hour is an hour.

    >>> on_the_clock(DurationValue(Decimal(3), "working day")).least
    datetime.timedelta(days=2)
    """
    measure, amount = measured(time)
    match measure:
        case "clock":
            exact = _times(timedelta(milliseconds=1), amount)
            return ClockTime(exact, exact)
        case "month":
            return ClockTime(_times(_SHORTEST_MONTH, amount), _times(_LONGEST_MONTH, amount))
        case "working day":
            return ClockTime(_times(timedelta(days=1), max(amount - 1, Decimal(0))), None)
        case _:
            return ClockTime(_times(timedelta(hours=1), amount), None)


def is_longer_on_the_clock(one: DurationValue, other: DurationValue) -> bool:
    """Tell whether one is longer for certain, where both run day and night.

    >>> is_longer_on_the_clock(
    ...     DurationValue(Decimal(1), "month"), DurationValue(Decimal(27), "day")
    ... )
    True
    """
    most = on_the_clock(other).most
    return is_longer(one, other) or (most is not None and on_the_clock(one).least > most)


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


def sum_of(one: timedelta, other: timedelta) -> timedelta:
    """Add two lengths of time; what is longer than can be written is the longest."""
    try:
        return one + other
    except OverflowError:
        return timedelta.max


def measured(time: DurationValue) -> tuple[str, Decimal]:
    """Count a length of time in the smallest parts of its measure: the same lengths are equal.

    >>> from decimal import Decimal
    >>> measured(DurationValue(Decimal(2), "working day"))
    ('working day', Decimal('2'))
    """
    measure, parts = _LENGTHS[time.unit]
    return measure, time.amount * parts


def _times(part: timedelta, amount: Decimal) -> timedelta:
    try:
        return part * float(amount)
    except OverflowError:  # longer than anybody will live
        return timedelta.max
