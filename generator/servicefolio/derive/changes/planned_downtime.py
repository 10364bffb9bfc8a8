"""The outage that a change plans, against what was agreed: what of it counts as downtime."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta, tzinfo

from servicefolio.derive.calendars.occurrences import agreed_times
from servicefolio.derive.calendars.spans import Span, common, length
from servicefolio.derive.changes.change_schedule import Planned, planned_change
from servicefolio.derive.changes.changes import touched_services
from servicefolio.derive.neighbours import named_by
from servicefolio.graph.catalog import Catalog
from servicefolio.records.shapes.agreement import Agreement

_IN_FORCE = frozenset({"in_force", "under_revision"})


@dataclass(frozen=True, slots=True)
class PlannedDowntime:
    """What a change's outage costs one service."""

    service: str
    outage: Span
    agreed: tuple[Span, ...]
    """The parts of it that lie in agreed hours for maintenance; these do not count."""
    by: tuple[str, ...]
    """The ids of the agreements that agree to them."""
    counted: timedelta
    """The rest. What of it lies in hours in which the service is not promised is not known here."""

    @property
    def whole(self) -> timedelta:
        """How long the service is away."""
        return self.outage.end - self.outage.start


def planned_downtime(catalog: Catalog, change: str, zone: tzinfo) -> tuple[PlannedDowntime, ...]:
    """Tell what a change's outage costs each service that it touches.

    Nothing where no outage is planned, or where its time is not known. Agreed are the hours that
    the service's agreement in force names in words that can be read (`Sunday 02:00-05:00`), on the
    organisation's clocks: a change window alone is no agreement, as when the outage is measured.
    Whether it was announced in time is not asked here.
    """
    planned = planned_change(catalog, change, zone)
    if planned is None or planned.outage is None:
        return ()
    services = touched_services(catalog, change)
    return tuple(_of_service(catalog, service.id, planned, zone) for service in services)


def _of_service(catalog: Catalog, service: str, change: Planned, zone: tzinfo) -> PlannedDowntime:
    assert change.outage is not None
    agreed = {
        by: times
        for by, spans in _agreed(catalog, service, change.outage, zone)
        if (times := common((change.outage,), spans))
    }
    parts = common((change.outage,), (span for spans in agreed.values() for span in spans))
    rest = change.outage.end - change.outage.start - length(parts)
    return PlannedDowntime(service, change.outage, parts, tuple(agreed), rest)


def _agreed(
    catalog: Catalog, service: str, outage: Span, zone: tzinfo
) -> Iterator[tuple[str, tuple[Span, ...]]]:
    for record in named_by(catalog, service, "sla"):
        agreement = catalog.one(record.id, Agreement)
        if agreement.maintenance is not None and agreement.state in _IN_FORCE:
            words = agreement.maintenance.windows
            yield agreement.id, agreed_times(words, outage, zone)
