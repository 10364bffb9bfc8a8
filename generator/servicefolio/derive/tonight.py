"""What a shift has to know until the next morning: what is planned, what is new, whom to call."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Protocol

from servicefolio.derive.calendars.elapsed import instant
from servicefolio.derive.calendars.spans import Span
from servicefolio.derive.changes.change_calendar import Event, events_in
from servicefolio.derive.neighbours import is_gone
from servicefolio.graph.catalog import Catalog, Entry
from servicefolio.records.base import Record

MORNING = time(8)
"""When the night is over, and others are there again."""
NEW_FOR_DAYS = 14
_DAY = timedelta(days=1)
_KNOWN_ERROR, _TEAM = "known_error", "team"
_UNVERIFIED = "unverified"


class _Team(Protocol):
    on_call: str | None


@dataclass(frozen=True, slots=True)
class NewError:
    """A known error that the shift may not have met yet."""

    record: Record
    day: date
    """The day on which it was written, or, where that is not known, last changed."""
    is_verified: bool


def until_morning(zone: tzinfo, today: date) -> Span:
    """Take the time from the beginning of a day until the next morning, by the clocks of `zone`."""
    morning = datetime.combine(today + _DAY, MORNING, zone)
    return Span(instant(today, zone), morning.astimezone(UTC))


def planned_until_morning(catalog: Catalog, zone: tzinfo, today: date) -> tuple[Event, ...]:
    """List changes and windows that have a part in that time, by their beginning.

    A change that was done today is there as well: what breaks tonight may come of it.
    """
    return events_in(catalog, until_morning(zone, today), zone)


def new_errors(catalog: Catalog, changes: Mapping[str, date], today: date) -> tuple[NewError, ...]:
    """List what was written down in the last days, and what nobody has confirmed yet, newest first.

    `changes` are the last ones of files. What has no date at all is not known to be new.
    """
    oldest = today - timedelta(days=NEW_FOR_DAYS)
    dated = (
        (_written(entry, changes), entry.record)
        for entry in catalog.entries
        if entry.record.KIND == _KNOWN_ERROR and not is_gone(entry.record)
    )
    found = [
        NewError(record, day, record.state != _UNVERIFIED)
        for day, record in dated
        if day is not None and oldest <= day <= today
    ]
    return tuple(sorted(found, key=lambda error: (-error.day.toordinal(), error.record.id)))


def teams_on_call(catalog: Catalog) -> tuple[Record, ...]:
    """List the teams that can be reached at any hour, by their titles."""
    teams = (team for team in catalog.records(_TEAM) if not is_gone(team))
    reached = (team for team in teams if catalog.one(team.id, _Team).on_call)
    return tuple(sorted(reached, key=lambda team: (team.title.casefold(), team.id)))


def _written(entry: Entry, changes: Mapping[str, date]) -> date | None:
    """Find the day on which a record was written; of an unverified one the last change will do."""
    record = entry.record
    if record.created is not None or record.state != _UNVERIFIED:
        return record.created
    return changes.get(entry.document.path) or record.updated
