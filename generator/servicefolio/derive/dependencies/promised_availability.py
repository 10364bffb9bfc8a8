"""How available a service or configuration item is promised to be, and how available it was.

Of a service, what its service levels in force promise; where they promise none, what its OLAs do,
or else its contracts. Of a configuration item, what an approved availability design states of the
part by its name or id. Where several promise, the highest counts: it is what has to be reached.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from servicefolio.derive.agreements.agreements import covering, holds, promised_for
from servicefolio.derive.agreements.targets import hours_of
from servicefolio.derive.calendars.calendar_hours import hours_in
from servicefolio.derive.dependencies.structure import ITEM, SERVICE
from servicefolio.derive.measurements.readings import Reading, newest_readings
from servicefolio.derive.neighbours import naming
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.records.quantities import PercentValue, parse_percent
from servicefolio.records.shapes.agreement import Agreement
from servicefolio.records.shapes.target import Target
from servicefolio.source.document import Route
from servicefolio.text import slug

_AVAILABILITY = "availability"
_DESIGN = "design_document"


class _ComponentAvailability(Protocol):
    name: str
    availability: PercentValue


class _Availability(Protocol):
    components: tuple[_ComponentAvailability, ...]


class _DesignDocument(Protocol):
    id: str
    state: str
    availability: _Availability | None


class _Measurement(Protocol):
    measures: str


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise of availability."""

    percent: PercentValue
    source: Record
    """The agreement that promises it, or the design that states it."""
    route: Route
    """Where it stands in there."""
    hours: str | None = None
    """The calendar in whose hours it counts; None where it always does."""

    @property
    def value(self) -> Fraction:
        """The share of time, from 0 to 1."""
        return Fraction(self.percent.value) / 100


def promises_of(agreement: Agreement) -> Iterator[Promised]:
    """List what an agreement promises of availability; what is for some requests only is not."""
    for route, target in agreement.placed_targets:
        percent = parse_percent(target.value) if _is_for_all(target) else None
        if percent is not None:
            yield Promised(percent, agreement, route, hours_of(agreement, target))


def promised_to_users(catalog: Catalog, service: str) -> Promised | None:
    """Find the highest availability that the service levels of a service promise."""
    return _highest(_all_of(promised_for(catalog, service)))


def all_promised(catalog: Catalog) -> Mapping[str, Promised]:
    """Find what is promised of each service and stated of each item, by id; others are left out."""
    found = {
        service.id: promise
        for service in catalog.records(SERVICE)
        if (promise := _of_service(catalog, service.id)) is not None
    }
    stated = _stated(catalog)
    for item in catalog.records(ITEM):
        names = (item.id, slug(item.title))
        promise = _highest(one for name in dict.fromkeys(names) for one in stated.get(name, ()))
        if promise is not None:
            found[item.id] = promise
    return found


def measured_availability(catalog: Catalog, service: str) -> Reading | None:
    """Find what was measured last of the availability of a service, with its series."""
    series = (
        record
        for record in naming(catalog, service, "measurement", "service")
        if _is_about_availability(catalog, catalog.one(record.id, _Measurement))
    )
    readings = newest_readings(catalog, series)
    return readings[0] if readings and readings[0].last is not None else None


def counts_always(catalog: Catalog, promise: Promised) -> bool:
    """Tell whether a promise counts at every hour of the year; not of hours that nobody knows."""
    if promise.hours is None:
        return True
    calendar = catalog.resolve(promise.hours)
    return calendar is not None and hours_in(catalog, calendar).are_always


def _of_service(catalog: Catalog, service: str) -> Promised | None:
    return (
        promised_to_users(catalog, service)
        or _highest(_all_of(_in_force(covering(catalog, service, "ola"))))
        or _highest(_all_of(_in_force(covering(catalog, service, "underpinning_contract"))))
    )


def _stated(catalog: Catalog) -> Mapping[str, tuple[Promised, ...]]:
    """List what approved designs state of parts, by what their names are as ids."""
    found: dict[str, list[Promised]] = {}
    for design in catalog.all(_DESIGN, _DesignDocument):
        if design.state == "approved" and design.availability is not None:
            record = catalog.by_id[design.id].record
            for index, part in enumerate(design.availability.components):
                route: Route = (_AVAILABILITY, "components", index, _AVAILABILITY)
                found.setdefault(slug(part.name), []).append(
                    Promised(part.availability, record, route)
                )
    return {name: tuple(promises) for name, promises in found.items()}


def _in_force(agreements: tuple[Agreement, ...]) -> Iterator[Agreement]:
    return (found for found in agreements if holds(found))


def _all_of(agreements: Iterator[Agreement] | tuple[Agreement, ...]) -> Iterator[Promised]:
    return (promise for agreement in agreements for promise in promises_of(agreement))


def _highest(promises: Iterator[Promised]) -> Promised | None:
    return max(promises, key=lambda promise: promise.value, default=None)


def _is_for_all(target: Target) -> bool:
    return (
        target.metric == _AVAILABILITY and target.op == "at least" and target.request_type is None
    )


def _is_about_availability(catalog: Catalog, series: _Measurement) -> bool:
    identifier, _, part = series.measures.partition("#")
    measured = catalog.find(identifier)
    return isinstance(measured, Agreement) and any(
        target.id == part and target.metric == _AVAILABILITY for target in measured.all_targets
    )
