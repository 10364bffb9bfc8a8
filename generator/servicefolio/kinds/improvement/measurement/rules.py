"""Rules that only measurements need: rows in order, no time twice, and ratios that can be."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Protocol
from zoneinfo import ZoneInfo

from servicefolio.diagnostics import Rule, Severity
from servicefolio.graph.catalog import Catalog
from servicefolio.kinds.improvement.measurement.spans import Written, begin_of, end_of
from servicefolio.records.moment import DateTimeValue
from servicefolio.records.shapes.agreement import Agreement
from servicefolio.rules.engine import Check, Context, Finding

ORDER = Rule(
    "measurement-order", Severity.ERROR, "Rows of a measurement are not in order, or overlap"
)
RATIO = Rule(
    "measurement-ratio", Severity.ERROR, "A row of a measurement holds half a ratio, or too much"
)
_HUNDRED = 100


class _DataPoint(Protocol):
    from_: Written
    to: Written | None
    good: Decimal | None
    total: Decimal | None
    value: Decimal | None


class _Measurement(Protocol):
    id: str
    unit: str | None
    data: tuple[_DataPoint, ...]


def find_order(context: Context) -> Iterator[Finding]:
    """Look for rows that do not begin after the row before, or before it has ended."""
    zone = ZoneInfo(context.settings.time_zone)
    for measurement in context.catalog.all("measurement", _Measurement):
        for index, (before, row) in enumerate(pairwise(measurement.data), start=1):
            found = _out_of_order(before, row, zone)
            if found is not None:
                yield Finding(measurement.id, ("data", index, "from"), *found)


def _out_of_order(before: _DataPoint, row: _DataPoint, zone: ZoneInfo) -> tuple[str, str] | None:
    """Say what is wrong with two rows that follow each other, and how to mend it."""
    earlier = begin_of(before.from_, zone, beside=row.from_)
    begins = begin_of(row.from_, zone, beside=before.from_)
    if begins < earlier:
        message = f"this row begins {row.from_}, and the one before {before.from_}"
        return message, "write the oldest row first"
    if begins == earlier:
        return f"this row begins {row.from_}, and so does the one before", "keep one of the two"
    until = before.to
    if until is None:
        return None
    if begin_of(row.from_, zone, beside=until) < end_of(until, zone, beside=row.from_):
        message = f"this row begins {row.from_}, and the one before goes on until {until}"
        if not isinstance(until, DateTimeValue):
            message += ", that day included"
        return message, "no time stands in two rows: correct one of the two"
    return None


def find_ratio(context: Context) -> Iterator[Finding]:
    """Look for rows with half a ratio, more good than there is, or a share of time beyond 100 %."""
    for measurement in context.catalog.all("measurement", _Measurement):
        is_share = _is_share_of_time(context.catalog, measurement)
        for index, row in enumerate(measurement.data):
            found = _wrong_ratio(row) or (_wrong_share(row) if is_share else None)
            if found is not None:
                key, message, hint = found
                yield Finding(measurement.id, ("data", index, key), message, hint)


def _wrong_ratio(row: _DataPoint) -> tuple[str, str, str] | None:
    if row.good is None and row.total is None:
        return None
    if row.good is None or row.total is None:
        key, missing = ("total", "good") if row.good is None else ("good", "total")
        return key, f"{key} is given, and {missing} is not", f"write {missing} too, or a value"
    if row.value is not None:
        return "value", "this row has a ratio and a value", "keep one: the ratio says more"
    if row.good > row.total or row.good < 0:
        message = f"{row.good} of {row.total} cannot have been good"
        return "good", message, "good is a part of total: correct one of them"
    return None


def _wrong_share(row: _DataPoint) -> tuple[str, str, str] | None:
    if row.value is None or 0 <= row.value <= _HUNDRED:
        return None
    message = f"{row.value} % of the time cannot be: it is measured against a share of the time"
    return "value", message, "correct it, or say with `unit:` what else it is counted in"


def _is_share_of_time(catalog: Catalog, measurement: _Measurement) -> bool:
    """Tell whether the values of a measurement are percentages of a promised time."""
    if measurement.unit not in {None, "%"}:
        return False
    for relation in catalog.outgoing(measurement.id):
        sla = catalog.by_id[relation.target].record
        if relation.reference.route[0] == "measures" and isinstance(sla, Agreement):
            part = relation.reference.part
            return any(
                target.id == part and target.metric == "availability" for target in sla.all_targets
            )
    return False


CHECKS = (Check(ORDER, find_order), Check(RATIO, find_ratio))
