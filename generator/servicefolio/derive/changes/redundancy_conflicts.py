"""Two changes that together take more of a redundancy group away than it can do without."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Protocol

from servicefolio.derive.calendars.spans import Span, Timed, meetings
from servicefolio.derive.changes.accepted_conflicts import Accepted, accepted_conflicts
from servicefolio.derive.changes.change_reach import Reach
from servicefolio.derive.changes.change_schedule import Planned, changes_to_come
from servicefolio.derive.neighbours import is_gone
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record

_KINDS = ("service", "configuration_item")


class _Dependency(Protocol):
    redundancy_group: str | None
    min_up: int | None


class _Service(Protocol):
    """What is read of a service; a configuration item has it too."""

    depends_on: tuple[_Dependency, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Dependencies of a service or an item that stand in for each other."""

    holder: str
    """The id of what depends on them."""
    name: str
    members: tuple[str, ...]
    min_up: int
    """How many of them must work; one where that is not written."""


@dataclass(frozen=True, slots=True)
class RedundancyConflict:
    """Two changes at the same time, each of which works on another part of a group."""

    one: Planned
    other: Planned
    span: Span
    group: Group
    away: tuple[str, ...]
    """The members that both take away, together."""
    accepted: Accepted | None


def groups_of(catalog: Catalog) -> tuple[Group, ...]:
    """List the redundancy groups of what is in use."""
    return tuple(
        group
        for kind in _KINDS
        for record in catalog.records(kind)
        if not is_gone(record)
        for group in _groups(catalog, record)
    )


def redundancy_conflicts(
    catalog: Catalog, zone: tzinfo, today: date
) -> tuple[RedundancyConflict, ...]:
    """Find pairs of changes to come that leave too little of a group while both are done.

    One that leaves too little by itself is not told of: whoever planned it knows. Three that do so
    only together are not found.
    """
    changes, reach = changes_to_come(catalog, zone, today), Reach(catalog)
    accepted = accepted_conflicts(catalog)
    found = []
    for group in groups_of(catalog) if changes else ():
        timed: list[Timed[tuple[Planned, frozenset[str]]]] = []
        for change in changes:
            away = frozenset(item for item in group.members if reach.takes_away(change, item))
            if away and _is_enough(group, away):
                timed.append(Timed(change.span, (change, away)))
        for one, other in meetings(timed):
            away = one.what[1] | other.what[1]
            if not _is_enough(group, away):
                pair = one.what[0], other.what[0]
                both = frozenset(change.id for change in pair)
                span = one.span.shared_with(other.span)
                members = tuple(sorted(away))
                found.append(RedundancyConflict(*pair, span, group, members, accepted.get(both)))
    return tuple(found)


def _is_enough(group: Group, away: frozenset[str]) -> bool:
    return len(group.members) - len(away) >= group.min_up


def _groups(catalog: Catalog, record: Record) -> Iterator[Group]:
    members: dict[str, list[str]] = defaultdict(list)
    least: dict[str, int] = defaultdict(lambda: 1)
    needs = catalog.one(record.id, _Service).depends_on
    for relation in catalog.outgoing(record.id):
        route = relation.reference.route
        if route[0] != "depends_on" or not isinstance(route[1], int):
            continue
        need = needs[route[1]]
        if (
            need.redundancy_group is not None
            and relation.target not in members[need.redundancy_group]
        ):
            members[need.redundancy_group].append(relation.target)
            least[need.redundancy_group] = max(least[need.redundancy_group], need.min_up or 1)
    for name, targets in members.items():
        if len(targets) > 1:
            yield Group(record.id, name, tuple(targets), least[name])
