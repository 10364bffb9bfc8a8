"""How a series moves: better or worse, within its usual range or not, and how long it is missed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal, TypeAlias

from servicefolio.derive.measurements.readings import Goal
from servicefolio.derive.measurements.series import Row, Series
from servicefolio.derive.measurements.trend import Fit, Limits, fit, natural_limits, streaks
from servicefolio.derive.status import Tone
from servicefolio.text import plural

TREND_VALUES = 12
"""The trend is that of the last values: a year of months."""
LIMIT_VALUES = 24
"""The usual range is that of twice as many."""

Direction: TypeAlias = Literal["better", "worse", "level", "rising", "falling"]
_TONES: dict[Direction, Tone] = {
    "better": "good", "worse": "bad", "level": "neutral", "rising": "neutral", "falling": "neutral"
}  # fmt: skip
_WORDS: dict[Direction, str] = {
    "better": "getting better",
    "worse": "getting worse",
    "level": "no clear trend",
    "rising": "rising",
    "falling": "falling",
}
_MOST_OUTSIDE = 1 / 4
_PERCENT = "%"
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Trend:
    """Where the last values of a series go."""

    direction: Direction
    """`level` where chance explains their order; without a target, only up or down."""
    fit: Fit
    first: Row
    last: Row
    """The rows between which it was fitted."""
    count: int
    """How many values it was made of."""
    per: str
    """The time in which the slope is told, such as `a month`."""

    @property
    def tone(self) -> Tone:
        """Whether it is good news."""
        return _TONES[self.direction]

    @property
    def word(self) -> str:
        """Where it goes, for readers."""
        return _WORDS[self.direction]

    @property
    def slope(self) -> str:
        """The slope with its sign, to three digits that count, such as `-2.14`."""
        rounded = Decimal(f"{self.fit.slope:.3g}").normalize()
        return f"{rounded:+f}" if rounded else "0"


@dataclass(frozen=True, slots=True)
class Usual:
    """The range in which a series usually moves; a side on which no value can lie is None."""

    low: Decimal | None
    middle: Decimal
    high: Decimal | None
    outside: tuple[Row, ...]
    """Those of its values that lie outside."""
    count: int
    """How many values it was made of."""
    begins: datetime
    """When the first of them begins."""

    @property
    def is_steady(self) -> bool:
        """Whether it says what to expect: a series most of which lies outside only changes."""
        return len(self.outside) <= self.count * _MOST_OUTSIDE


@dataclass(frozen=True, slots=True)
class Breaches:
    """Rows that follow each other, each missing its target by more than is borne."""

    rows: tuple[Row, ...]
    period: str

    @property
    def count(self) -> str:
        """How many there are, such as `3 months`."""
        return plural(len(self.rows), self.period)

    @property
    def span(self) -> str:
        """From when to when."""
        return f"{self.rows[0].judged.point.from_} to {self.rows[-1].judged.until}"


def trend_of(series: Series) -> Trend | None:
    """Tell where the last values go; None where there are too few."""
    measured = series.measured[-TREND_VALUES:]
    found = fit([_place(series, row) for row in measured])
    if found is None:
        return None
    direction = _direction(series, found, measured)
    return Trend(direction, found, measured[0], measured[-1], len(measured), series.per)


def usual_of(series: Series) -> Usual | None:
    """Find the range in which the last values usually move, and which of them lie outside."""
    first = series.measured[-LIMIT_VALUES:][:1]
    kept = [[row for row in run if row.begins >= first[0].begins] for run in series.runs]
    limits = natural_limits([_number(row) for row in run] for run in kept if run)
    if limits is None:
        return None
    rows = [row for run in kept for row in run]
    outside = tuple(row for row in rows if not limits.holds(_number(row)))
    low, high = _possible(limits, [_number(row) for row in rows], series.unit)
    return Usual(low, limits.middle, high, outside, len(rows), rows[0].begins)


def last_breaches(series: Series) -> Breaches | None:
    """Find the breaches that the series ends with; None where it ends without one."""
    last = next(reversed(_streaks(series)), None)
    if last is None or last.stop < len(series.rows):
        return None
    return Breaches(series.rows[last.start :], series.period)


def longest_breaches(series: Series) -> Breaches | None:
    """Find the longest time that it was missed, the newest of several; None where it never was."""
    longest = max(_streaks(series), key=lambda found: (len(found), found.start), default=None)
    if longest is None:
        return None
    return Breaches(series.rows[longest.start : longest.stop], series.period)


def _streaks(series: Series) -> list[range]:
    """Find the breaches that follow each other; a time without data, or without a row, ends one."""
    found: list[range] = []
    for streak in streaks(row.judged.verdict == "missed" for row in series.rows):
        begins = streak.start
        for index in streak[1:]:
            if series.rows[index].begins > series.rows[index - 1].ends:
                found.append(range(begins, index))
                begins = index
        found.append(range(begins, streak.stop))
    return found


def _number(row: Row) -> Decimal:
    assert row.judged.number is not None
    return row.judged.number


def _place(series: Series, row: Row) -> tuple[Decimal, Decimal]:
    return series.time(row), _number(row)


def _direction(series: Series, found: Fit, measured: Sequence[Row]) -> Direction:
    if found.is_noise or not found.slope:
        return "level"
    rises = found.slope > 0
    goal = series.goal
    if goal is None:
        return "rising" if rises else "falling"
    if goal.direction == "band":
        return "better" if _comes_nearer(series, goal, found, measured) else "worse"
    return "better" if rises == (goal.direction == "up") else "worse"


def _comes_nearer(series: Series, goal: Goal, found: Fit, measured: Sequence[Row]) -> bool:
    first, last = found.at(series.time(measured[0])), found.at(series.time(measured[-1]))
    return abs(last - goal.target) < abs(first - goal.target)


def _possible(
    limits: Limits, values: Sequence[Decimal], unit: str
) -> tuple[Decimal | None, Decimal | None]:
    """Leave out a side on which no value can lie: below nothing, or above all of it."""
    low = None if limits.low < 0 <= min(values) else limits.low
    high = None if unit == _PERCENT and limits.high > _HUNDRED >= max(values) else limits.high
    return low, high
