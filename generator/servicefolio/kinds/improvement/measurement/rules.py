"""Rules that only measurements need: rows in order, each once, and ratios that can be."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import pairwise
from typing import Protocol

from servicefolio.diagnostics import Rule, Severity
from servicefolio.records.moment import DateTimeValue
from servicefolio.rules.engine import Check, Context, Finding

ORDER = Rule(
    "measurement-order", Severity.ERROR, "Rows of a measurement are not in order, or stand twice"
)
RATIO = Rule(
    "measurement-ratio", Severity.ERROR, "A row of a measurement holds half a ratio, or too much"
)


class _DataPoint(Protocol):
    from_: date | DateTimeValue
    good: Decimal | None
    total: Decimal | None
    value: Decimal | None


class _Measurement(Protocol):
    id: str
    data: tuple[_DataPoint, ...]


def find_order(context: Context) -> Iterator[Finding]:
    """Look for rows that do not begin after the row before."""
    for measurement in context.catalog.all("measurement", _Measurement):
        for index, (before, row) in enumerate(pairwise(measurement.data), start=1):
            earlier, begins = _moment(before.from_), _moment(row.from_)
            if begins <= earlier:
                message = f"this row begins {row.from_}, and so does the one before"
                hint = "keep one of the two"
                if begins < earlier:
                    message = f"this row begins {row.from_}, and the one before {before.from_}"
                    hint = "write the oldest row first"
                yield Finding(measurement.id, ("data", index, "from"), message, hint)


def find_ratio(context: Context) -> Iterator[Finding]:
    """Look for rows that hold a part of a ratio, more good than there is, or a value as well."""
    for measurement in context.catalog.all("measurement", _Measurement):
        for index, row in enumerate(measurement.data):
            found = _wrong_ratio(row)
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


def _moment(written: date | DateTimeValue) -> datetime:
    """Make points in time comparable: a day begins at midnight, and without a zone it is UTC."""
    if not isinstance(written, DateTimeValue):
        return datetime.combine(written, time(), UTC)
    return written.at if written.at.tzinfo else written.at.replace(tzinfo=UTC)


CHECKS = (Check(ORDER, find_order), Check(RATIO, find_ratio))
