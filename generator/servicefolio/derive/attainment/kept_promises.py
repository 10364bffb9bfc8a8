"""Whether what is promised was kept: every target of availability, service by service."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from zoneinfo import ZoneInfo

from servicefolio.derive.agreements.agreements import holds, promised_for
from servicefolio.derive.attainment.measured_time import Measurement
from servicefolio.derive.attainment.promise import Promise, availability_targets
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.records.shapes.agreement import Agreement
from servicefolio.records.shapes.target import Target

_LIVE = "live"
_NAMED = frozenset({"measures", "service"})


@dataclass(frozen=True)
class KeptPromises:
    """Every promise of availability in a catalogue, those of live services unmeasured too."""

    catalog: Catalog
    zone: ZoneInfo
    today: date

    @cached_property
    def all(self) -> tuple[Promise, ...]:
        """List them by SLA, service and target."""
        found: dict[tuple[str, str, str], Promise] = {}
        for sla, target in self._targets:
            for service, series in sorted(self._measured.get((sla.id, target.id), {}).items()):
                found[sla.id, service, target.id] = self._promise(sla, target, service, series)
        for sla, service in self._promised_live:
            if holds(sla):
                for target in availability_targets(sla):
                    key = (sla.id, service, target.id)
                    found.setdefault(key, self._promise(sla, target, service, ()))
        return tuple(found[key] for key in sorted(found))

    def of_service(self, service: str) -> tuple[Promise, ...]:
        """List those for a service."""
        return self._by_service.get(service, ())

    def of_sla(self, sla: str) -> tuple[Promise, ...]:
        """List those of a service level."""
        return self._by_sla.get(sla, ())

    def of_measurement(self, measurement: str) -> Promise | None:
        """Find the one that a measurement is about."""
        return self._by_measurement.get(measurement)

    @cached_property
    def _by_service(self) -> Mapping[str, tuple[Promise, ...]]:
        return _grouped((one.service.id, one) for one in self.all if one.service)

    @cached_property
    def _by_sla(self) -> Mapping[str, tuple[Promise, ...]]:
        return _grouped((one.sla.id, one) for one in self.all)

    @cached_property
    def _by_measurement(self) -> Mapping[str, Promise]:
        return {record.id: one for one in self.all for record in one.measurements}

    @property
    def _targets(self) -> Iterator[tuple[Agreement, Target]]:
        for record in self.catalog.records("sla"):
            if isinstance(record, Agreement):
                yield from ((record, target) for target in availability_targets(record))

    @property
    def _promised_live(self) -> Iterator[tuple[Agreement, str]]:
        for record in self.catalog.records("service"):
            if record.state == _LIVE:
                yield from ((sla, record.id) for sla in promised_for(self.catalog, record.id))

    @cached_property
    def _measured(self) -> Mapping[tuple[str, str], Mapping[str, tuple[Record, ...]]]:
        """By SLA and target, by service: the measurements; no service is the empty id."""
        found: dict[tuple[str, str], dict[str, list[Record]]] = {}
        for record in self.catalog.records("measurement"):
            named = {
                str(relation.reference.route[0]): relation
                for relation in self.catalog.outgoing(record.id)
                if relation.reference.route[0] in _NAMED
            }
            measures = named.get("measures")
            if (
                measures is not None
                and measures.reference.part
                and _is_of_time(self.catalog, record)
            ):
                service = named["service"].target if "service" in named else ""
                key = (measures.target, measures.reference.part)
                found.setdefault(key, {}).setdefault(service, []).append(record)
        return {
            key: {service: _in_order(self.catalog, series) for service, series in by.items()}
            for key, by in found.items()
        }

    def _promise(
        self, sla: Agreement, target: Target, service: str, series: tuple[Record, ...]
    ) -> Promise:
        record = self.catalog.by_id[service].record if service else None
        return Promise(self.catalog, self.zone, self.today, sla, target, record, series)


def _is_of_time(catalog: Catalog, record: Record) -> bool:
    """Tell whether a measurement says when a service was there: tickets alone do not."""
    series = catalog.one(record.id, Measurement)
    return bool(series.data) or series.downtime is not None


def _in_order(catalog: Catalog, series: Iterable[Record]) -> tuple[Record, ...]:
    return tuple(
        sorted(series, key=lambda one: (catalog.one(one.id, Measurement).period.from_, one.id))
    )


def _grouped(pairs: Iterable[tuple[str, Promise]]) -> Mapping[str, tuple[Promise, ...]]:
    groups: dict[str, list[Promise]] = {}
    for key, promise in pairs:
        groups.setdefault(key, []).append(promise)
    return {key: tuple(group) for key, group in groups.items()}
