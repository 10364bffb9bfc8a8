"""How long what is there lasts, as it grows: the runway of a capacity design.

Runway = (limit x threshold - current) / growth, in months, counted from the day on which the
numbers were written.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Protocol

from servicefolio.records.quantities import DurationValue, PercentValue

DAYS_A_MONTH = Decimal("30.4375")
"""The average: a year has 365.25 days."""
_MOST_DAYS = 36_525
"""A century: what lasts longer does not run out."""
_DAYS_OF_UNIT = {
    "ms": Decimal(0),
    "s": Decimal(0),
    "min": Decimal(0),
    "h": 1 / Decimal(24),
    "working hour": 1 / Decimal(8) * 7 / 5,
    "working day": Decimal(7) / 5,
    "day": Decimal(1),
    "week": Decimal(7),
    "month": DAYS_A_MONTH,
    "year": DAYS_A_MONTH * 12,
}
"""About how many days of the calendar each unit is; a working week has five of seven."""


class Resource(Protocol):
    """Something that can run out."""

    name: str
    unit: str
    current: Decimal
    limit: Decimal
    threshold: PercentValue | None
    growth_per_month: Decimal | None


@dataclass(frozen=True, slots=True)
class Runway:
    """How long a resource lasts."""

    ends: date
    """The day on which somebody has to have added more."""
    days: int
    """How many days that is from the day on which the numbers were written; 0 if it was over."""


def runway_of(resource: Resource, counted: date) -> Runway | None:
    """Find when a resource reaches its threshold, or its limit; `counted` is the numbers' day.

    None where it does not grow, or lasts for a century. A limit of nothing is none: nobody has
    counted it yet.
    """
    growth = resource.growth_per_month
    if growth is None or growth <= 0 or resource.limit <= 0:
        return None
    share = resource.threshold.value / 100 if resource.threshold is not None else Decimal(1)
    left = resource.limit * share - resource.current
    days = max(left / growth * DAYS_A_MONTH, Decimal(0))
    if days > _MOST_DAYS:
        return None
    return Runway(counted + timedelta(days=int(days)), int(days))


def days_of(duration: DurationValue) -> int:
    """Give a lead time in days of the calendar, about.

    >>> days_of(DurationValue(Decimal(10), "working day"))
    14
    """
    return int(min(duration.amount * _DAYS_OF_UNIT[duration.unit], Decimal(_MOST_DAYS)))
