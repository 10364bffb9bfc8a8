"""How the closed changes on record went: a count of records, and no rate of all changes."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record

_CLOSED = "closed"
_ORDER = ("successful", "successful_with_issues", "failed", "backed_out", "cancelled")


class _Change(Protocol):
    state: str
    result: str | None


@dataclass(frozen=True, slots=True)
class ChangeResults:
    """What became of closed changes."""

    closed: int
    counts: tuple[tuple[str, int], ...]
    """Each result that there is, with how many changes had it; the best first."""


def results_of(catalog: Catalog, changes: Iterable[Record]) -> ChangeResults | None:
    """Count the results of closed changes; None where none is closed."""
    closed = [
        change
        for change in (catalog.one(record.id, _Change) for record in changes)
        if change.state == _CLOSED and change.result is not None
    ]
    counted = Counter(change.result for change in closed)
    if not closed:
        return None
    return ChangeResults(
        len(closed), tuple((result, counted[result]) for result in _ORDER if counted[result])
    )
