"""All that is in the way of changes to come, in one list, as people read it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Literal, TypeAlias

from servicefolio.derive.calendars.spans import Span
from servicefolio.derive.changes.accepted_conflicts import Accepted
from servicefolio.derive.changes.change_collisions import Collision, Disorder, collisions, disorders
from servicefolio.derive.changes.redundancy_conflicts import (
    RedundancyConflict,
    redundancy_conflicts,
)
from servicefolio.derive.changes.window_conflicts import (
    FreezeConflict,
    OutsideMaintenance,
    freeze_conflicts,
    outside_maintenance,
)
from servicefolio.graph.catalog import Catalog
from servicefolio.text import listing

Sort: TypeAlias = Literal["order", "freeze", "collision", "redundancy", "maintenance", "team"]
Name: TypeAlias = Callable[[str], str]
"""What a record is called where the words are read: its id, or its title."""

_ORDER: tuple[Sort, ...] = ("order", "freeze", "collision", "redundancy", "maintenance", "team")
_Found: TypeAlias = Collision | Disorder | RedundancyConflict | FreezeConflict | OutsideMaintenance
_VERDICTS = {
    "refused": "is refused then",
    "told of": "may be then all the same",
    "let through": "may be then, as the emergency board (ECAB) has approved it",
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """A change to come, and what it is in the way of."""

    sort: Sort
    change: str
    others: tuple[str, ...]
    """The other change, or the windows."""
    span: Span
    """When it is."""
    accepted: Accepted | None
    found: _Found

    def concerns(self, identifier: str) -> bool:
        """Tell whether a change or a window has part in it."""
        return identifier == self.change or identifier in self.others

    def why(self, name: Name, zone: tzinfo) -> str:
        """Say why in a clause, with records called as `name` has it."""
        match self.found:
            case Collision(connection=None, team=team):
                return f"{name(team or '')} carries out both"
            case Collision(connection=connection) if connection is not None:
                return connection.in_words(name)
            case Disorder(change=change, first=first):
                times = first.span.words(zone)
                return f"{name(change.id)} comes after {name(first.id)}, planned for {times}"
            case RedundancyConflict(group=group, away=away):
                left = f"{len(group.members) - len(away)} of {len(group.members)}"
                both = listing((name(item) for item in away), "and")
                return (
                    f"with {both} away, {left} would work of what stands in for each other under "
                    f"{name(group.holder)}, and {group.min_up} must"
                )
            case FreezeConflict(verdict=verdict, change=change):
                return f"{name(change.id)} {_VERDICTS[verdict]}"
            case OutsideMaintenance(items=items, outage=outage, nearest=nearest):
                lost = listing((name(item) for item in items), "and")
                following = f"; its next time is {nearest.words(zone)}" if nearest else ""
                return f"{lost} would be away from {outage.words(zone)}, outside of it{following}"
        raise AssertionError(self.found)


def conflicts(catalog: Catalog, zone: tzinfo, today: date) -> tuple[Conflict, ...]:
    """List what is in the way of changes to come, by its time."""
    found = _all(catalog, zone, today)
    return tuple(sorted(found, key=lambda item: (item.span, _ORDER.index(item.sort), item.change)))


def _all(catalog: Catalog, zone: tzinfo, today: date) -> Iterator[Conflict]:
    for both in collisions(catalog, zone, today):
        sort: Sort = "collision" if both.connection else "team"
        yield Conflict(sort, both.other.id, (both.one.id,), both.span, both.accepted, both)
    for early in disorders(catalog, zone, today):
        span, first = early.change.span, early.first.id
        yield Conflict("order", early.change.id, (first,), span, early.accepted, early)
    for pair in redundancy_conflicts(catalog, zone, today):
        others = (pair.one.id,)
        yield Conflict("redundancy", pair.other.id, others, pair.span, pair.accepted, pair)
    for frozen in freeze_conflicts(catalog, zone, today):
        span = frozen.span.shared_with(frozen.change.span)
        window = (frozen.window.id,)
        yield Conflict("freeze", frozen.change.id, window, span, frozen.accepted, frozen)
    for out in outside_maintenance(catalog, zone, today):
        windows = out.windows
        yield Conflict("maintenance", out.change.id, windows, out.outage, out.accepted, out)
