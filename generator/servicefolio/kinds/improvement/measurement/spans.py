"""Rules about the times of measurements: each ends after it begins, and is measured once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Protocol, TypeAlias
from zoneinfo import ZoneInfo

from servicefolio.diagnostics import Rule, Severity
from servicefolio.records.moment import DateTimeValue
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.source.document import Route

SPAN = Rule(
    "measurement-span",
    Severity.ERROR,
    "A time in a measurement runs backwards, or is not of its period",
)
TWICE = Rule("measurement-twice", Severity.ERROR, "Two measurements are of the same days")

Written: TypeAlias = date | DateTimeValue
"""A day, or a day with a time."""
_AT_ONCE = timedelta(microseconds=1)


class _DataPoint(Protocol):
    """A time with its two ends, as a downtime and an exclusion have them too."""

    from_: Written
    to: Written | None


class _Period(Protocol):
    from_: date
    to: date


class _Measurement(Protocol):
    id: str
    measures: str
    service: str | None
    period: _Period
    data: tuple[_DataPoint, ...]
    downtime: tuple[_DataPoint, ...] | None
    exclusions: tuple[_DataPoint, ...]
    gaps: tuple[_DataPoint, ...]


def find_span(context: Context) -> Iterator[Finding]:
    """Look for times that end before they begin, and for rows that are not of the period."""
    zone = ZoneInfo(context.settings.time_zone)
    hint = f"correct one of the two; a time without a zone is that of {context.settings.time_zone}"
    for measurement in context.catalog.all("measurement", _Measurement):
        for route, span in _spans(measurement):
            if span.to is not None and _runs_backwards(span.from_, span.to, zone):
                message = f"it ends {span.to}, before it begins ({span.from_})"
                yield Finding(measurement.id, (*route, "to"), message, hint)
        yield from _outside(measurement)


def find_twice(context: Context) -> Iterator[Finding]:
    """Look for measurements of the same series whose periods share days."""
    series: dict[tuple[str, ...], list[_Measurement]] = defaultdict(list)
    for measurement in context.catalog.all("measurement", _Measurement):
        series[_series_of(context, measurement)].append(measurement)
    for several in series.values():
        ordered = sorted(several, key=lambda one: (one.period.from_, one.id))
        for index, later in enumerate(ordered):
            earlier = next(
                (one for one in ordered[:index] if later.period.from_ <= one.period.to), None
            )
            if earlier is not None:
                yield Finding(
                    later.id,
                    ("period",),
                    f'"{earlier.id}" measures {later.measures} too, until {earlier.period.to}',
                    "let each day be of one of them; numbers that were wrong are restated where "
                    "they stand: `state: restated`",
                )


def begin_of(written: Written, zone: tzinfo, beside: Written | None = None) -> datetime:
    """Find the moment at which a time begins; a day does at midnight, by the clock `beside` it."""
    if isinstance(written, DateTimeValue):
        return written.in_zone(zone)
    return datetime.combine(written, time(), _clock_of(beside) or zone)


def end_of(written: Written, zone: tzinfo, beside: Written | None = None) -> datetime:
    """Find the moment at which a time ends; a day is over at its end, by the clock `beside` it."""
    if isinstance(written, DateTimeValue):
        return written.in_zone(zone)
    return datetime.combine(written, time.max, _clock_of(beside) or zone)


def _clock_of(beside: Written | None) -> tzinfo | None:
    return beside.at.tzinfo if isinstance(beside, DateTimeValue) else None


def _spans(measurement: _Measurement) -> Iterator[tuple[Route, _DataPoint]]:
    keys: Iterable[tuple[str, tuple[_DataPoint, ...]]] = (
        ("data", measurement.data),
        ("downtime", measurement.downtime or ()),
        ("exclusions", measurement.exclusions),
        ("gaps", measurement.gaps),
    )
    for key, spans in keys:
        yield from (((key, index), span) for index, span in enumerate(spans))


def _runs_backwards(begins: Written, ends: Written, zone: ZoneInfo) -> bool:
    return end_of(ends, zone, beside=begins) < begin_of(begins, zone, beside=ends)


def _outside(measurement: _Measurement) -> Iterator[Finding]:
    """Look for rows that begin before the period or after it, or go on behind it."""
    first, last = measurement.period.from_, measurement.period.to
    for index, row in enumerate(measurement.data):
        begins, ends = _day(row.from_), None if row.to is None else _last_day(row.to)
        if begins < first or begins > last:
            key = "from"
        elif ends is not None and ends > last:
            key = "to"
        else:
            continue
        day = row.from_ if key == "from" else row.to
        yield Finding(
            measurement.id,
            ("data", index, key),
            f"{day} is not of the period, {first} to {last}",
            "correct the day, or the `period:` of the measurement",
        )


def _series_of(context: Context, measurement: _Measurement) -> tuple[str, ...]:
    """Tell what a measurement measures, and where, by the ids of today."""
    series = {"measures": measurement.measures, "service": measurement.service or ""}
    for relation in context.catalog.outgoing(measurement.id):
        key = str(relation.reference.route[0])
        if key in series:
            series[key] = f"{relation.target}#{relation.reference.part or ''}"
    return tuple(series.values())


def _day(written: Written) -> date:
    return written.at.date() if isinstance(written, DateTimeValue) else written


def _last_day(written: Written) -> date:
    """Find the day in which a time ends: 24:00 is of the day that is over, as is 00:00."""
    return (written.at - _AT_ONCE).date() if isinstance(written, DateTimeValue) else written


CHECKS = (Check(SPAN, find_span), Check(TWICE, find_twice))
