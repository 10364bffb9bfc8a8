"""What each team answers for, and which of it is waiting for another look."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from servicefolio.config import Settings
from servicefolio.derive.ownership import ownership_of
from servicefolio.derive.review_dates import Review, is_at_rest, review_of
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.text import natural


@dataclass(frozen=True, slots=True)
class Holding:
    """What a team owns of one kind, by state in the order of a life, then by title."""

    kind: str
    records: tuple[Record, ...]
    states: tuple[tuple[Record, int], ...]
    """A record of each state, which says how the state reads, and how many are in it."""


@dataclass(frozen=True, slots=True)
class Overdue:
    """A record that is past its review."""

    record: Record
    review: Review


def owned_by_team(catalog: Catalog) -> Mapping[str, tuple[Record, ...]]:
    """List what each team owns, its services' records too."""
    owned: dict[str, list[Record]] = {}
    for entry in catalog.entries:
        team = ownership_of(catalog, entry.record).team
        if team is not None:
            owned.setdefault(team.id, []).append(entry.record)
    return {team: tuple(records) for team, records in owned.items()}


def holdings_of(records: tuple[Record, ...]) -> tuple[Holding, ...]:
    """Group what a team owns by kind and state."""
    by_kind: dict[str, list[Record]] = {}
    for record in sorted(records, key=_order):
        by_kind.setdefault(record.KIND, []).append(record)
    return tuple(Holding(kind, tuple(owned), _states(owned)) for kind, owned in by_kind.items())


def overdue_of(records: tuple[Record, ...], settings: Settings, today: date) -> tuple[Overdue, ...]:
    """List what is past its review, the longest first."""
    reviews = ((record, review_of(record, settings, today)) for record in records)
    late = [
        Overdue(record, review)
        for record, review in reviews
        if review.overdue_days and not is_at_rest(record)
    ]
    return tuple(sorted(late, key=lambda item: (-item.review.overdue_days, item.record.id)))


def _states(records: list[Record]) -> tuple[tuple[Record, int], ...]:
    first: dict[str, Record] = {}
    counts: dict[str, int] = {}
    for record in records:
        first.setdefault(record.state, record)
        counts[record.state] = counts.get(record.state, 0) + 1
    return tuple((record, counts[state]) for state, record in first.items())


def _order(record: Record) -> tuple[object, ...]:
    names = [state.name for state in record.LIFECYCLE.states]
    return (record.KIND, names.index(record.state), natural(record.title), record.id)
