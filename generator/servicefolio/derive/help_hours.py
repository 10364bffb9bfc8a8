"""When somebody answers those who use a service, in the days after a build, and who does.

A page that was built this morning is read tonight: so it carries the hours as moments, and the
reader's clock says which of them is now.
"""

from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from typing import Protocol

from servicefolio.derive.calendars.calendar_hours import hours_in
from servicefolio.derive.calendars.elapsed import instant
from servicefolio.derive.calendars.opening_hours import spans
from servicefolio.derive.calendars.spans import Span
from servicefolio.derive.neighbours import is_gone
from servicefolio.derive.ownership import ownership_of
from servicefolio.derive.relations import related
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record

_KNOWN_FOR = timedelta(days=15)


class _Team(Protocol):
    queue: str | None
    phone: str | None
    on_call: str | None


@dataclass(frozen=True, slots=True)
class HelpHours:
    """The hours of help as moments in UTC, as far as a build knows them."""

    calendar: Record
    known: Span
    """The time of which they tell; before and after it they say nothing."""
    spans: tuple[Span, ...]

    @property
    def written(self) -> str:
        """Write the hours as ISO 8601 intervals, one after another with a space between."""
        return " ".join(span.written for span in self.spans)

    @property
    def written_bounds(self) -> str:
        """Write the time of which they tell as an interval."""
        return self.known.written


def help_hours(catalog: Catalog, service: str, zone: tzinfo, today: date) -> tuple[HelpHours, ...]:
    """Find the hours in which users of a service are helped, from the day before `today` on.

    The day before is there for readers whose clocks are behind. Nothing where no calendar is named.
    """
    known = Span(instant(today - timedelta(days=1), zone), instant(today, zone) + _KNOWN_FOR)
    return tuple(
        HelpHours(calendar, known, tuple(spans(hours_in(catalog, calendar.id), *known)))
        for calendar in related(catalog, service, "has help hours")
    )


def teams_behind(catalog: Catalog, service: Record) -> tuple[Record, ...]:
    """List the teams that the desk turns to: who keeps the service running, then its owner.

    Only those that say how to reach them.
    """
    run_by = related(catalog, service.id, "run by")
    owner = ownership_of(catalog, service).team
    found = {team.id: team for team in (*run_by, *([owner] if owner else []))}
    return tuple(
        team for team in found.values() if not is_gone(team) and _is_reached(catalog, team.id)
    )


def _is_reached(catalog: Catalog, team: str) -> bool:
    fields = catalog.one(team, _Team)
    return any((fields.queue, fields.phone, fields.on_call))
