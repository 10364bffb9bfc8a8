"""What a measurement of availability says of time: what it knows, what was away, what is left out.

Overlapping downtimes count once, the heaviest of them. `down` counts whole, `disrupted` by its
share of users where one is given and else whole too, `notice` not at all.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Protocol
from zoneinfo import ZoneInfo

from servicefolio.derive.attainment.contradicted_time import (
    contradicted_time,
    is_contradictory,
    is_share_of_time,
)
from servicefolio.derive.attainment.maintenance import Planned
from servicefolio.derive.attainment.written_times import (
    DataPoint,
    Period,
    Written,
    row_spans,
    written_span,
)
from servicefolio.derive.calendars.elapsed import instant
from servicefolio.derive.calendars.spans import Span, common, length, union, without
from servicefolio.derive.calendars.weighed_spans import Weighed, heaviest
from servicefolio.records.moment import DateTimeValue
from servicefolio.records.quantities import PercentValue

_WHOLE = Fraction(1)
_PERCENT = "%"


class _Gap(Protocol):
    from_: Written
    to: Written


class _Downtime(_Gap, Protocol):
    severity: str
    share: PercentValue | None
    planned: bool
    announced: DateTimeValue | None


class Measurement(Protocol):
    """What is read of a measurement."""

    id: str
    period: Period
    unit: str | None
    completeness: PercentValue
    data: tuple[DataPoint, ...]
    downtime: tuple[_Downtime, ...] | None
    exclusions: tuple[_Gap, ...]
    gaps: tuple[_Gap, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """A row of a series that its source has counted already: so much of its span was good."""

    span: Span
    good: Fraction
    total: Fraction | None
    """None where `good` is a percentage."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A measurement as time, in UTC."""

    id: str
    known: tuple[Span, ...]
    """When it was measured."""
    away: tuple[Weighed, ...]
    """When it was away within that, and how much of it."""
    excluded: tuple[Span, ...]
    """What the parties agreed not to count."""
    planned: tuple[Planned, ...]
    """What was planned of what was away: the agreement's maintenance may cover it."""
    counted: tuple[Counted, ...]
    """Rows that count where no downtime is given."""
    contradicted: tuple[Span, ...]
    """Where the data contradict themselves, so that nothing is computed of it."""
    period: Span
    """The days that it is about, whether or not they are over."""
    complete: Fraction = _WHOLE
    """How much of what is known there is data of, from 0 to 1: its source lacks the rest."""


def measured_time(
    series: Measurement,
    zone: ZoneInfo,
    until: datetime | None = None,
    counting: Collection[object] = (),
) -> Measured:
    """Read a measurement; clocks without a zone are those of `zone`.

    Of what comes after `until` nothing is known, whatever the measurement says. The exclusions in
    `counting` are none, since nobody agreed to them.

    Availability is computed where it has `downtime`; of rows alone, their ratios are taken as the
    source counted them. What its period, its rows and its gaps leave out is not known; what its
    completeness leaves out beyond these lies anywhere in the rest, and is taken as spread evenly.
    """
    period = written_span(series.period.from_, series.period.to, zone)
    spans = [written_span(item.from_, item.to, zone) for item in series.gaps]
    counted = tuple(_counted(series, zone))
    known = without((period,), spans)
    if series.data:
        known = common(known, (row.span for row in counted))
    complete = _complete(series, length(known), period)
    known = common(known, ((period.start, until or period.end),))
    downtime = series.downtime or ()
    sound = tuple(item for item in downtime if not is_contradictory(item, zone))
    return Measured(
        series.id,
        known,
        heaviest(_weighed(item, zone) for item in sound),
        union(
            written_span(item.from_, item.to, zone)
            for item in series.exclusions
            if item not in counting
        ),
        tuple(_planned(item, zone) for item in sound if item.planned),
        () if series.downtime is not None else counted,
        contradicted_time(series, zone),
        period,
        complete,
    )


def _complete(series: Measurement, known: timedelta, period: Span) -> Fraction:
    """Find the share of the known time that the declared completeness of the period leaves."""
    declared = Fraction(series.completeness.value) / 100
    if not known:
        return _WHOLE
    tick = timedelta.resolution
    return min(declared * ((period.end - period.start) // tick) / (known // tick), _WHOLE)


def _weighed(item: _Downtime, zone: ZoneInfo) -> Weighed:
    start, end = written_span(item.from_, item.to, zone)
    if item.severity == "notice":
        return start, start, _WHOLE
    if item.severity == "disrupted" and item.share is not None:
        return start, end, Fraction(item.share.value) / 100
    return start, end, _WHOLE


def _planned(item: _Downtime, zone: ZoneInfo) -> Planned:
    announced = instant(item.announced, zone) if item.announced else None
    return Planned(written_span(item.from_, item.to, zone), announced)


def _counted(series: Measurement, zone: ZoneInfo) -> Iterator[Counted]:
    """Read the rows that have data; what cannot be is none."""
    for row, span in zip(series.data, row_spans(series, zone), strict=True):
        if not is_share_of_time(row, series.unit):
            continue
        if row.good is not None and row.total is not None and row.total > 0:
            yield Counted(span, Fraction(row.good), Fraction(row.total))
        elif row.value is not None and series.unit in {None, _PERCENT}:
            yield Counted(span, Fraction(row.value), None)
