"""What was measured of one thing, over all the records that hold a part of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal
from itertools import pairwise
from statistics import median_low
from typing import Protocol

from servicefolio.derive.calendars.elapsed import in_words, instant
from servicefolio.derive.measurements.readings import Goal, Judged, goal_of, judged_rows
from servicefolio.derive.neighbours import naming
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.records.moment import DateTimeValue
from servicefolio.text import plural

_PERCENT = "%"
_A_DAY, _A_MOMENT = timedelta(days=1), timedelta(microseconds=1)
_PERIODS = (
    (1, 1, "day"),
    (7, 7, "week"),
    (28, 31, "month"),
    (90, 92, "quarter"),
    (365, 366, "year"),
)
"""The least and the most days of what has a name."""


class _Measurement(Protocol):
    measures: str
    service: str | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row at its moments."""

    judged: Judged
    measurement: str
    """The id of the record that it stands in."""
    begins: datetime
    ends: datetime
    """The moment at which it is over, later than it begins."""

    @property
    def middle(self) -> datetime:
        """The moment for which its value stands."""
        return self.begins + (self.ends - self.begins) / 2


@dataclass(frozen=True, slots=True)
class Series:
    """Rows of one thing, the oldest first, all of about one length."""

    measurements: tuple[Record, ...]
    """The records that it stands in, the oldest first."""
    rows: tuple[Row, ...]
    goal: Goal | None
    unit: str
    """What its numbers are counted in; empty where nobody says."""
    length: timedelta
    """How long a row usually is."""

    @property
    def period(self) -> str:
        """Name the time of a row: `day` to `year`, else `period`."""
        days = round(self.length / _A_DAY)
        return next((word for least, most, word in _PERIODS if least <= days <= most), "period")

    @property
    def per(self) -> str:
        """Say in which time a slope is told: `a month`, or `in 14 days`."""
        if self.period != "period":
            return f"a {self.period}"
        days = round(self.length / _A_DAY)
        return f"in {plural(days, 'day') if days else in_words(self.length)}"

    @property
    def runs(self) -> tuple[tuple[Row, ...], ...]:
        """Cut it where there is no data: into rows with a number that follow each other."""
        runs: list[list[Row]] = [[]]
        before: Row | None = None
        for row in self.rows:
            if row.judged.number is None or (before and row.begins > before.ends):
                runs.append([])
            if row.judged.number is not None:
                runs[-1].append(row)
            before = row
        return tuple(tuple(run) for run in runs if run)

    @property
    def measured(self) -> tuple[Row, ...]:
        """The rows with a number."""
        return tuple(row for run in self.runs for row in run)

    def time(self, row: Row) -> Decimal:
        """Count the periods from the beginning of the series to the middle of a row."""
        passed = (row.middle - self.rows[0].begins) // _A_MOMENT
        return Decimal(passed) / Decimal(self.length // _A_MOMENT)


def series_of(catalog: Catalog, measured: Record, zone: tzinfo) -> tuple[Series, ...]:
    """List the series of a KPI or service level, that with the newest row first."""
    return joined(catalog, naming(catalog, measured.id, "measurement", "measures"), zone)


def joined(catalog: Catalog, measurements: Iterable[Record], zone: tzinfo) -> tuple[Series, ...]:
    """Join what measures the same, of the same service, in rows of about the same length."""
    groups: dict[tuple[object, ...], list[Series]] = {}
    for record in measurements:
        found = series_in(catalog, record, zone)
        if found is not None:
            fields = catalog.one(record.id, _Measurement)
            key = (fields.measures, fields.service, found.unit, found.per)
            groups.setdefault(key, []).append(found)
    return tuple(sorted((_join(group) for group in groups.values()), key=_newest))


def series_in(catalog: Catalog, measurement: Record, zone: tzinfo) -> Series | None:
    """Read the rows of one record; None where they are in no order, which a rule reports."""
    rows = tuple(_placed(judged_rows(catalog, measurement.id), measurement.id, zone))
    if not rows or any(later.begins < row.ends for row, later in pairwise(rows)):
        return None
    goal = goal_of(catalog, measurement.id)
    length = median_low(row.ends - row.begins for row in rows)
    return Series((measurement,), rows, goal, _unit(catalog, measurement, goal), length)


def _placed(rows: Iterable[Judged], identifier: str, zone: tzinfo) -> Iterator[Row]:
    for judged in rows:
        begins = instant(judged.point.from_, zone)
        until = judged.until
        ends = instant(until if isinstance(until, DateTimeValue) else _day_after(until), zone)
        if ends > begins:
            yield Row(judged, identifier, begins, ends)


def _day_after(day: date) -> date:
    return day + _A_DAY if day < date.max else day


def _unit(catalog: Catalog, measurement: Record, goal: Goal | None) -> str:
    if goal is not None:
        return goal.unit
    rows = judged_rows(catalog, measurement.id)
    if any(row.point.value is not None for row in rows):
        return catalog.one(measurement.id, _Measurement).unit or ""
    return _PERCENT


def _join(parts: list[Series]) -> Series:
    """Put parts in order; where two are of the same time, which a rule reports, the first stays."""
    ordered = sorted(parts, key=lambda part: (part.rows[0].begins, part.measurements[0].id))
    kept = [ordered[0]]
    for later in ordered[1:]:
        if later.rows[0].begins >= kept[-1].rows[-1].ends:
            kept.append(later)
    return Series(
        tuple(record for part in kept for record in part.measurements),
        tuple(row for part in kept for row in part.rows),
        kept[-1].goal,
        kept[-1].unit,
        kept[-1].length,
    )


def _newest(series: Series) -> tuple[float, str]:
    last = series.rows[-1].ends.astimezone(UTC).timestamp()
    return (-last, series.measurements[0].id)
