"""A series as a chart: its values, the target with what is borne, the usual range, the trend."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from servicefolio.derive.measurements.readings import Goal
from servicefolio.derive.measurements.series import Row, Series
from servicefolio.derive.measurements.trends import (
    Breaches,
    Trend,
    Usual,
    last_breaches,
    longest_breaches,
    trend_of,
    usual_of,
)
from servicefolio.outputs.pictures.charts import (
    MOST_POINTS,
    Band,
    Chart,
    Line,
    Point,
    Slope,
    worth_drawing,
)
from servicefolio.text import plural

_OUTSIDE = "outside its usual range"
_PERCENT = "%"
_PRECISION = 26


@dataclass(frozen=True, slots=True)
class Charted:
    """A series with all that can be said of how it moves."""

    series: Series
    chart: Chart | None
    """None where a drawing would say no more than its few numbers."""
    trend: Trend | None
    usual: Usual | None
    running: Breaches | None
    """The breaches that it ends with."""
    longest: Breaches | None

    @property
    def usual_range(self) -> str:
        """The usual range in words."""
        assert self.usual is not None
        values = _numbers(self.series)
        low, high = self.usual.low, self.usual.high
        if low is None:
            words = f"up to {rounded(high, values)}" if high is not None else "any value"
        elif high is None:
            words = f"from {rounded(low, values)}"
        else:
            words = f"{rounded(low, values)} to {rounded(high, values)}"
        return with_unit(words, self.series.unit) if words != "any value" else words

    @property
    def mean(self) -> str:
        """The mean of the values that the usual range comes from."""
        assert self.usual is not None
        return with_unit(rounded(self.usual.middle, _numbers(self.series)), self.series.unit)

    @property
    def change(self) -> str:
        """How much the trend changes the value in a period."""
        assert self.trend is not None
        return _change(self.series, self.trend)


def charted(series: Series, name: str, title: str) -> Charted:
    """Say all that a series says."""
    return Charted(
        series,
        trend_chart(series, name, title),
        trend_of(series),
        usual_of(series),
        last_breaches(series),
        longest_breaches(series),
    )


def trend_chart(series: Series, name: str, title: str) -> Chart | None:
    """Draw a series; None where a drawing would say no more than its few numbers."""
    usual, trend = usual_of(series), trend_of(series)
    if usual is not None and not usual.is_steady:
        usual = None
    outside = {row.begins for row in usual.outside} if usual else set()
    points = tuple(
        _point(series, row, mark=_OUTSIDE if row.begins in outside else "")
        for row in series.rows[-MOST_POINTS:]
    )
    if not worth_drawing(points):
        return None
    return Chart(
        name=name,
        title=title,
        description=_description(series, points, trend),
        unit=series.unit,
        points=points,
        lines=tuple(_lines(series, usual)),
        bands=tuple(_bands(series.goal)),
        slope=_slope(series, trend) if trend and trend.direction != "level" else None,
    )


def with_unit(value: Decimal | str, unit: str) -> str:
    """Write a number with what it is counted in.

    >>> with_unit(Decimal("98.50"), "%"), with_unit("12", "")
    ('98.50 %', '12')
    """
    return f"{value} {unit}".rstrip()


def rounded(value: Decimal, like: tuple[Decimal, ...]) -> Decimal:
    """Round what was computed to one digit more than the values that it comes from.

    >>> rounded(Decimal("97.123456"), (Decimal("97.5"), Decimal(98)))
    Decimal('97.12')
    """
    digits = max((-int(one.normalize().as_tuple().exponent) for one in like), default=0)
    # A decimal has 28 digits, before and behind the point.
    most = max(_PRECISION - max(value.adjusted(), 0), 0)
    return round(value, min(max(digits, 0) + 1, most))


def _point(series: Series, row: Row, mark: str) -> Point:
    judged = row.judged
    return Point(
        begins=row.begins,
        ends=row.ends,
        value=judged.number,
        when=judged.span,
        shown=with_unit(judged.number, series.unit) if judged.number is not None else "",
        word=judged.word,
        tone=judged.tone,
        mark=mark,
    )


def _lines(series: Series, usual: Usual | None) -> Iterator[Line]:
    goal = series.goal
    if goal is not None:
        yield Line(goal.target, f"target: {goal.words}", "target")
    if usual is not None:
        values = _numbers(series)
        if usual.high is not None:
            high = rounded(usual.high, values)
            yield Line(usual.high, f"usually up to {high}", "limit", usual.begins)
        yield Line(usual.middle, f"mean {rounded(usual.middle, values)}", "middle", usual.begins)
        if usual.low is not None:
            low = rounded(usual.low, values)
            yield Line(usual.low, f"usually from {low}", "limit", usual.begins)


def _numbers(series: Series) -> tuple[Decimal, ...]:
    return tuple(row.judged.number for row in series.measured if row.judged.number is not None)


def _bands(goal: Goal | None) -> Iterator[Band]:
    """Shade what is borne beside the target."""
    if goal is None or goal.tolerance <= 0:
        return
    low = goal.target - goal.tolerance if goal.direction != "down" else goal.target
    high = goal.target + goal.tolerance if goal.direction != "up" else goal.target
    yield Band(low, high, f"borne: {low} to {high}", "borne")


def _slope(series: Series, trend: Trend) -> Slope:
    line = trend.fit
    return Slope(
        trend.first.middle,
        line.at(series.time(trend.first)),
        trend.last.middle,
        line.at(series.time(trend.last)),
        f"trend: {_change(series, trend)}",
    )


def _change(series: Series, trend: Trend) -> str:
    """Say how much a trend changes the value in a period: percentages differ by points."""
    unit = "points" if series.unit == _PERCENT else series.unit
    return f"{with_unit(trend.slope, unit)} {trend.per}"


def _description(series: Series, points: tuple[Point, ...], trend: Trend | None) -> str:
    measured = [point for point in points if point.value is not None]
    values = [point.value for point in measured if point.value is not None]
    words = [
        f"{plural(len(measured), 'value')} from {measured[0].when} to {measured[-1].when}.",
        f"They lie between {min(values)} and {with_unit(max(values), series.unit)};",
        f"the last is {measured[-1].shown}.",
    ]
    if len(measured) < len(points):
        words.append(f"{plural(len(points) - len(measured), 'period')} without data.")
    if trend:
        words.append(
            "Chance explains how the last values go up and down."
            if trend.direction == "level"
            else f"The trend is {_change(series, trend)}."
        )
    return " ".join(words)
