"""Where the points and lines of a chart lie; macros/chart.md.jinja draws them as SVG.

Time runs to the right as it passes, so that a missing month is as wide as one that was measured.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from servicefolio.outputs.pictures.charts import Band, Chart, Line, Point
from servicefolio.outputs.pictures.labels import wrap
from servicefolio.outputs.pictures.scales import (
    Scale,
    Tick,
    day_ticks,
    time_scale,
    value_scale,
    value_ticks,
)
from servicefolio.outputs.pictures.strokes import mark, number, straight
from servicefolio.text import listing, slug

_WIDTH, _HEIGHT = 640, 270
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 132, 12, 30
_UNITS_PER_REM = 20
_LABEL_WIDTH, _LABEL_LINES, _LABEL_LINE = 10.2, 2, 13.5
"""Labels beside the plot: em of the small face, most lines, and the height of one."""
_LABEL_X = _WIDTH - _RIGHT + 8
_RADIUS, _SMALL_RADIUS = 4.2, 2.6
_FEW_POINTS = 40
_KEY_X, _KEY_Y = 8, 6
"""The middle of a drawing in the legend, which is 16 by 12."""
_REMEMBERED = 500

Run: TypeAlias = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Mark:
    """A measured point at its place."""

    point: Point
    path: str
    x: str
    y: str
    ring: str
    """The radius of the ring that a point to be looked at has."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle: a band, or a time without data."""

    style: str
    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True, slots=True)
class Level:
    """A level's line, with the lines of its label beside it."""

    line: Line
    x: str
    y: str
    label_x: str
    texts: tuple[tuple[str, str], ...]
    """Each with the place of its baseline."""


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of the legend: what is drawn so, and the drawing of it."""

    style: str
    label: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart laid out; all lengths in units, of which a `rem` has 20."""

    chart: Chart
    id: str
    width: str
    height: str
    width_rem: str
    left: str
    right: str
    bottom: str
    values: tuple[Tick, ...]
    days: tuple[Tick, ...]
    bands: tuple[Area, ...]
    gaps: tuple[Area, ...]
    runs: tuple[str, ...]
    slope: str | None
    levels: tuple[Level, ...]
    marks: tuple[Mark, ...]
    keys: tuple[Key, ...]


@lru_cache(maxsize=_REMEMBERED)
def plot(chart: Chart) -> Plot:
    """Find places for all that a chart shows; the same chart gives the same drawing."""
    x = time_scale(chart, _LEFT, _WIDTH - _RIGHT)
    y = value_scale(chart, _HEIGHT - _BOTTOM, _TOP)
    gaps = tuple(_gap(begins, ends) for begins, ends in _gaps(chart.points, x))
    slope = chart.slope
    return Plot(
        chart=chart,
        id=f"sf-chart-{slug(chart.name)}",
        width=number(_WIDTH),
        height=number(_HEIGHT),
        width_rem=f"{_WIDTH / _UNITS_PER_REM:.2f}",
        left=number(_LEFT),
        right=number(_WIDTH - _RIGHT),
        bottom=number(_HEIGHT - _BOTTOM),
        values=value_ticks(y),
        days=day_ticks(x),
        bands=tuple(_band(band, y) for band in chart.bands),
        gaps=gaps,
        runs=tuple(straight(run) for run in _runs(chart.points, x, y) if len(run) > 1),
        slope=straight(
            [
                (x.at(slope.begins.timestamp()), y.at(float(slope.first))),
                (x.at(slope.ends.timestamp()), y.at(float(slope.last))),
            ]
        )
        if slope
        else None,
        levels=_levels(chart.lines, x, y),
        marks=tuple(_marks(chart.points, x, y)),
        keys=tuple(_keys(chart, has_gaps=bool(gaps))),
    )


