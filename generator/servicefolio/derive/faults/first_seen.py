"""Since when a fault is known to have been there: the earliest day that any record tells."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Any, Protocol

from servicefolio.derive.calendars.elapsed import age_in_words, instant
from servicefolio.derive.faults.incidents import INCIDENT
from servicefolio.derive.neighbours import named_by, naming
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.records.moment import DateTimeValue
from servicefolio.text import plural

_ENDED = frozenset({"over", "gone"})


class _Incident(Protocol):
    started_at: DateTimeValue


@dataclass(frozen=True, slots=True)
class FirstSeen:
    """The earliest day on which a fault is known to have been there; it may be older."""

    day: date
    age: str
    incident: Record | None
    """The incident that it was seen in, where that is the earliest that is known."""
    written_after: str | None
    """How long after it the record was begun, where both days are known."""


@dataclass(frozen=True, slots=True)
class Backlog:
    """Records that wait to be done, those that were seen first before the others."""

    count: int
    dated: tuple[tuple[Record, FirstSeen], ...]
    """Those of which a day is known."""

    @property
    def undated(self) -> int:
        """How many there are of which no day is known."""
        return self.count - len(self.dated)


def first_seen(catalog: Catalog, record: Record, zone: tzinfo, today: date) -> FirstSeen | None:
    """Find the earliest day that is known of a known error or problem; None where none is.

    Days are those of its incidents, of the count of a ticket tool, and of its own history.
    """
    incidents = {
        incident.id: _began(catalog, incident, zone) for incident in _incidents(catalog, record)
    }
    earliest = min(
        incidents, key=lambda identifier: (incidents[identifier], identifier), default=None
    )
    days = [*incidents.values(), *_own_days(record)]
    day = min(days, default=None)
    if day is None or day > today:
        return None
    is_of_incident = earliest is not None and incidents[earliest] == day
    written = None
    if record.created is not None and is_of_incident and record.created >= day:
        passed = (record.created - day).days
        written = plural(passed, "day") if passed else "the same day"
    return FirstSeen(
        day,
        age_in_words((today - day).days),
        catalog.by_id[earliest].record if earliest is not None and is_of_incident else None,
        written,
    )


def backlog_of(catalog: Catalog, records: Iterable[Record], zone: tzinfo, today: date) -> Backlog:
    """List what is not done yet by its age."""
    waiting = [
        record for record in records if record.LIFECYCLE.state(record.state).stage not in _ENDED
    ]
    seen = [(record, first_seen(catalog, record, zone, today)) for record in waiting]
    dated = [(record, found) for record, found in seen if found is not None]
    return Backlog(len(waiting), tuple(sorted(dated, key=lambda pair: (pair[1].day, pair[0].id))))


def _incidents(catalog: Catalog, record: Record) -> Iterator[Record]:
    """List the incidents of a problem, or those that a known error helped in or is behind."""
    yield from naming(catalog, record.id, INCIDENT, "problem")
    yield from naming(catalog, record.id, INCIDENT, "resolved_with")
    for problem in named_by(catalog, record.id, "problem"):
        yield from naming(catalog, problem.id, INCIDENT, "problem")


def _own_days(record: Any) -> Iterator[date]:
    """List the days that a record itself tells of."""
    if record.created is not None:
        yield record.created
    yield from (entry.on for entry in record.history)
    yield from (entry.on for entry in getattr(record, "investigation", ()))
    seen = getattr(record, "seen", None)
    if seen is not None and seen.first is not None:
        yield seen.first


def _began(catalog: Catalog, incident: Record, zone: tzinfo) -> date:
    started = catalog.one(incident.id, _Incident).started_at
    return instant(started, zone).astimezone(zone).date()
