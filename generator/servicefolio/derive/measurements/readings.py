"""What was measured last of a number that has a target, and whether the target was reached."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from decimal import Decimal
from typing import Literal, Protocol, TypeAlias

from servicefolio.derive.calendars.elapsed import instant
from servicefolio.derive.neighbours import named_by, naming
from servicefolio.derive.status import Tone
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.records.moment import DateTimeValue
from servicefolio.records.quantities import PercentValue, parse_percent
from servicefolio.records.shapes.target import Target
from servicefolio.text import plural

Verdict: TypeAlias = Literal["met", "close", "borne", "missed", "no data", "not compared"]
_WORDS: dict[Verdict, str] = {
    "met": "target met",
    "close": "target met, but close",
    "borne": "missed within tolerance",
    "missed": "target missed",
    "no data": "no data",
    "not compared": "not compared",
}
_TONES: dict[Verdict, Tone] = {
    "met": "good", "close": "caution", "borne": "caution", "missed": "bad", "no data": "neutral",
    "not compared": "neutral",
}  # fmt: skip
_SIDES = {"up": "at least", "down": "at most", "band": "around"}
_PERCENT = "%"


class _DataPoint(Protocol):
    from_: date | DateTimeValue
    value: Decimal | None
    share: PercentValue | None
    shown: str | None
    to: date | DateTimeValue | None


class _Period(Protocol):
    to: date


class _Measurement(Protocol):
    id: str
    period: _Period
    measures: str
    data: tuple[_DataPoint, ...]
    unit: str | None


class _Kpi(Protocol):
    measures: tuple[str, ...]
    unit: str
    direction: str
    target: Decimal
    tolerance: Decimal | None
    warning_level: Decimal | None


class _Sla(Protocol):
    all_targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A row of a series, and what it says about the target."""

    point: _DataPoint
    until: date | DateTimeValue
    """Its last day, or the moment at which it ends."""
    verdict: Verdict
    number: Decimal | None
    """What is held against the target, in the target's unit; where nothing is, the row's value or
    percentage. None where there is no data, or the two are counted in different units."""

    @property
    def span(self) -> str:
        """When it was measured, for readers."""
        first = self.point.from_
        return f"{first}" if first == self.until else f"{first} to {self.until}"

    @property
    def word(self) -> str:
        """The verdict for readers."""
        return _WORDS[self.verdict]

    @property
    def tone(self) -> Tone:
        """Whether it is good news; no data never is."""
        return _TONES[self.verdict]


@dataclass(frozen=True, slots=True)
class Reading:
    """The last value of a series."""

    measurement: Record
    last: Judged | None
    """None where the series has no data at all."""
    missing: str | None
    """How many rows after it are without data; None where none is."""


def readings_of(catalog: Catalog, measured: Record) -> tuple[Reading, ...]:
    """List what was measured last of a KPI, by every series that names it, the newest first."""
    return newest_readings(catalog, naming(catalog, measured.id, "measurement", "measures"))


def readings_of_promise(catalog: Catalog, kpi: Record) -> tuple[Reading, ...]:
    """List what was measured last of the promises that a KPI watches, service by service."""
    promises = set(catalog.one(kpi.id, _Kpi).measures)
    kept = catalog.all("measurement", _Measurement)
    series = (catalog.by_id[found.id].record for found in kept if found.measures in promises)
    return newest_readings(catalog, series)


def newest_readings(catalog: Catalog, series: Iterable[Record]) -> tuple[Reading, ...]:
    """Find the last values of series, the newest first; those without any data come last."""
    return tuple(sorted((reading_of(catalog, found) for found in series), key=_age))


