"""What went on in incidents, how long it lasted, and which came last."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Literal, Protocol, TypeAlias

from servicefolio.derive.calendars.elapsed import between, in_words, instant
from servicefolio.derive.calendars.timeline import Happening, timeline_of
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.records.moment import DateTimeValue
from servicefolio.text import plural

INCIDENT = "incident"
_MILESTONES = (
    ("It began", "started_at"),
    ("Noticed", "detected_at"),
    ("Somebody worked on it", "acknowledged_at"),
    ("The worst was over", "mitigated_at"),
    ("It worked again", "resolved_at"),
    ("Closed", "closed_at"),
)


class _StatusUpdate(Protocol):
    at: DateTimeValue


class _TimelineEntry(Protocol):
    at: DateTimeValue


class _PendingInterval(Protocol):
    start: DateTimeValue
    end: DateTimeValue | None
    reason: str


class _Incident(Protocol):
    state: str
    started_at: DateTimeValue
    resolved_at: DateTimeValue | None
    status_updates: tuple[_StatusUpdate, ...]
    timeline: tuple[_TimelineEntry, ...]
    pending: tuple[_PendingInterval, ...]


Sort: TypeAlias = Literal["milestone", "told", "done", "waiting"]


@dataclass(frozen=True, slots=True)
class Step:
    """Something in the course of an incident."""

    sort: Sort
    """A time that is measured; what was told; what was done; what was waited for."""
    words: str = ""
    """What it is, where no entry says it."""
    entry: _StatusUpdate | _TimelineEntry | None = None
    """What was told or done, as its author wrote it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An incident in a list."""

    record: Record
    lasted: str | None
    """How long it took until it worked again; None where that is not known."""
    is_open: bool


def course_of(catalog: Catalog, identifier: str, zone: tzinfo) -> tuple[Happening[Step], ...]:
    """Tell an incident in order: what happened, what was done and told, on the clocks of `zone`."""
    incident = catalog.one(identifier, _Incident)
    return timeline_of(_steps(incident), zone, incident.started_at)


def is_open(record: Record) -> bool:
    """Tell whether an incident still goes on."""
    return record.LIFECYCLE.state(record.state).stage == "current"


def lasted(catalog: Catalog, identifier: str, zone: tzinfo) -> str | None:
    """Say how long it took until it worked again; None where that is not known."""
    incident = catalog.one(identifier, _Incident)
    if incident.resolved_at is None:
        return None
    length = between(incident.started_at, incident.resolved_at, zone)
    return in_words(length) if length.total_seconds() >= 0 else None


def goes_on_for(catalog: Catalog, identifier: str, zone: tzinfo, today: date) -> str:
    """Say how many days an open incident has gone on, as far as the day of the build knows."""
    incident = catalog.one(identifier, _Incident)
    days = (today - instant(incident.started_at, zone).astimezone(zone).date()).days
    return f"for {plural(days, 'day')}" if days > 0 else "since today"


def newest_incidents(
    catalog: Catalog, incidents: Iterable[Record], zone: tzinfo
) -> tuple[Listed, ...]:
    """Sort incidents: those that go on, then the others, of each the one that began last."""
    listed = (
        Listed(record, lasted(catalog, record.id, zone), is_open(record)) for record in incidents
    )
    return tuple(
        sorted(
            listed,
            key=lambda item: (
                item.is_open,
                instant(catalog.one(item.record.id, _Incident).started_at, zone),
                item.record.id,
            ),
            reverse=True,
        )
    )


def _steps(incident: _Incident) -> Iterator[tuple[DateTimeValue, Step]]:
    for words, key in _MILESTONES:
        at: DateTimeValue | None = getattr(incident, key)
        if at is not None:
            yield at, Step("milestone", words)
    for entry in incident.timeline:
        yield entry.at, Step("done", entry=entry)
    for update in incident.status_updates:
        yield update.at, Step("told", entry=update)
    for interval in incident.pending:
        yield interval.start, Step("waiting", interval.reason)
        if interval.end is not None:
            yield interval.end, Step("milestone", "Work went on")
