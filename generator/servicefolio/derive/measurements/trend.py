"""What numbers over time say: where they go, what their ups and downs explain, and streaks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, groupby, pairwise
from math import sqrt
from statistics import median
from typing import TypeAlias

Place: TypeAlias = tuple[Decimal, Decimal]
"""A time, counted in periods, and the value that was measured then."""

FEWEST_FOR_TREND = 5
"""With four values even a perfect rise comes by chance once in twelve times."""
FEWEST_FOR_LIMITS = 6
"""As few as five or six values make limits that are of use (Wheeler, Understanding Variation)."""

_XMR = Decimal("2.66")
"""Three standard deviations, estimated by the mean moving range of two neighbours: 3 / 1.128."""
_CHANCE = 1.96
"""Beyond it a normal value lies once in twenty times."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A straight line through values that a few strays do not move."""

    slope: Decimal
    """In units of the value per period."""
    start: Decimal
    """The value at time zero."""
    is_noise: bool
    """The order of the values may as well be chance."""

    def at(self, time: Decimal) -> Decimal:
        """Find the value of the line at a time, in periods."""
        return self.start + self.slope * time


@dataclass(frozen=True, slots=True)
class Limits:
    """What the ups and downs from one period to the next explain."""

    low: Decimal
    middle: Decimal
    high: Decimal

    def holds(self, value: Decimal) -> bool:
        """Tell whether a value is one of those that need no cause of their own."""
        return self.low <= value <= self.high


def fit(places: Sequence[Place]) -> Fit | None:
    """Fit a line by the median of the slopes of all pairs; None where there are too few values.

    Theil (1950) and Sen, Estimates of the regression coefficient based on Kendall's tau, JASA 63
    (1968). Whether it is noise is decided by the test that belongs to it, of Mann and Kendall.
    """
    if len(places) < FEWEST_FOR_TREND:
        return None
    ordered = sorted(places)
    slopes = [
        (later - earlier) / (after - before)
        for (before, earlier), (after, later) in combinations(ordered, 2)
        if after > before
    ]
    slope = median(slopes)
    start = median(value - slope * time for time, value in ordered)
    return Fit(slope, start, is_noise=is_noise([value for _, value in ordered]))


def is_noise(values: Sequence[Decimal]) -> bool:
    """Tell whether the order of values may be chance: Mann and Kendall's test, five in a hundred.

    By the normal approximation with the corrections for ties and continuity: Mann, Nonparametric
    tests against trend, Econometrica 13 (1945); Kendall, Rank Correlation Methods (1975). Values
    that follow a season, or hang on the one before, look like a trend a little more often.
    """
    score = _score(values)
    ties = [len(list(same)) for _, same in groupby(sorted(values))]
    spread = sqrt(_variance(len(values)) - sum(_variance(tie) for tie in ties))
    return spread == 0 or (abs(score) - 1) / spread <= _CHANCE


def natural_limits(runs: Iterable[Sequence[Decimal]]) -> Limits | None:
    """Find the mean and 2.66 mean moving ranges around it (XmR chart of individuals).

    Shewhart (1931); the factor as in Wheeler, Understanding Variation (1993). `runs` are values
    that follow each other without a gap: over a gap nobody knows how it moved. None where there
    are too few values.
    """
    kept = [tuple(run) for run in runs]
    values = [value for run in kept for value in run]
    ranges = [abs(later - earlier) for run in kept for earlier, later in pairwise(run)]
    if len(values) < FEWEST_FOR_LIMITS or not ranges:
        return None
    middle = sum(values, Decimal()) / len(values)
    reach = _XMR * sum(ranges, Decimal()) / len(ranges)
    return Limits(middle - reach, middle, middle + reach)


def streaks(breaches: Iterable[bool | None]) -> Iterator[range]:
    """Find the positions of breaches that follow each other; None, which is no data, ends one."""
    begins: int | None = None
    count = 0
    for index, breach in enumerate(breaches):
        count = index + 1
        if breach and begins is None:
            begins = index
        elif not breach and begins is not None:
            yield range(begins, index)
            begins = None
    if begins is not None:
        yield range(begins, count)


def _score(values: Sequence[Decimal]) -> int:
    """Count the pairs that rise, less those that fall."""
    return sum((later > earlier) - (later < earlier) for earlier, later in combinations(values, 2))


def _variance(count: int) -> float:
    """Give the variance of the score of so many values in a random order."""
    return count * (count - 1) * (2 * count + 5) / 18
