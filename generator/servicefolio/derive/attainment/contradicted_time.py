"""When the data of measurements contradict themselves, so that nothing can be computed of it.

Rules report each of these as an error; until it is mended the windows that it touches say nothing.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Protocol
from zoneinfo import ZoneInfo

from servicefolio.derive.attainment import written_times
from servicefolio.derive.attainment.written_times import DataPoint, Written, row_spans, written_span
from servicefolio.derive.calendars.elapsed import instant
from servicefolio.derive.calendars.spans import Span, union
from servicefolio.records.moment import DateTimeValue

_HUNDRED = 100
_PERCENT = "%"


class _Exclusion(Protocol):
    from_: Written
    to: Written


class _Downtime(_Exclusion, Protocol):
    planned: bool
    announced: DateTimeValue | None


class Measurement(written_times.Measurement, Protocol):
    """What is read of a measurement."""

    @property
    def unit(self) -> str | None:
        """What its values are counted in."""

    @property
    def downtime(self) -> tuple[_Downtime, ...] | None:
        """When it was away; None where nobody says."""

    @property
    def exclusions(self) -> tuple[_Exclusion, ...]:
        """What the parties agreed not to count."""

    @property
    def gaps(self) -> tuple[_Exclusion, ...]:
        """When nothing was measured."""


def contradicted_time(series: Measurement, zone: ZoneInfo) -> tuple[Span, ...]:
    """Find the times of one measurement, in order and apart; each is longer than nothing."""
    downtimes = (item for item in series.downtime or () if is_contradictory(item, zone))
    backwards = (item for item in (*series.exclusions, *series.gaps) if _ends_early(item, zone))
    times = (written_span(item.from_, item.to, zone) for item in (*downtimes, *backwards))
    return union(_touched(span) for span in (*times, *_rows(series, zone)))


def measured_twice(periods: Iterable[Span]) -> tuple[Span, ...]:
    """Find the times that several measurements of one thing are about."""
    found: list[Span] = []
    until: Span | None = None
    for span in sorted(periods):
        if until is not None and span.meets(until):
            found.append(span.shared_with(until))
        if until is None or span.end > until.end:
            until = span
    return union(found)


def is_contradictory(item: _Downtime, zone: ZoneInfo) -> bool:
    """Tell whether a downtime ends before it begins, or was announced when it had begun."""
    start, _ = written_span(item.from_, item.to, zone)
    announced = instant(item.announced, zone) if item.announced else None
    return _ends_early(item, zone) or (announced is not None and item.planned and announced > start)


def is_share_of_time(row: DataPoint, unit: str | None) -> bool:
    """Tell whether the numbers of a row can be a share of time; no number at all can be."""
    if row.good is None and row.total is None:
        is_share = unit in {None, _PERCENT}
        return row.value is None or not is_share or 0 <= row.value <= _HUNDRED
    if row.good is None or row.total is None or row.value is not None:
        return False
    return 0 <= row.good <= row.total


def _ends_early(item: _Exclusion, zone: ZoneInfo) -> bool:
    start, end = written_span(item.from_, item.to, zone)
    return end < start


def _rows(series: Measurement, zone: ZoneInfo) -> Iterator[Span]:
    """Find rows that cannot be, are not of the period, or are of the time of another row."""
    period = written_span(series.period.from_, series.period.to, zone)
    spans = tuple(row_spans(series, zone))
    for row, span in zip(series.data, spans, strict=True):
        ends = span if row.to is None else written_span(row.from_, row.to, zone)
        is_of_it = period.holds(span) and span.start < period.end
        if not is_share_of_time(row, series.unit) or not is_of_it or ends.end < ends.start:
            yield span
    for before, after in pairwise(spans):
        if after.start <= before.start or after.start < before.end:
            yield Span(min(before.start, after.start), max(before.end, after.end))


def _touched(span: Span) -> Span:
    start, end = span
    return Span(min(start, end), max(start, end) + timedelta.resolution)
