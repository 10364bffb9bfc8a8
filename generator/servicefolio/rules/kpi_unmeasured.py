"""Decisions rest on a number that nobody has measured lately."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Protocol

from servicefolio.derive.calendars.periods import end_of, last_whole
from servicefolio.diagnostics import Rule, Severity
from servicefolio.records.moment import DateTimeValue
from servicefolio.rules.engine import Check, Context, Finding

RULE = Rule("kpi-unmeasured", Severity.WARNING, "A KPI has no number for the last period")

_KEY = "measures"
_A_DAY = timedelta(days=1)


class _Kpi(Protocol):
    id: str
    state: str
    frequency: str
    created: date | None


class _DataPoint(Protocol):
    from_: date | DateTimeValue
    to: date | DateTimeValue | None
    shown: str | None
    note: str | None


class _Period(Protocol):
    to: date


class _Measurement(Protocol):
    data: tuple[_DataPoint, ...]
    period: _Period


def find(context: Context) -> Iterator[Finding]:
    """Look for active KPIs that nothing measured in the last whole period of their frequency.

    The settings allow some days for a number to come; a KPI that is younger has no last period.
    """
    if not context.adopts("measurement"):
        return
    by_when = context.today - timedelta(days=context.settings.measurement_grace_days)
    for kpi in context.catalog.all("kpi", _Kpi):
        begin, end = last_whole(kpi.frequency, by_when)
        is_young = kpi.created is not None and kpi.created > begin
        if kpi.state != "active" or is_young or context.may_be_named_by("measurement", kpi.id):
            continue
        until = max(_measured_until(context, kpi), default=None)
        if until is None or until < begin:
            so_far = "it was never measured" if until is None else f"it was measured until {until}"
            span = f"{begin} to {end}" if begin != end else str(end)
            yield Finding(
                kpi.id,
                ("frequency",),
                f"{so_far}: its last {kpi.frequency}, {span}, has no number",
                f"add the number to a measurement that says `measures: {kpi.id}`, or a "
                "`note:` that says why there is none; "
                "if the KPI is younger than that, say so with `created:`",
            )


def _measured_until(context: Context, kpi: _Kpi) -> Iterator[date]:
    """Find until when each measurement of a KPI, or of a target that it watches, is accounted."""
    for measured, part in (kpi.id, None), *_watched(context, kpi.id):
        for relation in context.catalog.incoming(measured):
            reference = relation.reference
            if reference.route[0] == _KEY and reference.part == part:
                record = context.catalog.by_id[relation.source].record
                if record.KIND == "measurement":
                    measurement = context.catalog.one(record.id, _Measurement)
                    yield from _accounted_days(measurement, kpi.frequency)


def _watched(context: Context, kpi: str) -> Iterator[tuple[str, str | None]]:
    for relation in context.catalog.outgoing(kpi):
        if relation.reference.route[0] == _KEY and relation.reference.part is not None:
            yield relation.target, relation.reference.part


def _accounted_days(measurement: _Measurement, frequency: str) -> Iterator[date]:
    """Give the last day of every row that has a number, or a note that says why it has none.

    A last row without an end stands for one period of the KPI, however long the series runs.
    """
    if not measurement.data:
        yield measurement.period.to  # its downtime or tickets are told of the whole period
    for row, following in pairwise((*measurement.data, None)):
        if row is None or (row.shown is None and row.note is None):
            continue
        begin = _day(row.from_)
        if row.to is not None:
            yield _day(row.to)
        elif following is not None and begin < _day(following.from_):
            yield _day(following.from_) - _A_DAY
        else:
            yield max(begin, min(end_of(frequency, begin), measurement.period.to))


def _day(written: date | DateTimeValue) -> date:
    return written.at.date() if isinstance(written, DateTimeValue) else written


CHECK = Check(RULE, find)
