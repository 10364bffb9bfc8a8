"""What a measurement of availability says of time: what it knows, what was away, what is left out.

Overlapping downtimes count once, the heaviest of them. `down` counts whole, `disrupted` by its
share of users where one is given and else whole too, `notice` not at all.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal
from fractions import Fraction
from typing import Protocol, TypeAlias
from zoneinfo import ZoneInfo

from servicefolio.derive.elapsed import instant
from servicefolio.derive.maintenance import Planned
from servicefolio.derive.spans import Span, common, union, without
from servicefolio.derive.weighed_spans import Weighed, heaviest
from servicefolio.records.moment import DateTimeValue
from servicefolio.records.quantities import PercentValue

Written: TypeAlias = date | DateTimeValue
_WHOLE = Fraction(1)
_PERCENT = "%"
_A_DAY = timedelta(days=1)


class _Gap(Protocol):
    from_: Written
    to: Written


class _Downtime(_Gap, Protocol):
    severity: str
    share: PercentValue | None
    planned: bool
    announced: DateTimeValue | None


class DataPoint(Protocol):
    """A row of a series."""

    from_: Written
    to: Written | None
    good: Decimal | None
    total: Decimal | None
    value: Decimal | None


class _Period(Protocol):
    from_: date
    to: date


class _Measurement(Protocol):
    @property
    def period(self) -> _Period: ...
    @property
    def data(self) -> tuple[DataPoint, ...]: ...


class Measurement(Protocol):
    """What is read of a measurement."""

    id: str
    period: _Period
    unit: str | None
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


def measured_time(series: Measurement, zone: ZoneInfo, until: datetime | None = None) -> Measured:
    """Read a measurement; clocks without a zone are those of `zone`.

    Of what comes after `until` nothing is known, whatever the measurement says.

    Availability is computed where it has `downtime`; of rows alone, their ratios are taken as the
    source counted them. What its period, its rows and its gaps leave out is not known.
    """
    period = written_span(series.period.from_, series.period.to, zone)
    spans = tuple(written_span(item.from_, item.to, zone) for item in series.gaps)
    known = without(((period[0], min(period[1], until or period[1])),), union(spans))
    counted = tuple(_counted(series, zone))
    if series.data:
        known = common(known, union(row.span for row in counted))
    downtime = series.downtime or ()
    sound = tuple(item for item in downtime if not _is_contradictory(item, zone))
    return Measured(
        series.id,
        known,
        heaviest(_weighed(item, zone) for item in sound),
        union(written_span(item.from_, item.to, zone) for item in series.exclusions),
        tuple(_planned(item, zone) for item in sound if item.planned),
        () if series.downtime is not None else counted,
        union(_touched(item, zone) for item in downtime if _is_contradictory(item, zone)),
    )


def row_spans(series: _Measurement, zone: ZoneInfo) -> Iterator[Span]:
    """Find when each row of a series is; one without an end goes on until the next begins."""
    over = written_span(series.period.from_, series.period.to, zone)[1]
    begins = (*(instant(row.from_, zone) for row in series.data), over)
    for row, start, until in zip(series.data, begins, begins[1:], strict=False):
        end = until if row.to is None else written_span(row.from_, row.to, zone)[1]
        yield Span(start, max(start, end))


def written_span(first: Written, last: Written, zone: ZoneInfo) -> Span:
    """Find the moments that are meant: a day alone is a whole day, by the clock beside it."""
    start = instant(first, _clock(last) or zone)
    if isinstance(last, DateTimeValue):
        return Span(start, instant(last, zone))
    following = last + _A_DAY if last < date.max else last
    return Span(start, instant(following, _clock(first) or zone))


def _clock(written: Written) -> tzinfo | None:
    return written.at.tzinfo if isinstance(written, DateTimeValue) else None


def _is_contradictory(item: _Downtime, zone: ZoneInfo) -> bool:
    """Tell whether a downtime ends before it begins, or was announced when it had begun."""
    start, end = written_span(item.from_, item.to, zone)
    announced = instant(item.announced, zone) if item.announced else None
    return end < start or (announced is not None and item.planned and announced > start)


def _touched(item: _Downtime, zone: ZoneInfo) -> Span:
    start, end = written_span(item.from_, item.to, zone)
    return Span(min(start, end), max(start, end) + timedelta.resolution)


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
    """Read the rows that have data."""
    for row, span in zip(series.data, row_spans(series, zone), strict=True):
        if row.good is not None and row.total is not None and row.total > 0:
            yield Counted(span, Fraction(row.good), Fraction(row.total))
        elif row.value is not None and series.unit in {None, _PERCENT}:
            share = min(max(Fraction(row.value), Fraction()), Fraction(100))
            yield Counted(span, share, None)
