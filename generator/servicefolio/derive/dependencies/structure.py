"""What needs what in order to work: the structure function of services and configuration items.

A node works if and only if it is up itself, everything that it cannot do without works, and of
each redundancy group at least as many members work as must be up. Essential dependencies and
what an item runs on stop whatever needs them; degrading and optional ones do not. (Structure
functions: Barlow and Proschan, Statistical Theory of Reliability, chapter 1.)
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from servicefolio.graph.catalog import Catalog, Relation
from servicefolio.records.base import Record

SERVICE, ITEM = "service", "configuration_item"
ESSENTIAL, DEGRADING = "essential", "degrading"
_DEPENDS_ON, _RUNS_ON = "depends_on", "runs_on"
_PARTNERS = frozenset({SERVICE, ITEM})


class _Dependency(Protocol):
    importance: str
    redundancy_group: str | None
    min_up: int | None


class _ConfigurationItem(Protocol):
    """A configuration item; of a service, the same is read."""

    depends_on: tuple[_Dependency, ...]


@dataclass(frozen=True, slots=True)
class Demand:
    """Something that must work: at least so many of the members."""

    members: tuple[str, ...]
    """Ids, each once; a lone dependency has one."""
    least: int
    group: str | None = None
    """The name of the redundancy group; None for a lone dependency."""
    unread: int = 0
    """Members that are named and of which there is no record: nobody knows, so they count as up."""

    def is_met(self, working: int) -> bool:
        """Tell whether so many working members are enough."""
        return working + self.unread >= self.least

    @property
    def needs_all(self) -> bool:
        """Whether no member may fail."""
        return self.least >= len(self.members) + self.unread


@dataclass(frozen=True)
class Structure:
    """The structure of a catalogue, computed once."""

    catalog: Catalog

    @cached_property
    def nodes(self) -> tuple[Record, ...]:
        """Services and configuration items."""
        return (*self.catalog.records(SERVICE), *self.catalog.records(ITEM))

    @cached_property
    def demands(self) -> Mapping[str, tuple[Demand, ...]]:
        """What each node cannot work without, in the order of its author."""
        return {node.id: tuple(self._demands_of(node.id)) for node in self.nodes}

    @cached_property
    def worsened_by(self) -> Mapping[str, tuple[str, ...]]:
        """What worsens each node when it fails: its degrading dependencies."""
        return {node.id: tuple(self._degrading(node.id)) for node in self.nodes}

    @cached_property
    def demanded_by(self) -> Mapping[str, tuple[tuple[str, Demand], ...]]:
        """By node, those that cannot work without it, or without its group."""
        found: dict[str, list[tuple[str, Demand]]] = {}
        for node, demands in self.demands.items():
            for demand in demands:
                for member in demand.members:
                    found.setdefault(member, []).append((node, demand))
        return {node: tuple(pairs) for node, pairs in found.items()}

    @cached_property
    def worsens(self) -> Mapping[str, tuple[str, ...]]:
        """By node, those that go on without it, but worse."""
        found: dict[str, list[str]] = {}
        for node, needed in self.worsened_by.items():
            for other in needed:
                found.setdefault(other, []).append(node)
        return {node: tuple(others) for node, others in found.items()}

    @cached_property
    def in_order(self) -> tuple[str, ...]:
        """Every node after all that it cannot work without, but for those in or above circles."""
        waiting = {
            node: len({member for demand in demands for member in demand.members})
            for node, demands in self.demands.items()
        }
        order = [node for node, count in waiting.items() if not count]
        for node in order:
            for needer in dict.fromkeys(other for other, _ in self.demanded_by.get(node, ())):
                waiting[needer] -= 1
                if not waiting[needer]:
                    order.append(needer)
        return tuple(order)

    @cached_property
    def _needed(self) -> dict[str, tuple[str, ...]]:
        return {}

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {node: place for place, node in enumerate(self.in_order)}

    def in_order_among(self, nodes: Iterable[str]) -> tuple[str, ...]:
        """Sort some nodes as in `in_order`; those in or above circles are left out."""
        return tuple(
            sorted((one for one in nodes if one in self._places), key=self._places.__getitem__)
        )

    def is_circular(self, node: str) -> bool:
        """Tell whether a node is in a circle of essential dependencies, or needs one that is."""
        return node not in self._places

    def needed_by(self, node: str) -> tuple[str, ...]:
        """List all that a node needs to work, however deep, members of groups too, nearest first.

        The node itself is in it only where it is in a circle.
        """
        if node not in self._needed:
            seen: dict[str, None] = {}
            waiting = [node]
            for one in waiting:
                for demand in self.demands.get(one, ()):
                    for member in demand.members:
                        if member not in seen:
                            seen[member] = None
                            waiting.append(member)
            self._needed[node] = tuple(seen)
        return self._needed[node]

    def is_partial(self, node: str) -> bool:
        """Tell whether something that a node needs is not shown to the site's readers."""
        return any(self._hides_partners(one) for one in (node, *self.needed_by(node)))

    def stopped_by(
        self, failed: Collection[str], within: Collection[str] | None = None
    ) -> Mapping[str, str | None]:
        """Find every node that stops when some fail, by the one that it stopped for.

        Those that fail come first and stopped for none. Breadth first, so that each is reached
        by a shortest way. What stops for a group stops for the member whose loss was one too many.
        `within` are the nodes to look at; left out, all.
        """
        stopped: dict[str, str | None] = dict.fromkeys(failed)
        waiting = list(stopped)
        for node in waiting:
            for needer, demand in self.demanded_by.get(node, ()):
                is_out = needer in stopped or (within is not None and needer not in within)
                if not is_out and not self._is_met(demand, stopped):
                    stopped[needer] = node
                    waiting.append(needer)
        return stopped

    def single_points(self, node: str) -> tuple[str, ...]:
        """List the nodes whose failure alone stops a node, the nearest first; itself not among."""
        certain = frozenset(self._without_choice(node))
        within = frozenset((node, *self.needed_by(node)))
        return tuple(
            needed
            for needed in self.needed_by(node)
            if needed != node and (needed in certain or node in self.stopped_by((needed,), within))
        )

    def way_to(self, node: str, needed: str) -> tuple[str, ...]:
        """Find a shortest way from a node to something that it needs, both included."""
        before: dict[str, str] = {}
        waiting = [node]
        for one in waiting:
            for demand in self.demands.get(one, ()):
                for member in demand.members:
                    if member not in before and member != node:
                        before[member] = one
                        waiting.append(member)
            if needed in before:
                break
        way = [needed]
        while way[-1] != node and way[-1] in before:
            way.append(before[way[-1]])
        return tuple(reversed(way))

    def records(self, identifiers: Iterable[str]) -> tuple[Record, ...]:
        """Look up records by their ids."""
        return tuple(self.catalog.by_id[identifier].record for identifier in identifiers)

    def _is_met(self, demand: Demand, stopped: Collection[str]) -> bool:
        return demand.is_met(sum(member not in stopped for member in demand.members))

    def _without_choice(self, node: str) -> Iterator[str]:
        """Walk along what nothing stands in for."""
        seen = {node}
        waiting = [node]
        for one in waiting:
            for demand in self.demands.get(one, ()):
                for member in demand.members if demand.needs_all else ():
                    if member not in seen:
                        seen.add(member)
                        waiting.append(member)
                        yield member

    def _demands_of(self, node: str) -> Iterator[Demand]:
        lone: dict[str, None] = {}
        groups: dict[str, list[tuple[str, int | None]]] = {}
        written = getattr(self.catalog.one(node, _ConfigurationItem), _DEPENDS_ON, ())
        for relation, dependency in self._placed(node):
            if dependency is None or (
                dependency.importance == ESSENTIAL and dependency.redundancy_group is None
            ):
                lone[relation.target] = None
            elif dependency.importance == ESSENTIAL:
                group = groups.setdefault(str(dependency.redundancy_group), [])
                group.append((relation.target, dependency.min_up))
        yield from (Demand((target,), 1) for target in lone)
        for name, found in groups.items():
            members = tuple(dict.fromkeys(target for target, _ in found))
            named = [
                dependency
                for dependency in written
                if dependency.importance == ESSENTIAL and dependency.redundancy_group == name
            ]
            unread = max(len(named) - len(found), 0) + self._hides_partners(node)
            least = max((dependency.min_up or 1 for dependency in named), default=1)
            yield Demand(members, min(least, len(members) + unread), name, unread)

    def _hides_partners(self, node: str) -> bool:
        """Tell whether something beside a node is not shown: it may be a member of a group."""
        return bool(self.catalog.hidden_kinds.get(node, frozenset()) & _PARTNERS)

    def _degrading(self, node: str) -> Iterator[str]:
        found = (
            relation.target
            for relation, dependency in self._placed(node)
            if dependency is not None and dependency.importance == DEGRADING
        )
        yield from dict.fromkeys(found)

    def _placed(self, node: str) -> Iterator[tuple[Relation, _Dependency | None]]:
        """List the needs that lead somewhere, each as it is written; None for what it runs on."""
        for relation in self.catalog.outgoing(node):
            route = relation.reference.route
            if route[0] == _DEPENDS_ON and isinstance(route[1], int):
                yield relation, self.catalog.one(node, _ConfigurationItem).depends_on[route[1]]
            elif route[0] == _RUNS_ON:
                yield relation, None
