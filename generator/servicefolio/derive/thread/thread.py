"""The golden thread: from any record to the objective it serves, and to what improves it.

A way up leads from a later process to an earlier one, and among services only to those that need
the service or that it is a part of; a way down is the reverse. Nothing is walked through that
would connect everything: teams, calendars, customers, suppliers, and what is at its end.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from servicefolio.derive.thread.nearest import Nearest
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.text import natural

FOUNDATION = "foundation"
OBJECTIVE, SERVICE, IMPROVEMENT = "objective", "service", "improvement"
_ASIDE = frozenset({"comes after", "looks like", "mentions", "supersedes"})
"""Relations that say nothing of what serves what."""
_LOOKING_BACK = "reviews"
"""A review does not lead to what it looks back at, even where that is an improvement."""
_CARRIED = frozenset({"depends on", "handled by", "promises", "runs on", "underpinned by"})
"""Relations by which the target serves the source; by others of one process it is the reverse."""
_LEADING_BACK = frozenset({"documents", "grouped under", "measures", "resolved with"})
"""Relations within a process of which neither end comes first, as with a problem and its known
error: what one led to, the other led to as well."""
_CONNECTING_EVERYTHING = frozenset({"calendar", "team"})
_MOST_STEPS_UP = 8
_MOST_STEPS_DOWN = 4
_MOST_ASIDE = 50
"""So many improvements of what a record is about are found; there may be thousands."""


@dataclass(frozen=True, slots=True)
class Way:
    """The records from one record, which is not in it, to another, which is its last."""

    records: tuple[Record, ...]

    @property
    def end(self) -> Record:
        """The record that the way leads to."""
        return self.records[-1]

    @property
    def between(self) -> tuple[Record, ...]:
        """The records that it leads through."""
        return self.records[:-1]


@dataclass(frozen=True)
class Thread:
    """The ways of a catalogue; `processes` names the process of each kind, in their order."""

    catalog: Catalog
    processes: Mapping[str, str]

    @property
    def is_used(self) -> bool:
        """Whether the repository has an end to walk to: an objective or an improvement."""
        return any(self.catalog.records(kind) for kind in (OBJECTIVE, IMPROVEMENT))

    def objectives(self, identifier: str) -> tuple[Way, ...]:
        """Find the nearest objectives that a record serves; of an objective, the one above it.

        Of very many ways the first are found; `nearest_objectives` finds all their ends.
        """
        return tuple(map(self._way, self._to_objectives.ways(identifier)))

    def nearest_objectives(self, identifier: str) -> frozenset[str]:
        """Find every one of the nearest objectives that a record serves."""
        return self._to_objectives.found(identifier)

    def all_objectives(self, identifier: str) -> tuple[Way, ...]:
        """Find every objective that a record serves, the nearest first; not those above them."""
        levels = self._levels(identifier, self._up, OBJECTIVE, _MOST_STEPS_UP)
        return tuple(way for level in levels for way in level)

    def improvements(self, identifier: str) -> tuple[Way, ...]:
        """Find the nearest improvements that a record led to, else those of what it is about.

        Of very many the first are found; `count_improvements` counts them all.
        """
        led_to = self._to_improvements.ways(identifier)
        if led_to or self._kind(identifier) == IMPROVEMENT:
            return tuple(map(self._way, led_to))
        aside = (
            Way((service, found))
            for service in self._services_of(identifier)
            for found in self.below_of_kind(service.id, IMPROVEMENT)
        )
        return tuple(islice(aside, _MOST_ASIDE))

    def count_improvements(self, identifier: str) -> int:
        """Count the nearest improvements that a record led to, else those of what it is about."""
        led_to = self._to_improvements.found(identifier)
        if led_to or self._kind(identifier) == IMPROVEMENT:
            return len(led_to)
        services = self._services_of(identifier)
        return sum(len(self.below_of_kind(found.id, IMPROVEMENT)) for found in services)

    def above(self, identifier: str) -> tuple[Record, ...]:
        """List what a record serves by one step."""
        return tuple(map(self._record, self._up.get(identifier, ())))

    def below(self, identifier: str) -> tuple[Record, ...]:
        """List what serves a record by one step, or arises from it."""
        return tuple(map(self._record, self._down.get(identifier, ())))

    def below_of_kind(self, identifier: str, kind: str) -> tuple[Record, ...]:
        """List those of a kind: looked up at once, however many others there are."""
        return self._below_by_kind.get((identifier, kind), ())

    def below_together(self, identifier: str) -> tuple[Record, ...]:
        """List what serves a record by one step, as each service gets it that the record serves.

        Where several share it, what is there for one of them in particular is left out.
        """
        if identifier not in self._together:
            below = self.below(identifier)
            if len(tuple(self._services_of(identifier))) > 1:
                below = tuple(found for found in below if not any(self._services_of(found.id)))
            self._together[identifier] = below
        return self._together[identifier]

    def rank(self, kind: str) -> int:
        """Place a kind on the thread: objectives first, then services, then process by process."""
        return self._ranks.get(kind, len(self._ranks) + 2)

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        order = list(dict.fromkeys(self.processes.values()))
        ranks = {kind: order.index(process) + 2 for kind, process in self.processes.items()}
        last = len(order) + 2
        foundation = {kind: last for kind, name in self.processes.items() if name == FOUNDATION}
        return ranks | foundation | {OBJECTIVE: 0, SERVICE: 1}

    @cached_property
    def _up(self) -> Mapping[str, tuple[str, ...]]:
        return self._sorted((step.below, step.above) for step in self._steps())

    @cached_property
    def _down(self) -> Mapping[str, tuple[str, ...]]:
        """Reverse the steps up, but from service to service; peers lead to one another."""
        pairs: set[tuple[str, str]] = set()
        for step in self._steps():
            if {self._kind(step.below), self._kind(step.above)} != {SERVICE}:
                pairs.add((step.above, step.below))
            if step.is_among_peers:
                pairs.add((step.below, step.above))
        return self._sorted(pairs)

    @cached_property
    def _below_by_kind(self) -> Mapping[tuple[str, str], tuple[Record, ...]]:
        found: dict[tuple[str, str], list[Record]] = {}
        for above, below in self._down.items():
            for record in map(self._record, below):
                found.setdefault((above, record.KIND), []).append(record)
        return {place: tuple(records) for place, records in found.items()}

    @cached_property
    def _together(self) -> dict[str, tuple[Record, ...]]:
        return {}

    def _services_of(self, identifier: str) -> Iterator[Record]:
        return (above for above in self.above(identifier) if above.KIND == SERVICE)

    def _steps(self) -> Iterator["_Step"]:
        """List every step up."""
        for relation in self.catalog.relations:
            label = relation.reference.to.forward
            below, above = relation.source, relation.target
            if label in _ASIDE or {self._kind(below), self._kind(above)} & _CONNECTING_EVERYTHING:
                continue
            if label in _CARRIED or (
                label != _LOOKING_BACK and self._is_below_all(self._kind(above))
            ):
                below, above = above, below
            if self._rank_of(above) > self._rank_of(below) and label not in _CARRIED:
                # What is mended or shipped comes later: a change fixes a problem.
                below, above = above, below
            if self._may_climb(below, above):
                peers = self._rank_of(below) == self._rank_of(above)
                yield _Step(below, above, peers and label in _LEADING_BACK)

    def _is_below_all(self, kind: str) -> bool:
        """Tell whether a kind serves what names it: customers, suppliers, what is to be better."""
        return kind == IMPROVEMENT or self.processes.get(kind) == FOUNDATION

    def _may_climb(self, below: str, above: str) -> bool:
        is_up = self._rank_of(above) <= self._rank_of(below)
        is_foundation = self.processes.get(self._kind(above)) == FOUNDATION
        return is_up and not is_foundation and not _is_at_its_end(self._record(above))

    @cached_property
    def _to_objectives(self) -> Nearest:
        ends = [record.id for record in self.catalog.records(OBJECTIVE)]
        return Nearest(self._up, ends, _MOST_STEPS_UP)

    @cached_property
    def _to_improvements(self) -> Nearest:
        ends = [record.id for record in self.catalog.records(IMPROVEMENT)]
        return Nearest(self._down, ends, _MOST_STEPS_DOWN)

    def _levels(
        self, identifier: str, steps: Mapping[str, Sequence[str]], kind: str, most: int
    ) -> Iterator[tuple[Way, ...]]:
        """Walk breadth first; after each step, give the ways that end at a kind, if any do."""
        seen = {identifier}
        edge: list[tuple[str, ...]] = [(identifier,)]
        for _step in range(most):
            reached: list[tuple[str, ...]] = []
            for way in edge:
                for following in steps.get(way[-1], ()):
                    if following not in seen:
                        seen.add(following)
                        reached.append((*way, following))
            arrived = [way for way in reached if self._kind(way[-1]) == kind]
            if arrived:
                yield tuple(self._way(way[1:]) for way in arrived)
            edge = [way for way in reached if self._kind(way[-1]) != kind]

    def _sorted(self, pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
        """Gather the steps from each record, in the order in which pages name them."""
        steps: dict[str, set[str]] = {}
        for start, end in pairs:
            if not (self._kind(end) == IMPROVEMENT and _is_at_its_end(self._record(end))):
                steps.setdefault(start, set()).add(end)
        return {start: tuple(sorted(ends, key=self._order)) for start, ends in steps.items()}

    def _order(self, identifier: str) -> tuple[object, ...]:
        record = self._record(identifier)
        return (self.rank(record.KIND), record.KIND, natural(record.title), identifier)

    def _rank_of(self, identifier: str) -> int:
        return self.rank(self._kind(identifier))

    def _kind(self, identifier: str) -> str:
        return self._record(identifier).KIND

    def _way(self, identifiers: Iterable[str]) -> Way:
        return Way(tuple(map(self._record, identifiers)))

    def _record(self, identifier: str) -> Record:
        return self.catalog.by_id[identifier].record


@dataclass(frozen=True, slots=True)
class _Step:
    """A step up, from what serves to what is served."""

    below: str
    above: str
    is_among_peers: bool
    """Neither comes first, as with a problem and its known error."""


def _is_at_its_end(record: Record) -> bool:
    """Tell whether nothing that counts should build on a record any more."""
    return record.LIFECYCLE.state(record.state).stage == "gone"
