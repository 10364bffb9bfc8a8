"""The times that a measurement's author wrote, as moments in UTC."""

from collections.abc import Iterator
from datetime import date, timedelta, tzinfo
from decimal import Decimal
from typing import Protocol, TypeAlias
from zoneinfo import ZoneInfo

from servicefolio.derive.calendars.elapsed import instant
from servicefolio.derive.calendars.spans import Span
from servicefolio.records.moment import DateTimeValue

Written: TypeAlias = date | DateTimeValue
"""A day, or a day with a time."""
_A_DAY = timedelta(days=1)


class DataPoint(Protocol):
    """A row of a series."""

    from_: Written
    to: Written | None
    good: Decimal | None
    total: Decimal | None
    value: Decimal | None


class Period(Protocol):
    """Days from and to, both included."""

    from_: date
    to: date


class Measurement(Protocol):
    """Rows of a period."""

    @property
    def period(self) -> Period:
        """The days that it is about."""

    @property
    def data(self) -> tuple[DataPoint, ...]:
        """Its rows, as they are written."""


def row_spans(series: Measurement, zone: ZoneInfo) -> Iterator[Span]:
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
