"""Measurements as plain values, for tests of what is computed from them."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from servicefolio.records.moment import DateTimeValue, parse_date_time
from servicefolio.records.quantities import PercentValue

_ALL = PercentValue(Decimal(100))


def moment(text: str) -> DateTimeValue:
    found = parse_date_time(text)
    assert found is not None, text
    return found


@dataclass(frozen=True)
class Outage:
    """A downtime, exclusion or gap."""

    from_: date | DateTimeValue
    to: date | DateTimeValue
    severity: str = "down"
    share: PercentValue | None = None
    planned: bool = False
    announced: DateTimeValue | None = None


@dataclass(frozen=True)
class Row:
    """A row of a series."""

    from_: date | DateTimeValue
    to: date | DateTimeValue | None = None
    good: Decimal | None = None
    total: Decimal | None = None
    value: Decimal | None = None


@dataclass(frozen=True)
class Days:
    """Days from and to, both included."""

    from_: date
    to: date


@dataclass(frozen=True)
class Measurement:
    """A measurement of availability."""

    period: Days
    id: str = "probe"
    unit: str | None = None
    completeness: PercentValue = _ALL
    data: tuple[Row, ...] = ()
    downtime: tuple[Outage, ...] | None = None
    exclusions: tuple[Outage, ...] = ()
    gaps: tuple[Outage, ...] = field(default=())


def outage(start: str, end: str, **values: object) -> Outage:
    return Outage(moment(start), moment(end), **values)  # type: ignore[arg-type]