def _gaps(points: Sequence[Point], x: Scale) -> Iterator[tuple[float, float]]:
    """Find the times without data: of rows without a value, and between rows."""
    for point, later in pairwise(points):
        if later.begins > point.ends:
            yield x.at(point.ends.timestamp()), x.at(later.begins.timestamp())
    for point in points:
        if point.value is None:
            yield x.at(point.begins.timestamp()), x.at(point.ends.timestamp())


def _gap(begins: float, ends: float) -> Area:
    height = _HEIGHT - _BOTTOM - _TOP
    return Area("gap", number(begins), number(_TOP), number(ends - begins), number(height))


def _band(band: Band, y: Scale) -> Area:
    top, bottom = y.at(float(band.high)), y.at(float(band.low))
    width = number(_WIDTH - _RIGHT - _LEFT)
    return Area(band.style, number(_LEFT), number(top), width, number(bottom - top))


def _middle(point: Point) -> float:
    return (point.begins.timestamp() + point.ends.timestamp()) / 2


def _runs(points: Sequence[Point], x: Scale, y: Scale) -> list[Run]:
    """Join the values that follow each other; none is joined over a time without data."""
    runs: list[Run] = [[]]
    before: Point | None = None
    for point in points:
        if point.value is None or (before and point.begins > before.ends):
            runs.append([])
        if point.value is not None:
            runs[-1].append((x.at(_middle(point)), y.at(float(point.value))))
        before = point
    return runs


def _marks(points: Sequence[Point], x: Scale, y: Scale) -> Iterator[Mark]:
    radius = _RADIUS if len(points) <= _FEW_POINTS else _SMALL_RADIUS
    for point in points:
        if point.value is not None:
            place = (x.at(_middle(point)), y.at(float(point.value)))
            path, ring = mark(point.tone, place, radius), number(radius * 1.9)
            yield Mark(point, path, number(place[0]), number(place[1]), ring)


def _levels(lines: Iterable[Line], x: Scale, y: Scale) -> tuple[Level, ...]:
    """Draw levels, with their labels beside them, moved apart where they would overlap."""
    ordered = sorted(lines, key=lambda line: (-line.value, line.label))
    labels = [wrap(line.label, _LABEL_WIDTH, _LABEL_LINES) for line in ordered]
    heights = [len(label) * _LABEL_LINE for label in labels]
    tops = _apart([y.at(float(line.value)) for line in ordered], heights)
    return tuple(
        Level(
            line,
            number(_LEFT if line.begins is None else max(x.at(line.begins.timestamp()), _LEFT)),
            number(y.at(float(line.value))),
            number(_LABEL_X),
            tuple(
                (text, number(top + (row + 0.8) * _LABEL_LINE)) for row, text in enumerate(label)
            ),
        )
        for line, label, top in zip(ordered, labels, tops, strict=True)
    )


def _apart(middles: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Find tops for labels, near their middles and one below the other, within the picture."""
    tops: list[float] = []
    free = 0.0
    for middle, height in zip(middles, heights, strict=True):
        tops.append(max(middle - height / 2, free))
        free = tops[-1] + height
    last = float(_HEIGHT)
    for index in reversed(range(len(tops))):
        tops[index] = min(tops[index], last - heights[index])
        last = tops[index]
    return tops


def _keys(chart: Chart, *, has_gaps: bool) -> Iterator[Key]:
    """List what is drawn and how, for the legend; the labels of lines stand beside them."""
    measured = [point for point in chart.points if point.value is not None]
    for tone in dict.fromkeys(point.tone for point in measured):
        words = dict.fromkeys(point.word for point in measured if point.tone == tone)
        yield Key(f"mark-{tone}", listing(words), mark(tone, (_KEY_X, _KEY_Y), _RADIUS))
    for why in dict.fromkeys(point.mark for point in measured if point.mark):
        yield Key("ring", why)
    for band in chart.bands:
        yield Key(band.style, band.label)
    if chart.slope:
        yield Key("slope", chart.slope.label)
    if has_gaps:
        words = dict.fromkeys(point.word for point in chart.points if point.value is None)
        yield Key("gap", listing(words or ("no data",)))
