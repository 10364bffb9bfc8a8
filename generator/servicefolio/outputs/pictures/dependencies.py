"""What a service needs, and what stops without something, as pictures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from servicefolio.derive.dependencies.ceiling import Ceiling
from servicefolio.derive.dependencies.impact import Impact, Reached
from servicefolio.derive.dependencies.structure import DEGRADING, ESSENTIAL, Demand, Structure
from servicefolio.derive.status import status_of
from servicefolio.outputs.addresses import Addresses, relative
from servicefolio.outputs.pictures.diagrams import Edge, Node, Picture
from servicefolio.records.base import Record
from servicefolio.text import plural

MOST_NODES = 22
"""So many records are drawn, the nearest; the others are counted."""
_FEWEST_NODES = 3
_WEAKEST, _STOPS, _WORSE = "weakest", "stops", "worse"


@dataclass(frozen=True, slots=True)
class Drawing:
    """What pictures of one page need to know."""

    structure: Structure
    addresses: Addresses
    page: Record
    """The record on whose page they stand."""

    def needs(self, ceiling: Ceiling | None) -> Picture | None:
        """Draw what the record needs, however deep; None where a picture would say nothing."""
        weakest = _weakest(ceiling)
        nodes = {self.page.id: self._node(self.page, ("focus",))}
        edges: dict[Edge, None] = {}
        left_out: set[str] = set()
        for needer, target, edge in self._needed_edges():
            if target not in nodes and len(nodes) >= MOST_NODES:
                left_out.add(target)
                continue
            if needer not in nodes:
                continue
            if target not in nodes:
                record = self._record(target)
                is_weakest = target in weakest
                note = "the weakest link" if is_weakest else ""
                nodes[target] = self._node(record, (_WEAKEST,) if is_weakest else (), note)
            for made in edge:
                if isinstance(made, Node):
                    nodes.setdefault(made.key, made)
                else:
                    edges[made] = None
        return self._picture(
            "needs",
            f"What {self.page.title} needs",
            "On the left the service, to the right what it needs to work, and what that needs. "
            "Bold lines lead to what it stops without, broken ones to what it goes on without.",
            nodes,
            edges,
            left_out,
        )

    def impact(self, impact: Impact) -> Picture | None:
        """Draw what stops and what gets worse; None where a picture would say nothing."""
        failing = {one.id: one for one in (self.page, *impact.failing)}
        nodes = {self.page.id: self._node(self.page, ("focus",))}
        edges: dict[Edge, None] = {}
        left_out: set[str] = set()
        for one in failing.values():
            if one.id != self.page.id and _has_room(nodes):
                nodes[one.id] = self._fated(one, _STOPS, "fails with it")
                edges[Edge(self.page.id, one.id)] = None
        for reached, css, word in _with_words(impact):
            if not _has_room(nodes) or any(one.id not in nodes for one in reached.way[:-1]):
                left_out.add(reached.record.id)
                continue
            nodes[reached.record.id] = self._fated(reached.record, css, word)
            importance = ESSENTIAL if word == "stops" else DEGRADING
            edge = Edge(reached.way[-2].id, reached.record.id, classes=(importance,))
            edges[edge] = None
        return self._picture(
            "impact",
            f"What stops without {self.page.title}",
            "On the left what fails, to the right what stops with it, and what goes on but gets "
            "worse; each says which.",
            nodes,
            edges,
            left_out,
        )

    def _needed_edges(self) -> Iterator[tuple[str, str, tuple[Node | Edge, ...]]]:
        """Walk from the record to what it needs, the nearest first; its own lesser needs last."""
        seen = {self.page.id}
        waiting = [self.page.id]
        for needer in waiting:
            for demand in self.structure.demands.get(needer, ()):
                for member in demand.members:
                    yield needer, member, tuple(_demand_edges(needer, demand, member))
                    if member not in seen:
                        seen.add(member)
                        waiting.append(member)
        for target in self.structure.worsened_by.get(self.page.id, ()):
            edge = Edge(self.page.id, target, "worse without", (DEGRADING,))
            yield self.page.id, target, (edge,)

    def _node(self, record: Record, classes: tuple[str, ...], note: str = "") -> Node:
        stage = record.LIFECYCLE.state(record.state).stage
        about = f"{self._kind(record)}, {status_of(record).word}"
        return Node(
            key=record.id,
            label=record.title,
            note=f"{about}; {note}" if note else about,
            href=self._href(record),
            classes=(*classes, stage),
        )

    def _fated(self, record: Record, css: str, word: str) -> Node:
        """Draw a record that something happens to: what it was before does not matter."""
        note = f"{self._kind(record)}, {word}"
        return Node(record.id, record.title, note, self._href(record), (css,))

    def _kind(self, record: Record) -> str:
        return self.addresses.kinds[record.KIND].title

    def _href(self, record: Record) -> str:
        here = self.addresses.record(self.page.KIND, self.page.id)
        return relative(self.addresses.record(record.KIND, record.id), here)

    def _picture(
        self,
        name: str,
        title: str,
        description: str,
        nodes: dict[str, Node],
        edges: dict[Edge, None],
        left_out: set[str],
    ) -> Picture | None:
        if len(nodes) < _FEWEST_NODES:
            return None
        drawn = [edge for edge in edges if edge.source in nodes and edge.target in nodes]
        shown = list(nodes.values())
        if left_out:
            # No id of a record holds a space.
            shown.append(Node(key="and more", label=f"and {plural(len(left_out), 'more record')}"))
        return Picture(name, title, description, tuple(shown), tuple(drawn), "right")

    def _record(self, identifier: str) -> Record:
        return self.structure.catalog.by_id[identifier].record


def _demand_edges(needer: str, demand: Demand, member: str) -> Iterator[Node | Edge]:
    if demand.group is None:
        yield Edge(needer, member, classes=(ESSENTIAL,))
        return
    # No id of a record holds a space, so that the key of a group is none.
    key = f"{needer} group {demand.group}"
    count = len(demand.members) + demand.unread
    yield Node(key=key, label=demand.group, note=f"{demand.least} of {count} must work")
    yield Edge(needer, key, classes=(ESSENTIAL,))
    yield Edge(key, member)


def _weakest(ceiling: Ceiling | None) -> frozenset[str]:
    found = ceiling.weakest if ceiling is not None else ()
    is_one_of_many = ceiling is not None and len(found) == 1 and len(ceiling.strands) > 1
    return frozenset(record.id for record in found[0].records) if is_one_of_many else frozenset()


def _with_words(impact: Impact) -> Iterator[tuple[Reached, str, str]]:
    def nearest(reached: Iterable[Reached]) -> list[Reached]:
        return sorted(reached, key=lambda one: len(one.way))

    for reached in nearest(impact.stopped):
        yield reached, _STOPS, "stops"
    for reached in nearest(impact.worsened):
        yield reached, _WORSE, "gets worse"


def _has_room(nodes: dict[str, Node]) -> bool:
    return len(nodes) < MOST_NODES