def judged_rows(catalog: Catalog, identifier: str) -> tuple[Judged, ...]:
    """Judge every row of a series by what it measures, the oldest first."""
    series = catalog.one(identifier, _Measurement)
    goal = goal_of(catalog, identifier)
    following = (*(point.from_ for point in series.data[1:]), None) if series.data else ()
    return tuple(
        Judged(
            point,
            _until(point, begins, series.period.to),
            _verdict(point, goal),
            _number(point, goal),
        )
        for point, begins in zip(series.data, following, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Goal:
    """What a value is held against."""

    direction: str
    """On which side of the target it is well: `up`, `down`, or `band` around it."""
    target: Decimal
    tolerance: Decimal
    warning_level: Decimal | None
    unit: str
    """What all of them are counted in."""
    takes_shares: bool
    takes_values: bool

    @property
    def words(self) -> str:
        """What is wanted, such as `at least 98 %`."""
        return f"{_SIDES[self.direction]} {self.target} {self.unit}"


def goal_of(catalog: Catalog, identifier: str) -> Goal | None:
    """Find what the values of a series are held against; None where nothing can be."""
    series = catalog.one(identifier, _Measurement)
    measured = next(iter(named_by(catalog, series.id, "measures")), None)
    if measured is None:
        return None
    if measured.KIND == "kpi":
        kpi = catalog.one(measured.id, _Kpi)
        return Goal(
            kpi.direction,
            kpi.target,
            kpi.tolerance or Decimal(),
            kpi.warning_level,
            kpi.unit,
            takes_shares=kpi.unit == _PERCENT,
            takes_values=series.unit in {None, kpi.unit},
        )
    return next(_promised(catalog.one(measured.id, _Sla), series), None)


def _until(
    point: _DataPoint, following: date | DateTimeValue | None, last: date
) -> date | DateTimeValue:
    """Find the end of a row: as written, else before the next one begins, else the period's."""
    if point.to is not None:
        return point.to
    if following is None:
        return last
    if isinstance(following, DateTimeValue) or isinstance(point.from_, DateTimeValue):
        return following
    return max(following - timedelta(days=1), point.from_)


def _promised(sla: _Sla, series: _Measurement) -> Iterator[Goal]:
    """Find the percentage that is promised; other limits are written in words of their own."""
    part = series.measures.partition("#")[2]
    for target in sla.all_targets:
        limit = parse_percent(target.value) if target.id == part else None
        if limit is not None:
            direction = "up" if target.op == "at least" else "down"
            in_percent = series.unit in {None, _PERCENT}
            yield Goal(direction, limit.value, Decimal(), None, _PERCENT, True, in_percent)


def _verdict(point: _DataPoint, goal: Goal | None) -> Verdict:
    if point.shown is None:
        return "no data"
    value = _comparable(point, goal) if goal else None
    if goal is None or value is None:
        return "not compared"
    return _in_band(value, goal) if goal.direction == "band" else _on_its_side(value, goal)


def _number(point: _DataPoint, goal: Goal | None) -> Decimal | None:
    if goal is not None:
        return _comparable(point, goal)
    if point.value is not None:
        return point.value
    return point.share.value if point.share else None


def _comparable(point: _DataPoint, goal: Goal) -> Decimal | None:
    """Find the number of a row, where it is counted in what the goal is counted in."""
    if point.value is not None:
        return point.value if goal.takes_values else None
    return point.share.value if goal.takes_shares and point.share else None


def _on_its_side(value: Decimal, goal: Goal) -> Verdict:
    sign = 1 if goal.direction == "up" else -1
    over = (value - goal.target) * sign
    if over < -goal.tolerance:
        return "missed"
    if over < 0:
        return "borne"
    level = goal.warning_level
    return "close" if level is not None and (value - level) * sign < 0 else "met"


def _in_band(value: Decimal, goal: Goal) -> Verdict:
    off = abs(value - goal.target)
    if off > goal.tolerance:
        return "missed"
    return "close" if goal.warning_level is not None and off > goal.warning_level else "met"


def reading_of(catalog: Catalog, measurement: Record) -> Reading:
    """Find the last row of a series that has data, and how many without any come after it."""
    rows = judged_rows(catalog, measurement.id)
    index = next((i for i in reversed(range(len(rows))) if rows[i].verdict != "no data"), None)
    if index is None:
        return Reading(measurement, None, None)
    after = len(rows) - 1 - index
    return Reading(measurement, rows[index], plural(after, "row") if after else None)


def _age(reading: Reading) -> tuple[float, str]:
    if reading.last is None:
        return (float("inf"), reading.measurement.id)
    return (-instant(reading.last.point.from_, UTC).timestamp(), reading.measurement.id)
