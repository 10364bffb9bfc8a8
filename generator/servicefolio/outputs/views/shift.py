"""What pages show those who help others now: hours of help, whom to call, what the night brings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from zoneinfo import ZoneInfo

from servicefolio.derive.calendars.spans import Span
from servicefolio.derive.changes.change_calendar import Event
from servicefolio.derive.faults.incidents import INCIDENT
from servicefolio.derive.help_hours import HelpHours, help_hours, teams_behind
from servicefolio.derive.neighbours import is_gone
from servicefolio.derive.tonight import (
    NewError,
    new_errors,
    planned_until_morning,
    teams_on_call,
    until_morning,
)
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record


@dataclass(frozen=True)
class ShiftViews:
    """Who helps, when, and what a shift has to know until morning."""

    catalog: Catalog
    zone: ZoneInfo
    today: date
    changes: Mapping[str, date]
    runs_services: bool

    def help_hours(self, service: Record) -> tuple[HelpHours, ...]:
        """Find the hours in which users of a service are helped."""
        return help_hours(self.catalog, service.id, self.zone, self.today)

    def teams_behind(self, service: Record) -> tuple[Record, ...]:
        """List the teams that the desk turns to, for staff."""
        return teams_behind(self.catalog, service) if self.runs_services else ()

    @property
    def has_page(self) -> bool:
        """Whether there is a page of the shift: for staff, where it could ever tell anything."""
        kept = any(self.catalog.records(kind) for kind in (INCIDENT, "change", "change_window"))
        return self.runs_services and bool(kept or self.new_errors or self.on_call)

    @property
    def known_error_services(self) -> tuple[Record, ...]:
        """List the services in which a fault may be seen, for staff, who write it down."""
        if not self.runs_services:
            return ()
        used = (record for record in self.catalog.records("service") if not is_gone(record))
        return tuple(sorted(used, key=lambda record: (record.title.casefold(), record.id)))

    @property
    def night(self) -> Span:
        """The time from the beginning of today until tomorrow morning."""
        return until_morning(self.zone, self.today)

    @property
    def words(self) -> str:
        """Say what time that is."""
        return self.night.words(self.zone)

    @cached_property
    def planned(self) -> tuple[Event, ...]:
        """List what is planned until morning."""
        return planned_until_morning(self.catalog, self.zone, self.today)

    @cached_property
    def new_errors(self) -> tuple[NewError, ...]:
        """List known errors that the shift may not have met."""
        return new_errors(self.catalog, self.changes, self.today)

    @cached_property
    def on_call(self) -> tuple[Record, ...]:
        """List the teams that can be reached at any hour."""
        return teams_on_call(self.catalog)
