"""What stops, and what gets worse, when something fails: its blast radius.

What cannot work without what failed stops, and so on. What is reached otherwise gets worse: over a
degrading dependency somewhere on the way, or by a redundancy group that has lost members and still
has enough. What only has an optional need of it is not reached.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from servicefolio.derive.agreements.agreements import promised_for
from servicefolio.derive.dependencies.failing import CAN_FAIL, failing_with
from servicefolio.derive.dependencies.structure import SERVICE, Structure
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.records.shapes.agreement import Agreement
from servicefolio.text import natural


@dataclass(frozen=True, slots=True)
class Reached:
    """A service or configuration item that a failure reaches."""

    record: Record
    way: tuple[Record, ...]
    """A shortest way to it, from what fails; both included."""

    @property
    def is_direct(self) -> bool:
        """Whether it needs what fails itself."""
        return len(self.way) == 2  # noqa: PLR2004 - both ends

    @property
    def between(self) -> tuple[Record, ...]:
        """What the failure comes through."""
        return self.way[1:-1]


@dataclass(frozen=True, slots=True)
class Promise:
    """A service level that services which stop come with."""

    agreement: Record
    services: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Served:
    """A customer whose services stop."""

    customer: Record
    services: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """What a failure does. What is retired, or not in use yet, is left out."""

    of: Record
    failing: tuple[Record, ...]
    """The services and items that fail with it: itself, or what it touches or provides."""
    stopped: tuple[Reached, ...]
    """What stops, services first, the nearest first."""
    worsened: tuple[Reached, ...]
    """What goes on, but worse, or with less to stand in for the next failure."""
    promises: tuple[Promise, ...]
    """The service levels of services that fail or stop."""
    customers: tuple[Served, ...]
    """The customers of services that fail or stop."""

    @property
    def stopped_directly(self) -> tuple[Reached, ...]:
        """What stops and needs what fails itself."""
        return tuple(one for one in self.stopped if one.is_direct)

    @property
    def stopped_through_others(self) -> tuple[Reached, ...]:
        """What stops because something else does."""
        return tuple(one for one in self.stopped if not one.is_direct)

    @property
    def worsened_directly(self) -> tuple[Reached, ...]:
        """What gets worse and needs what fails itself."""
        return tuple(one for one in self.worsened if one.is_direct)

    @property
    def worsened_through_others(self) -> tuple[Reached, ...]:
        """What gets worse because something else stops or does."""
        return tuple(one for one in self.worsened if not one.is_direct)

    @property
    def reaches_nobody(self) -> bool:
        """Whether nothing else stops or gets worse."""
        return not self.stopped and not self.worsened

    @property
    def services_stopped(self) -> tuple[Record, ...]:
        """The services that do not work any more, those that fail themselves too."""
        found = (*self.failing, *(reached.record for reached in self.stopped))
        return tuple(record for record in found if record.KIND == SERVICE and _is_in_use(record))


@dataclass(frozen=True)
class Impacts:
    """The impacts of a catalogue, each computed once."""

    structure: Structure

    @cached_property
    def _known(self) -> dict[str, Impact]:
        return {}

    def of(self, record: Record) -> Impact | None:
        """Find the impact of a record; None for a kind that cannot fail."""
        if record.KIND not in CAN_FAIL:
            return None
        if record.id not in self._known:
            self._known[record.id] = self._compute(record)
        return self._known[record.id]

    def _compute(self, record: Record) -> Impact:
        structure, catalog = self.structure, self.structure.catalog
        failing = failing_with(catalog, record)
        ids = [one.id for one in failing]
        stopped = structure.stopped_by(ids)
        reached = _reached_from(structure, ids)
        worsened = (node for node in reached if node not in stopped)
        found = Impact(
            of=record,
            failing=failing,
            stopped=self._all_reached(stopped, (node for node in stopped if node not in ids)),
            worsened=self._all_reached(reached, worsened),
            promises=(),
            customers=(),
        )
        services = found.services_stopped
        return Impact(
            found.of,
            found.failing,
            found.stopped,
            found.worsened,
            tuple(_promises(catalog, services)),
            tuple(_customers(catalog, services)),
        )

    def _all_reached(
        self, causes: Mapping[str, str | None], nodes: Iterable[str]
    ) -> tuple[Reached, ...]:
        found = (Reached(way[-1], way) for way in (self._way(causes, node) for node in nodes))
        return tuple(sorted((one for one in found if _is_in_use(one.record)), key=self._order))

    def _order(self, reached: Reached) -> tuple[bool, int, int]:
        record = reached.record
        return (record.KIND != SERVICE, len(reached.way), self._places[record.id])

    @cached_property
    def _places(self) -> Mapping[str, int]:
        """The place of each node by its title."""
        nodes = sorted(self.structure.nodes, key=lambda node: (natural(node.title), node.id))
        return {node.id: place for place, node in enumerate(nodes)}

    def _way(self, causes: Mapping[str, str | None], node: str) -> tuple[Record, ...]:
        way = [node]
        while (cause := causes[way[-1]]) is not None:
            way.append(cause)
        return self.structure.records(reversed(way))


def _reached_from(structure: Structure, failed: Collection[str]) -> Mapping[str, str | None]:
    """Find all that a failure reaches but by optional needs, each by the one it came through."""
    reached: dict[str, str | None] = dict.fromkeys(failed)
    waiting = list(reached)
    for node in waiting:
        needers = (needer for needer, _ in structure.demanded_by.get(node, ()))
        for needer in (*needers, *structure.worsens.get(node, ())):
            if needer not in reached:
                reached[needer] = node
                waiting.append(needer)
    return reached


def _promises(catalog: Catalog, services: Iterable[Record]) -> Iterator[Promise]:
    found: dict[str, tuple[Agreement, list[Record]]] = {}
    for service in services:
        for agreement in promised_for(catalog, service.id):
            found.setdefault(agreement.id, (agreement, []))[1].append(service)
    for agreement, covered in sorted(found.values(), key=lambda pair: pair[0].id):
        yield Promise(agreement, tuple(covered))


def _customers(catalog: Catalog, services: Iterable[Record]) -> Iterator[Served]:
    found: dict[str, tuple[Record, list[Record]]] = {}
    for service in services:
        for relation in catalog.outgoing(service.id):
            if relation.reference.to.forward == "serves":
                customer = catalog.by_id[relation.target].record
                found.setdefault(customer.id, (customer, []))[1].append(service)
    for customer, served in sorted(found.values(), key=lambda pair: natural(pair[0].title)):
        yield Served(customer, tuple(served))


def _is_in_use(record: Record) -> bool:
    return record.LIFECYCLE.state(record.state).stage == "current"
