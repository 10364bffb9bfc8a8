"""What the status page shows: what is away now, what is planned, and how services were."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Protocol
from zoneinfo import ZoneInfo

from servicefolio.derive.attainment.kept_promises import KeptPromises
from servicefolio.derive.attainment.service_days import ServiceDay, State, days_of_service
from servicefolio.derive.changes.change_calendar import Event, events_in, span_of_days
from servicefolio.derive.relations import related
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.text import natural

DAYS = 90
_DAYS_AHEAD = 7
_SHOWN = frozenset({"change", "maintenance"})
_TELLING = ("incident", "change", "measurement")


class _Service(Protocol):
    status_page: str | None


@dataclass(frozen=True, slots=True)
class Past:
    """The last days of a service."""

    service: Record
    days: tuple[ServiceDay, ...]
    sources: tuple[Record, ...]
    """The measurements that say so."""

    @property
    def worth_telling(self) -> tuple[ServiceDay, ...]:
        """The days on which it was away or an incident went on, the newest first."""
        return tuple(
            day
            for day in reversed(self.days)
            if day.incidents or day.state not in {"up", "no data"}
        )

    @property
    def words(self) -> str:
        """How many days were how, for those who cannot see the bar."""
        names: tuple[tuple[State, str], ...] = (
            ("up", "up"),
            ("planned", "away as planned"),
            ("disturbed", "disturbed"),
            ("down", "down"),
            ("no data", "without data"),
        )
        counts = ((self._count(state), words) for state, words in names)
        told = ", ".join(f"{count} {words}" for count, words in counts if count)
        return f"Of {len(self.days)} days: {told}"

    def _count(self, state: State) -> int:
        return sum(day.state == state for day in self.days)


@dataclass(frozen=True)
class StatusViews:
    """How services are and were, as far as it is written down."""

    catalog: Catalog
    zone: ZoneInfo
    today: date
    promises: KeptPromises

    @cached_property
    def has_anything(self) -> bool:
        """Whether anything on record says how services are."""
        return bool(self._live) and (
            any(self.catalog.records(kind) for kind in _TELLING) or bool(self.live_pages)
        )

    @cached_property
    def ahead(self) -> tuple[Event, ...]:
        """List the maintenance and the changes of today and the next days."""
        within = span_of_days(self.today, self.today + timedelta(days=_DAYS_AHEAD - 1), self.zone)
        return tuple(
            event for event in events_in(self.catalog, within, self.zone) if event.sort in _SHOWN
        )

    @cached_property
    def past(self) -> tuple[Past, ...]:
        """Tell how each service was that anything measures, by title."""
        found = (self._past(service) for service in self._live)
        return tuple(one for one in found if one.sources)

    @cached_property
    def unmeasured(self) -> tuple[Record, ...]:
        """List the other services that are in use."""
        told = {one.service.id for one in self.past}
        return tuple(service for service in self._live if service.id not in told)

    @cached_property
    def live_pages(self) -> tuple[tuple[str, tuple[Record, ...]], ...]:
        """List the addresses of live status pages, each with the services that it is for."""
        found: dict[str, tuple[Record, ...]] = {}
        for service in self._live:
            address = self.catalog.one(service.id, _Service).status_page
            if address:
                found[address] = (*found.get(address, ()), service)
        return tuple(found.items())

    @cached_property
    def _live(self) -> tuple[Record, ...]:
        services = (
            service
            for service in self.catalog.records("service")
            if service.LIFECYCLE.state(service.state).stage == "current"
        )
        return tuple(sorted(services, key=lambda service: natural(service.title)))

    def _past(self, service: Record) -> Past:
        promises = tuple(one for one in self.promises.of_service(service.id) if one.is_measured)
        incidents = [record.id for record in related(self.catalog, service.id, "had incident")]
        yesterday = self.today - timedelta(days=1)
        first = self.today - timedelta(days=DAYS)
        days = days_of_service(promises, incidents, first, yesterday)
        names = sorted({source for day in days for source in day.sources})
        return Past(service, days, tuple(self.catalog.by_id[name].record for name in names))
