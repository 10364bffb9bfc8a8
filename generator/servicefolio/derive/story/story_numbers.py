"""Whether measured numbers kept what was promised: how many periods, and which missed it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from servicefolio.graph.catalog import Catalog
from servicefolio.records.quantities import PercentValue, parse_percent
from servicefolio.records.ref import Ref

_UP, _DOWN = "up", "down"
_MONTH = len("2026-02")


class _DataPoint(Protocol):
    @property
    def value(self) -> Decimal | None: ...
    @property
    def share(self) -> PercentValue | None: ...
    @property
    def shown(self) -> str | None: ...
    @property
    def from_(self) -> object: ...


class _Measurement(Protocol):
    @property
    def measures(self) -> Ref: ...
    @property
    def data(self) -> tuple[_DataPoint, ...]: ...
    @property
    def unit(self) -> str | None: ...


class _Kpi(Protocol):
    @property
    def direction(self) -> str: ...
    @property
    def target(self) -> Decimal: ...
    @property
    def tolerance(self) -> Decimal | None: ...
    @property
    def unit(self) -> str: ...


class _Target(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def op(self) -> str: ...
    @property
    def value(self) -> str: ...


class _Sla(Protocol):
    @property
    def all_targets(self) -> tuple[_Target, ...]: ...


@dataclass(frozen=True, slots=True)
class Limit:
    """What a number has to keep."""

    direction: str
    value: Decimal
    unit: str

    @property
    def words(self) -> str:
        """Say it, such as `at least 99.5 %`."""
        side = {_UP: "at least", _DOWN: "at most"}.get(self.direction, "about")
        return f"{side} {self.value} {self.unit}".strip()

    def is_missed_by(self, number: Decimal) -> bool:
        """Tell whether a number does not keep it; a band's width is not judged here."""
        if self.direction == _UP:
            return number < self.value
        return self.direction == _DOWN and number > self.value


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a series of numbers came to."""

    counted: int
    """Rows with data; the others say nothing, good or bad."""
    missed: tuple[tuple[str, str], ...]
    """When, and what was measured instead."""
    first: str
    last: str
    limit: Limit | None


def outcome_of(catalog: Catalog, identifier: str) -> Outcome | None:
    """Hold a measurement against what it measures; None where it holds no number at all."""
    measurement = catalog.one(identifier, _Measurement)
    limit = _limit(catalog, measurement.measures)
    rows = [(row, number) for row in measurement.data if (number := _number(row)) is not None]
    if not rows:
        return None
    unit = measurement.unit or (limit.unit if limit else "")
    in_months = all(str(row.from_).endswith("-01") for row in measurement.data)
    missed = [
        (str(row.from_)[: _MONTH if in_months else None], _shown(row, unit))
        for row, number in rows
        if limit is not None and limit.is_missed_by(number)
    ]
    first, last = (_shown(row, unit) for row, _number in (rows[0], rows[-1]))
    return Outcome(len(rows), tuple(missed), first, last, limit)


def limit_of_kpi(catalog: Catalog, identifier: str) -> Limit:
    """Find what a KPI's values have to keep."""
    kpi = catalog.one(identifier, _Kpi)
    return Limit(kpi.direction, kpi.target, kpi.unit)


def _limit(catalog: Catalog, measured: Ref) -> Limit | None:
    identifier, _, part = measured.partition("#")
    record = catalog.find(identifier)
    if record is None:
        return None
    if record.KIND == "kpi":
        return limit_of_kpi(catalog, record.id)
    targets = catalog.one(record.id, _Sla).all_targets
    return next(_limits_of(targets, part), None)


def _limits_of(targets: tuple[_Target, ...], part: str) -> Iterator[Limit]:
    for target in targets:
        percent = parse_percent(target.value) if target.id == part else None
        if percent is not None:
            yield Limit(_UP if target.op == "at least" else _DOWN, percent.value, "%")


def _number(row: _DataPoint) -> Decimal | None:
    if row.value is not None:
        return row.value
    return row.share.value if row.share is not None else None


def _shown(row: _DataPoint, unit: str) -> str:
    """A share brings its own unit."""
    return f"{row.shown} {unit}".strip() if row.value is not None else str(row.shown)
