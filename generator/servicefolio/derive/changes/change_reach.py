"""How what one change touches hangs together with what another touches."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Literal, Protocol, TypeAlias

from servicefolio.derive.changes.change_schedule import Planned
from servicefolio.graph.catalog import Catalog, Relation
from servicefolio.text import listing

Sort: TypeAlias = Literal["same", "whole", "need"]
Paths: TypeAlias = dict[str, tuple[str, ...]]
"""By what is reached, the way to it: ids, both ends among them."""

_ITEM = "configuration_item"
_CARRIERS = frozenset({"depends_on", "runs_on"})
_WHOLES = frozenset({"part_of", "parent"})


class _Dependency(Protocol):
    importance: str
    redundancy_group: str | None


class _Service(Protocol):
    """What is read of a service; a configuration item has it too."""

    depends_on: tuple[_Dependency, ...]


@dataclass(frozen=True, slots=True)
class Connection:
    """What two changes have to do with each other."""

    sort: Sort
    """Both touch the same; one touches a part of what the other does; or what that needs."""
    path: tuple[str, ...]
    """Of the same: all that both touch. Else the way from the part to the whole, or from what
    needs something to that, both ends among it."""

    @property
    def words(self) -> str:
        """Say it in a clause, with the ids.

        >>> Connection("need", ("website", "clusters", "rack")).words
        'website needs clusters, which needs rack'
        """
        return self.in_words(str)

    def in_words(self, name: Callable[[str], str]) -> str:
        """Say it in a clause, with records called as `name` has it."""
        if self.sort == "same":
            return f"both touch {listing(map(name, self.path), 'and')}"
        verb = "is a part of" if self.sort == "whole" else "needs"
        first, *others = map(name, self.path)
        return f"{first} {verb} " + f", which {verb} ".join(others)


@dataclass(frozen=True, slots=True)
class Reach:
    """The ways through the catalogue, each found once."""

    catalog: Catalog
    _needs: dict[str, Paths] = field(default_factory=dict)
    _wholes: dict[str, Paths] = field(default_factory=dict)

    def needs(self, identifier: str) -> Paths:
        """Find what something cannot do without, directly or by what it needs.

        What others can stand in for (a redundancy group) is not among it.
        """
        if identifier not in self._needs:
            self._needs[identifier] = ways(identifier, self._needed)
        return self._needs[identifier]

    def wholes(self, identifier: str) -> Paths:
        """Find what something is a part of, however deep."""
        if identifier not in self._wholes:
            self._wholes[identifier] = ways(identifier, self._whole)
        return self._wholes[identifier]

    def connection(self, one: Planned, other: Planned) -> Connection | None:
        """Find what two changes have to do with each other, the closest that there is."""
        shared = tuple(item for item in one.touched if item in other.touched)
        if shared:
            return Connection("same", shared)
        wholes = [*self._parts_of(one, other), *self._parts_of(other, one)]
        if wholes:
            return Connection("whole", min(wholes, key=_shortest))
        needs = [*self._needs_of(one, other), *self._needs_of(other, one)]
        return Connection("need", min(needs, key=_shortest)) if needs else None

    def takes_away(self, change: Planned, identifier: str) -> bool:
        """Tell whether a change works on something, or takes away what it cannot do without."""
        away = set(change.touched) & self.needs(identifier).keys() if change.outage else set()
        return identifier in change.touched or bool(away)

    def _parts_of(self, part: Planned, whole: Planned) -> Iterator[tuple[str, ...]]:
        for item in part.touched:
            wholes = self.wholes(item)
            yield from (wholes[other] for other in whole.touched if other in wholes)

    def _needs_of(self, needing: Planned, working: Planned) -> Iterator[tuple[str, ...]]:
        """List the ways from what one touches to what the other works on.

        Who works on something disturbs what needs it itself; who takes it away, also what needs
        that in turn.
        """
        for item in needing.touched:
            needs = self.needs(item)
            for other in working.touched:
                is_direct = len(needs.get(other, ())) == 2  # noqa: PLR2004 - its two ends
                if other in needs and (is_direct or working.outage is not None):
                    yield needs[other]

    def _needed(self, identifier: str) -> Iterator[str]:
        for relation in self.catalog.outgoing(identifier):
            key = relation.reference.route[0]
            if key == "runs_on" or (key == "depends_on" and self._is_essential(relation)):
                yield relation.target

    def _is_essential(self, relation: Relation) -> bool:
        index = relation.reference.route[1]
        assert isinstance(index, int)
        need = self.catalog.one(relation.source, _Service).depends_on[index]
        return need.importance == "essential" and need.redundancy_group is None

    def _whole(self, identifier: str) -> Iterator[str]:
        for relation in self.catalog.outgoing(identifier):
            if relation.reference.route[0] in _WHOLES:
                yield relation.target


def scope_of(catalog: Catalog, named: Iterable[str]) -> Paths:
    """Find what a change window is for: what it names, its parts, and what that is built of.

    A service is built of its parts and of the configuration items under it; services that it
    depends on are others.
    """
    found: Paths = {}
    for name in named:
        for identifier, path in {name: (name,), **ways(name, partial(_below, catalog))}.items():
            if identifier not in found or _shortest(path) < _shortest(found[identifier]):
                found[identifier] = path
    return found


def ways(start: str, following: Callable[[str], Iterable[str]]) -> Paths:
    """Find the shortest way to all that can be reached; what is in a circle is no danger."""
    paths: Paths = {start: (start,)}
    waiting = [start]
    for place in waiting:
        for other in following(place):
            if other not in paths:
                paths[other] = (*paths[place], other)
                waiting.append(other)
    del paths[start]
    return paths


def _below(catalog: Catalog, identifier: str) -> Iterator[str]:
    for relation in catalog.outgoing(identifier):
        is_item = catalog.by_id[relation.target].record.KIND == _ITEM
        if is_item and relation.reference.route[0] in _CARRIERS:
            yield relation.target
    for relation in catalog.incoming(identifier):
        if relation.reference.route[0] in _WHOLES:
            yield relation.source


def _shortest(path: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    return len(path), path
