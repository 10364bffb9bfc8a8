"""Incidents that look alike and that no problem is about: their common cause is worth a look."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from typing import Protocol

from servicefolio.derive.calendars.elapsed import instant
from servicefolio.derive.faults.incidents import INCIDENT
from servicefolio.derive.neighbours import is_gone, named_by
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.records.moment import DateTimeValue
from servicefolio.search.signature import signature, tells


class _Incident(Protocol):
    id: str
    started_at: DateTimeValue
    problem: str | None
    messages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Incidents of one service that have a configuration item or a message in common."""

    service: Record
    item: Record | None
    """The configuration item that failed in all of them; None where they share a message."""
    message: str | None
    """What their messages have in common, where they share no configuration item."""
    incidents: tuple[Record, ...]
    """The newest first."""

    @property
    def shared(self) -> str:
        """What they have in common, in a few words."""
        return self.item.id if self.item is not None else f'the message "{self.message}"'


@dataclass(frozen=True, slots=True)
class Bounds:
    """From how many incidents in how many days on a problem is asked for."""

    fewest: int
    days: int


def problem_candidates(
    catalog: Catalog, bounds: Bounds, zone: tzinfo, today: date
) -> tuple[Candidate, ...]:
    """Find incidents of the last days that look alike, none of which names a problem.

    What happened before is history. An incident that a known error resolved, whose problem is
    known, names that problem.
    """
    groups: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
    for record in _recent(catalog, today - timedelta(days=bounds.days), zone):
        for key in _keys(catalog, record):
            groups[key].append(record)
    found: dict[frozenset[str], Candidate] = {}
    for (service, item, message), records in sorted(groups.items(), key=_most_telling):
        alike = frozenset(record.id for record in records)
        is_named = any(_names_problem(catalog, record.id) for record in records)
        if len(records) >= bounds.fewest and not is_named and not _known(alike, found):
            found[alike] = Candidate(
                catalog.by_id[service].record,
                catalog.by_id[item].record if item else None,
                message or None,
                tuple(records),
            )
    return tuple(found.values())


def _recent(catalog: Catalog, first: date, zone: tzinfo) -> list[Record]:
    """List the incidents since a day, the newest first, without those that were none."""

    def began(record: Record) -> tuple[float, str]:
        started = catalog.one(record.id, _Incident).started_at
        return (-instant(started, zone).timestamp(), record.id)

    since = instant(first, zone)
    return sorted(
        (
            record
            for record in catalog.records(INCIDENT)
            if not is_gone(record)
            and instant(catalog.one(record.id, _Incident).started_at, zone) >= since
        ),
        key=began,
    )


def _keys(catalog: Catalog, record: Record) -> Iterator[tuple[str, str, str]]:
    """Tell in what an incident may be like others: service, configuration item and message."""
    items = named_by(catalog, record.id, "configuration_items")
    messages = catalog.one(record.id, _Incident).messages
    signatures = dict.fromkeys(found for found in map(signature, messages) if tells(found))
    for service in named_by(catalog, record.id, "services"):
        yield from ((service.id, item.id, "") for item in items)
        yield from ((service.id, "", found) for found in signatures)


def _most_telling(group: tuple[tuple[str, str, str], list[Record]]) -> tuple[object, ...]:
    (service, item, message), records = group
    return (-len(records), not item, service, item, message)


def _known(alike: frozenset[str], found: dict[frozenset[str], Candidate]) -> bool:
    """Tell whether the same incidents are alike in something else already."""
    return any(alike <= other for other in found)


def _names_problem(catalog: Catalog, incident: str) -> bool:
    if catalog.one(incident, _Incident).problem is not None:
        return True
    helped = named_by(catalog, incident, "resolved_with")
    return any(named_by(catalog, known_error.id, "problem") for known_error in helped)
