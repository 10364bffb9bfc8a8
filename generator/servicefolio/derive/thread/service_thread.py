"""The thread of one service: what each process has for it, from its objectives to what is better.

A record finds its place by its relations and its kind's process, so a new kind needs nothing here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from servicefolio.derive.thread.thread import FOUNDATION, IMPROVEMENT, OBJECTIVE, SERVICE, Thread
from servicefolio.records.base import Record
from servicefolio.records.ref import Ref

_GONE = "gone"
_DESIGN = "design_document"
_SLA = "sla"
_SHARED = frozenset({_SLA, "configuration_item"})
AGREEMENTS = (_SLA, "ola", "underpinning_contract")
"""The kinds that promise a service."""


class _Dependency(Protocol):
    @property
    def ref(self) -> Ref: ...
    @property
    def importance(self) -> str: ...


class _Service(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def depends_on(self) -> tuple[_Dependency, ...]: ...


class _DesignDocument(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def aspect(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Item:
    """A record on the thread of a service."""

    record: Record
    via: Record | None = None
    """Through what it has to do with the service; None where it names the service itself."""
    moves: tuple[Record, ...] = ()
    """The objectives that it serves itself, where it is an improvement."""


@dataclass(frozen=True, slots=True)
class Aspects:
    """The aspects of a service that its design documents cover."""

    designed: tuple[str, ...]
    missing: tuple[str, ...]
    """Other services have a document of these; empty where the service has none at all."""


@dataclass(frozen=True, slots=True)
class Need:
    """A service that another cannot do without, and what is agreed on it."""

    service: Record
    agreements: tuple[Record, ...]
    """None of them at its end; some may not be in force yet."""


@dataclass(frozen=True, slots=True)
class Group:
    """What there is of one kind."""

    kind: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """What one process has for a service; no groups where it has nothing yet."""

    process: str
    groups: tuple[Group, ...]

    def of(self, kind: str) -> tuple[Item, ...]:
        """List the items of a kind."""
        return next((group.items for group in self.groups if group.kind == kind), ())


def lanes_of(thread: Thread, service: str) -> tuple[Lane, ...]:
    """Follow the thread of a service through every process but the foundation, in their order."""
    items: dict[str, Item] = {item.record.id: item for item in _objectives(thread, service)}
    for item in _below(thread, service):
        items.setdefault(item.record.id, item)
    by_kind: dict[str, list[Item]] = {}
    for item in items.values():
        by_kind.setdefault(item.record.KIND, []).append(item)
    kinds = sorted(by_kind, key=lambda kind: (thread.rank(kind), kind))
    return tuple(
        Lane(
            process,
            tuple(
                Group(kind, tuple(by_kind[kind]))
                for kind in kinds
                if thread.processes[kind] == process
            ),
        )
        for process in dict.fromkeys(thread.processes.values())
        if process != FOUNDATION
    )


def needs_of(thread: Thread, service: str) -> tuple[Need, ...]:
    """List what a service cannot do without, in the order of the service."""
    needing = thread.catalog.one(service, _Service)
    return tuple(_need(thread, needed) for needed in _essential(thread, needing))


def aspects_of(thread: Thread, lanes: Iterable[Lane]) -> Aspects:
    """Tell which aspects of a service are designed, out of those that the repository designs."""
    documents = thread.catalog.all(_DESIGN, _DesignDocument)
    by_id = {document.id: document.aspect for document in documents}
    found = {by_id[item.record.id] for lane in lanes for item in lane.of(_DESIGN) if not item.via}
    missing = {*by_id.values()} - found if found else set()
    return Aspects(tuple(sorted(found)), tuple(sorted(missing)))


def _essential(thread: Thread, service: _Service) -> tuple[Record, ...]:
    refs = (need.ref for need in service.depends_on if need.importance == "essential")
    found = (thread.catalog.find(ref) for ref in refs)
    return tuple(needed for needed in found if needed is not None and needed.KIND == SERVICE)


def _need(thread: Thread, needed: Record) -> Need:
    agreements = (found for kind in AGREEMENTS for found in thread.below_of_kind(needed.id, kind))
    return Need(needed, tuple(found for found in agreements if _belongs(thread, found)))


def _objectives(thread: Thread, service: str) -> Iterator[Item]:
    for way in thread.all_objectives(service):
        yield Item(way.end, way.between[-1] if way.between else None)


def _below(thread: Thread, service: str) -> Iterator[Item]:
    """Take one step down from the service, and one more from what is found there."""
    direct = tuple(record for record in thread.below(service) if _belongs(thread, record))
    for record in direct:
        yield _item(thread, record)
    for record in direct:
        for further in _through(thread, record):
            if _belongs(thread, further):
                yield _item(thread, further, via=record)


def _through(thread: Thread, record: Record) -> tuple[Record, ...]:
    """List what serves a record that other services may share: theirs is not the service's."""
    if record.KIND in _SHARED:
        return thread.below_together(record.id)
    return thread.below(record.id)


def _belongs(thread: Thread, record: Record) -> bool:
    is_end = record.LIFECYCLE.state(record.state).stage == _GONE
    is_passed = record.KIND in {OBJECTIVE, SERVICE} or thread.processes[record.KIND] == FOUNDATION
    return not is_end and not is_passed


def _item(thread: Thread, record: Record, via: Record | None = None) -> Item:
    if record.KIND != IMPROVEMENT:
        return Item(record, via)
    moves = (above for above in thread.above(record.id) if above.KIND == OBJECTIVE)
    return Item(record, via, tuple(moves))
