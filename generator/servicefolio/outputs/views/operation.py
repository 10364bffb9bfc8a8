"""What pages show of service operation: the course of incidents, and what belongs together."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from servicefolio.audiences import runs_services
from servicefolio.config import Settings
from servicefolio.derive.calendars.elapsed import ago, between, in_words
from servicefolio.derive.calendars.timeline import Happening, timeline_of
from servicefolio.derive.faults.first_seen import Backlog, FirstSeen, backlog_of, first_seen
from servicefolio.derive.faults.incidents import (
    INCIDENT,
    Listed,
    Step,
    course_of,
    goes_on_for,
    is_open,
    lasted,
    newest_incidents,
)
from servicefolio.derive.faults.priority import Prioritised, prioritised
from servicefolio.derive.faults.problem_candidates import Bounds, Candidate, problem_candidates
from servicefolio.derive.grouped import Grouped, by_field, by_related, by_state
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.records.moment import DateTimeValue


@dataclass(frozen=True, slots=True)
class OperationViews:
    """The records of service operation as their readers look for them."""

    catalog: Catalog
    zone: ZoneInfo
    today: date
    settings: Settings

    def course(self, incident: Record) -> tuple[Happening[Step], ...]:
        """Tell an incident in order."""
        return course_of(self.catalog, incident.id, self.zone)

    def lasted(self, incident: Record) -> str | None:
        """Say how long an incident lasted."""
        return lasted(self.catalog, incident.id, self.zone)

    def is_open(self, incident: Record) -> bool:
        """Tell whether an incident goes on."""
        return is_open(incident)

    def goes_on_for(self, incident: Record) -> str:
        """Say how long an open incident has gone on."""
        return goes_on_for(self.catalog, incident.id, self.zone, self.today)

    def incidents(self, incidents: tuple[Record, ...]) -> tuple[Listed, ...]:
        """Sort incidents, those that go on and the newest first."""
        return newest_incidents(self.catalog, incidents, self.zone)

    def open_incidents(self, incidents: tuple[Record, ...] | None = None) -> tuple[Listed, ...]:
        """List the incidents that go on, of all or of some."""
        found = self.catalog.records(INCIDENT) if incidents is None else incidents
        return self.incidents(tuple(record for record in found if is_open(record)))

    def unsolved(self, records: tuple[Record, ...]) -> tuple[Record, ...]:
        """Leave out what is over or gone."""
        return tuple(record for record in records if is_open(record))

    def length(self, start: DateTimeValue, end: DateTimeValue | None) -> str | None:
        """Say how much time lies between two moments."""
        length = between(start, end, self.zone) if end else None
        return in_words(length) if length is not None and length >= timedelta() else None

    def prioritised(self, incident: Any) -> Prioritised | None:
        """Tell how the priority of an incident came about."""
        return prioritised(self.settings.priority_matrix, incident)

    def first_seen(self, record: Record) -> FirstSeen | None:
        """Find since when a fault is known to have been there, for staff."""
        if not runs_services(self.settings.audience):
            return None
        return first_seen(self.catalog, record, self.zone, self.today)

    def backlog(self, records: tuple[Record, ...]) -> Backlog | None:
        """List what is not done yet by its age, for staff."""
        if not runs_services(self.settings.audience):
            return None
        found = backlog_of(self.catalog, records, self.zone, self.today)
        return found if found.dated else None

    def problem_candidates(self) -> tuple[Candidate, ...]:
        """Find incidents that look alike and that no problem is about, for staff."""
        if not runs_services(self.settings.audience):
            return ()
        bounds = self.problem_bounds
        return problem_candidates(self.catalog, bounds, self.zone, self.today)

    @property
    def problem_bounds(self) -> Bounds:
        """From how many incidents in how many days on a problem is asked for."""
        settings = self.settings
        return Bounds(settings.problem_from_incidents, settings.problem_from_incidents_days)

    def investigation(self, problem: Any) -> tuple[Happening[Any], ...]:
        """Put in order what was found out about a problem."""
        return timeline_of(((entry.on, entry) for entry in problem.investigation), self.zone)

    def helping(self, records: tuple[Any, ...]) -> tuple[Any, ...]:
        """List the services among records that say where a problem is reported."""
        services = (record for record in records if record.KIND == "service")
        return tuple(service for service in services if service.help and service.help.url)

    def by_state(self, records: tuple[Record, ...]) -> tuple[Grouped, ...]:
        """Group records by state."""
        return by_state(records)

    def by_field(self, records: tuple[Record, ...], name: str, rest: str) -> tuple[Grouped, ...]:
        """Group records by the words in a field."""
        return by_field(records, name, rest)

    def under(self, records: tuple[Record, ...], label: str, rest: str) -> tuple[Grouped, ...]:
        """Group records under those that they are related to."""
        return by_related(self.catalog, records, label, rest)

    def ago(self, day: date) -> str:
        """Say how long ago a day was."""
        return ago(day, self.today)

    @property
    def called(self) -> frozenset[str]:
        """The ids of the runbooks that a monitored event calls for."""
        return frozenset(
            relation.target
            for event in self.catalog.records("event")
            for relation in self.catalog.outgoing(event.id)
            if relation.reference.route[0] == "runbook"
        )
