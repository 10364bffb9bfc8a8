"""Conflicts that somebody has accepted, with the reason why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from servicefolio.graph.catalog import Catalog


class _AcceptedConflict(Protocol):
    ref: str
    reason: str


class _Change(Protocol):
    id: str
    accepted_conflicts: tuple[_AcceptedConflict, ...]


@dataclass(frozen=True, slots=True)
class Accepted:
    """That a change may be although it is in the way of another, or of a window."""

    by: str
    """The change that says so."""
    index: int
    """The how manieth of its accepted conflicts it is."""
    other: str
    """The id of the other change, or of the window."""
    reason: str


def accepted_conflicts(catalog: Catalog) -> Mapping[frozenset[str], Accepted]:
    """List what is accepted, by the two ids; either side may say so, and one is enough."""
    found: dict[frozenset[str], Accepted] = {}
    for change in catalog.all("change", _Change):
        for index, conflict in enumerate(change.accepted_conflicts):
            other = catalog.resolve(conflict.ref) or conflict.ref
            accepted = Accepted(change.id, index, other, conflict.reason)
            found.setdefault(frozenset({change.id, other}), accepted)
    return found
