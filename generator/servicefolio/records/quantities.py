"""Amounts with a unit: percentages and lengths of time, as their authors wrote them."""

import re
from dataclasses import dataclass
from decimal import Decimal

_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*%")
_DURATION = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)\s*([a-z]+(?: [a-z]+)?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PercentValue:
    """A percentage with the digits that its author wrote: 99.50 % claims more than 99.5 %."""

    value: Decimal

    def __str__(self) -> str:
        return f"{self.value} %"


def parse_percent(text: str) -> PercentValue | None:
    """Read `99.5 %`, from 0 to 100."""
    match = _PERCENT.fullmatch(text.strip())
    if not match or Decimal(match[1]) > 100:  # noqa: PLR2004 - per cent
        return None
    return PercentValue(Decimal(match[1]))


UNITS: dict[str, tuple[str, ...]] = {
    "ms": ("ms", "millisecond", "milliseconds"),
    "s": ("s", "sec", "second", "seconds"),
    "min": ("min", "minute", "minutes"),
    "h": ("h", "hour", "hours"),
    "working hour": ("working hour", "working hours"),
    "working day": ("working day", "working days"),
    "day": ("d", "day", "days"),
    "week": ("w", "week", "weeks"),
    "month": ("month", "months"),
    "year": ("year", "years"),
}
_UNIT_BY_WORD = {word: unit for unit, words in UNITS.items() for word in words}
_NEVER_PLURAL = frozenset({"ms", "s", "min", "h"})


@dataclass(frozen=True, slots=True)
class DurationValue:
    """An amount of time in the unit that its author chose; working days are not days."""

    amount: Decimal
    unit: str
    """`ms`, `s`, `min`, `h`, `working hour`, `working day`, `day`, `week`, `month` or `year`."""

    def __str__(self) -> str:
        ending = "" if self.amount == 1 or self.unit in _NEVER_PLURAL else "s"
        return f"{self.amount} {self.unit}{ending}"


def parse_duration(text: str) -> DurationValue | None:
    """Read `4 h` or `3 working days`."""
    match = _DURATION.fullmatch(text.strip())
    unit = _UNIT_BY_WORD.get(match[2].lower()) if match else None
    return DurationValue(Decimal(match[1]), unit) if match and unit else None
