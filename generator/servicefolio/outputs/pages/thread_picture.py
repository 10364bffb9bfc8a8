"""The thread of a service as a picture, left to right: what it serves, itself, a lane a process.

What is drawn stands below it as lists too, so a lane shows a few records and counts the others.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from servicefolio.derive.thread.service_thread import Group, Item, Lane, Need
from servicefolio.kind import PROCESS_TITLES
from servicefolio.outputs.addresses import relative
from servicefolio.outputs.pictures.diagrams import Edge, Node, Picture
from servicefolio.outputs.views.site import Site
from servicefolio.records.base import Record
from servicefolio.text import plural

_MOST_OF_A_KIND = 4
_MOST_OF_A_NEED = 3
_FEWEST_NODES = 3
_BEFORE = "strategy"
"""The process whose records lead to the service; those of the others follow from it."""
_TITLES = {str(process): title for process, title in PROCESS_TITLES.items()}


def thread_picture(
    site: Site, service: Record, lanes: tuple[Lane, ...], needs: tuple[Need, ...] = ()
) -> Picture | None:
    """Draw the thread of a service for its page; None where a picture would say nothing."""
    drawn = _Drawn(site, service, site.addresses.thread(service.id))
    before = [lane for lane in lanes if lane.process == _BEFORE and lane.groups]
    after = [lane for lane in _leading_first(lanes) if lane.process != _BEFORE and lane.groups]
    parts = (
        *(part for lane in before for part in drawn.strategy(lane)),
        drawn.node(service, focus=True),
        *drawn.needs(needs),
        *(part for lane in after for part in drawn.lane(lane, _keys(after))),
    )
    nodes = {part.key: part for part in reversed(parts) if isinstance(part, Node)}
    edges = dict.fromkeys(part for part in parts if isinstance(part, Edge))
    if len(nodes) < _FEWEST_NODES:
        return None
    return Picture(
        name="thread",
        title=f"The thread of {service.title}",
        description="On the left the objectives that the service serves and what else strategy "
        "says of it, then the service, then what it cannot do without and what each process has "
        "for it. The same stands on this page as lists.",
        nodes=tuple(reversed(nodes.values())),
        edges=tuple(edges),
        direction="right",
    )


def _leading_first(lanes: Iterable[Lane]) -> tuple[Lane, ...]:
    """Put first in each group what leads further, since only the first few are drawn."""
    found = tuple(lanes)
    items = [item for lane in found for group in lane.groups for item in group.items]
    leading = {item.via.id for item in items if item.via is not None}

    def first(group: Group) -> Group:
        ordered = sorted(group.items, key=lambda item: item.record.id not in leading)
        return Group(group.kind, tuple(ordered))

    return tuple(Lane(lane.process, tuple(map(first, lane.groups))) for lane in found)


def _keys(lanes: Iterable[Lane]) -> frozenset[str]:
    """Name the records that are drawn."""
    return frozenset(
        item.record.id
        for lane in lanes
        for group in lane.groups
        for item in group.items[:_MOST_OF_A_KIND]
    )


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What a picture needs to know of its site and page."""

    site: Site
    service: Record
    address: str

    def strategy(self, lane: Lane) -> Iterator[Node | Edge]:
        """Draw what leads to the service."""
        for group in lane.groups:
            for item in group.items[:_MOST_OF_A_KIND]:
                yield self.node(item.record)
                if item.via is None:
                    yield Edge(item.record.id, self.service.id)
                else:
                    yield self.node(item.via)
                    yield Edge(item.record.id, item.via.id)
                    yield Edge(item.via.id, self.service.id)
            for node in self._others(group):
                yield node
                yield Edge(node.key, self.service.id)

    def needs(self, needs: tuple[Need, ...]) -> Iterator[Node | Edge]:
        """Draw what the service cannot do without, and what is agreed on that."""
        head = Node(key="what it needs", label="What it cannot do without")
        for need in needs[:_MOST_OF_A_KIND]:
            yield head
            yield Edge(self.service.id, head.key)
            yield self.node(need.service)
            yield Edge(head.key, need.service.id)
            for agreement in need.agreements[:_MOST_OF_A_NEED]:
                # One agreement may cover the service itself too, or several of its needs.
                node = self.node(agreement, key=f"{need.service.id} {agreement.id}")
                yield node
                yield Edge(need.service.id, node.key)

    def lane(self, lane: Lane, shown: frozenset[str]) -> Iterator[Node | Edge]:
        """Draw a process and what it has."""
        # No id of a record holds a space.
        head = Node(key=f"process {lane.process}", label=_TITLES[lane.process])
        yield head
        yield Edge(self.service.id, head.key)
        for group in lane.groups:
            for item in group.items[:_MOST_OF_A_KIND]:
                yield self.node(item.record)
                via = item.via.id if item.via is not None else head.key
                yield Edge(via if via in shown else head.key, item.record.id)
                yield from self._moved(item)
            for node in self._others(group):
                yield node
                yield Edge(head.key, node.key)

    def node(self, record: Record, *, focus: bool = False, key: str | None = None) -> Node:
        """Draw a record, with its kind and state in words."""
        stage = record.LIFECYCLE.state(record.state).stage
        return Node(
            key=key or record.id,
            label=record.title,
            note=f"{self.site.kind(record).title}, {self.site.status(record).word}",
            href=relative(self.site.addresses.record(record.KIND, record.id), self.address),
            classes=("focus", stage) if focus else (stage,),
        )

    def _moved(self, item: Item) -> Iterator[Node | Edge]:
        """Draw again the objectives that an improvement moves: the thread begins there anew."""
        for objective in item.moves:
            node = self.node(objective, key=f"moved {objective.id}")
            yield node
            yield Edge(item.record.id, node.key, "moves")

    def _others(self, group: Group) -> Iterator[Node]:
        more = len(group.items) - _MOST_OF_A_KIND
        if more > 0:
            kind = self.site.addresses.kinds[group.kind]
            count = plural(more, kind.title.lower(), kind.titles.lower())
            href = relative(self.site.addresses.index(group.kind), self.address)
            yield Node(key=f"more {group.kind}", label=f"and {count}", href=href)
