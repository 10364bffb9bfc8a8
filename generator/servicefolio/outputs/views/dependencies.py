"""What pages show of what needs what: ceilings, impacts and recoveries, computed once a site."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from servicefolio.derive.dependencies.ceiling import Ceiling, Ceilings
from servicefolio.derive.dependencies.impact import Impact, Impacts
from servicefolio.derive.dependencies.promised_availability import Promised, promised_to_users
from servicefolio.derive.dependencies.recovery import Recoveries
from servicefolio.derive.dependencies.recovery_order import RecoveryOrder
from servicefolio.derive.dependencies.recovery_summary import RecoverySummary, summary_of
from servicefolio.derive.dependencies.structure import SERVICE, Structure
from servicefolio.graph.catalog import Catalog
from servicefolio.outputs.addresses import Addresses
from servicefolio.outputs.pictures.dependencies import Drawing
from servicefolio.outputs.pictures.diagrams import Picture
from servicefolio.records.base import Record


@dataclass(frozen=True, slots=True)
class Held:
    """A service, with what it promises and plans beside what it can."""

    service: Record
    promise: Promised | None
    ceiling: Ceiling | None
    recovery: RecoverySummary | None


@dataclass(frozen=True)
class DependencyViews:
    """What is computed over dependencies, for those who run the services.

    On a catalogue with holes it would say what is not so.
    """

    catalog: Catalog
    addresses: Addresses
    today: date
    for_staff: bool = True

    @cached_property
    def _structure(self) -> Structure:
        return self.catalog.once(Structure)

    @cached_property
    def _ceilings(self) -> Ceilings:
        return Ceilings(self._structure)

    @cached_property
    def _impacts(self) -> Impacts:
        return Impacts(self._structure)

    @cached_property
    def _recoveries(self) -> Recoveries:
        return Recoveries(self._structure)

    @cached_property
    def _order(self) -> RecoveryOrder:
        return RecoveryOrder(self._structure)

    def ceiling(self, service: Record) -> Ceiling | None:
        """Tell how available a service can be at most."""
        return self._ceilings.of(service) if self.for_staff else None

    def is_beyond_telling(self, service: Record) -> bool:
        """Tell whether too many things stand in for each other to tell."""
        return self.for_staff and self._ceilings.is_beyond_telling(service)

    def single_points(self, service: Record) -> tuple[Record, ...]:
        """List what stops a service alone, where nothing of it is hidden."""
        if not self.for_staff or self._structure.is_partial(service.id):
            return ()
        return self._structure.records(self._structure.single_points(service.id))

    def recovery(self, service: Record) -> RecoverySummary | None:
        """Sum up when a service is back after a disaster."""
        if not self.for_staff:
            return None
        return summary_of(self._recoveries, self._order, service, self.today)

    def impact(self, record: Record) -> Impact | None:
        """Tell what stops without a record; None where nothing else does, or gets worse."""
        found = self._impacts.of(record) if self.for_staff else None
        return None if found is None or found.reaches_nobody else found

    def needs_picture(self, service: Record) -> Picture | None:
        """Draw what a service needs."""
        return Drawing(self._structure, self.addresses, service).needs(self.ceiling(service))

    def impact_picture(self, impact: Impact) -> Picture | None:
        """Draw what stops."""
        return Drawing(self._structure, self.addresses, impact.of).impact(impact)

    def held(self) -> tuple[Held, ...]:
        """List the services in use of which there is a ceiling or a plan, the first tiers first."""
        if not self.for_staff:
            return ()
        found = (
            Held(
                service,
                promised_to_users(self.catalog, service.id),
                self.ceiling(service),
                self.recovery(service),
            )
            for service in self.catalog.records(SERVICE)
            if service.LIFECYCLE.state(service.state).stage == "current"
        )
        known = (held for held in found if held.ceiling is not None or held.recovery is not None)
        return tuple(sorted(known, key=_order))

    def recovery_steps(self) -> tuple[tuple[Record, ...], ...]:
        """List all services in use in the order in which they can be recovered."""
        return self._order.steps if self.for_staff and self._recoveries.plans else ()


def _order(held: Held) -> tuple[object, ...]:
    tier = getattr(held.service, "tier", None)
    return (tier is None, tier or 0, held.service.id)
