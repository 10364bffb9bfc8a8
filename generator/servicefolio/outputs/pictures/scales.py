"""From values and times to places in a chart, and which of them are written at its sides."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from math import ceil, floor, log10

from servicefolio.outputs.pictures.charts import Chart
from servicefolio.outputs.pictures.strokes import number

_AIR = 0.08
"""So much room is left above and below the values, as a part of what they span."""
_MOST_VALUES = 6
_MOST_DAYS = 6
_STEPS = ((1, 0), (2, 0), (2.5, 1), (5, 0), (10, -1))
"""Factors of round steps, each with its digits behind the point."""
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
_DAYS = (1, 2, 7, 14)
_MONTHS_A_YEAR = 12
_DAYS_IN_WHICH_THEY_COUNT = 75
"""Up to so many days single ones are written below a chart, and months where there are more."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Puts what lies between `low` and `high` between `start` and `end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Find the place of a value."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Tick:
    """A value or day that is written at the side, and where."""

    place: str
    label: str


def value_scale(chart: Chart, bottom: float, top: float) -> Scale:
    """Make room for all values, levels, bands and the slope of a chart."""
    shown = [float(point.value) for point in chart.points if point.value is not None]
    shown += [float(line.value) for line in chart.lines]
    shown += [float(end) for band in chart.bands for end in (band.low, band.high)]
    if chart.slope:
        shown += [float(chart.slope.first), float(chart.slope.last)]
    low, high = min(shown), max(shown)
    air = (high - low) * _AIR or abs(high) * _AIR or 1.0
    return Scale(low - air, high + air, bottom, top)


def time_scale(chart: Chart, left: float, right: float) -> Scale:
    """Let the time of a chart run from one side to the other, in seconds since 1970."""
    first, last = chart.points[0].begins.timestamp(), chart.points[-1].ends.timestamp()
    return Scale(first, last, left, right)


def value_ticks(scale: Scale) -> tuple[Tick, ...]:
    """Choose round values, at most six.

    >>> [tick.label for tick in value_ticks(Scale(97.2, 100.1, 100, 0))]
    ['97.5', '98.0', '98.5', '99.0', '99.5', '100.0']
    """
    step, digits = _round_step((scale.high - scale.low) / _MOST_VALUES)
    first, last = ceil(scale.low / step), floor(scale.high / step)
    return tuple(
        Tick(number(scale.at(times * step)), f"{times * step:.{digits}f}")
        for times in range(first, last + 1)
    )


def day_ticks(scale: Scale) -> tuple[Tick, ...]:
    """Choose days, months or years to write below a chart, at most six."""
    first = _day(scale.low)
    # Time may begin in the evening before, by the clocks of UTC.
    if datetime.fromtimestamp(scale.low, UTC).hour and first < date.max:
        first += timedelta(days=1)
    last = _day(scale.high)
    return tuple(
        Tick(number(min(max(scale.at(_seconds(day)), scale.start), scale.end)), label)
        for day, label in _chosen(first, last)
    )


def _round_step(least: float) -> tuple[float, int]:
    """Find a round step that is no less, and how many digits it has behind the point."""
    power = floor(log10(least))
    factor, own_digits = next(step for step in _STEPS if step[0] * 10.0**power >= least)
    return factor * 10.0**power, max(own_digits - power, 0)


def _chosen(first: date, last: date) -> Iterator[tuple[date, str]]:
    length = (last - first).days
    if length <= _DAYS_IN_WHICH_THEY_COUNT:
        step = next((step for step in _DAYS if length / step <= _MOST_DAYS), _DAYS[-1])
        for count in range(0, length + 1, step):
            day = first + timedelta(days=count)
            yield day, str(day)
        return
    begin, end = _months(first) + (first.day > 1), _months(last)
    step = next((step for step in _MONTHS if (end - begin) / step <= _MOST_DAYS), _MONTHS[-1])
    for month in range(begin + -begin % step, end + 1, step):
        day = date(month // _MONTHS_A_YEAR, month % _MONTHS_A_YEAR + 1, 1)
        yield day, str(day.year) if step % _MONTHS_A_YEAR == 0 else f"{day:%Y-%m}"


def _months(day: date) -> int:
    return day.year * _MONTHS_A_YEAR + day.month - 1


def _day(seconds: float) -> date:
    return datetime.fromtimestamp(seconds, UTC).date()


def _seconds(day: date) -> float:
    return datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()
