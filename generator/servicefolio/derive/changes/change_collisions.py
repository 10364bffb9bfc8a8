"""Changes that are in each other's way: at the same time on the same, or in the wrong order."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, tzinfo

from servicefolio.derive.calendars.spans import Span, Timed, meetings
from servicefolio.derive.changes.accepted_conflicts import Accepted, accepted_conflicts
from servicefolio.derive.changes.change_reach import Connection, Reach
from servicefolio.derive.changes.change_schedule import CHANGE, Planned, changes_to_come
from servicefolio.derive.neighbours import named_by
from servicefolio.graph.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Collision:
    """Two changes at the same time that have to do with each other."""

    one: Planned
    """The one that begins first."""
    other: Planned
    span: Span
    """The time that both have."""
    connection: Connection | None
    """None where only the team is the same."""
    team: str | None
    """The team that carries out both, where it is the same: the weaker reason."""
    accepted: Accepted | None

    @property
    def words(self) -> str:
        """Say in a clause why they are in each other's way."""
        if self.connection is None:
            return f"{self.team} carries out both"
        return self.connection.words


@dataclass(frozen=True, slots=True)
class Disorder:
    """A change that begins before one that has to be done first is over."""

    change: Planned
    first: Planned
    """The change that comes first."""
    index: int
    """The how manieth of its `after` it is."""
    accepted: Accepted | None


def collisions(catalog: Catalog, zone: tzinfo, today: date) -> tuple[Collision, ...]:
    """Find the changes to come that are in each other's way, by their times.

    They overlap in time and touch the same service or item, a part of it, or what it cannot do
    without; or the same team carries out both. A sweep over their beginnings, so that the cost is
    that of those which overlap.
    """
    reach, accepted = Reach(catalog), accepted_conflicts(catalog)
    found: list[Collision] = []
    for one, other in _at_the_same_time(catalog, zone, today):
        connection = reach.connection(one, other)
        is_same = one.implementer is not None and one.implementer == other.implementer
        if connection is None and not is_same:
            continue
        found.append(
            Collision(
                one,
                other,
                one.span.shared_with(other.span),
                connection,
                one.implementer if is_same else None,
                accepted.get(frozenset({one.id, other.id})),
            )
        )
    return tuple(sorted(found, key=lambda item: (item.span, item.one.id, item.other.id)))


def disorders(catalog: Catalog, zone: tzinfo, today: date) -> tuple[Disorder, ...]:
    """Find the changes to come that begin before one to come that they name under `after`."""
    accepted = accepted_conflicts(catalog)
    to_come = {change.id: change for change in changes_to_come(catalog, zone, today)}
    return tuple(
        Disorder(change, to_come[first], index, accepted.get(frozenset({change.id, first})))
        for change in to_come.values()
        for index, first in _firsts(catalog, change.id)
        if first in to_come and change.span.start < to_come[first].span.end
    )


def _at_the_same_time(
    catalog: Catalog, zone: tzinfo, today: date
) -> Iterator[tuple[Planned, Planned]]:
    timed = (Timed(change.span, change) for change in changes_to_come(catalog, zone, today))
    for one, other in meetings(timed):
        pair = (one.what, other.what)
        is_ordered = any(
            first.id in {record.id for record in named_by(catalog, change.id, "after")}
            for change, first in (pair, pair[::-1])
        )
        if not is_ordered:  # `disorders` tells of these
            yield pair


def _firsts(catalog: Catalog, change: str) -> Iterator[tuple[int, str]]:
    """List what a change comes after, each with its place in `after`."""
    for relation in catalog.outgoing(change):
        route = relation.reference.route
        if route[0] == "after" and catalog.by_id[relation.target].record.KIND == CHANGE:
            yield route[-1] if isinstance(route[-1], int) else 0, relation.target
