"""Threads of a few records, some of them of kinds that the product does not have yet."""

from typing import Annotated, ClassVar

from servicefolio.derive.thread import Thread
from servicefolio.graph.link import link
from servicefolio.records.base import Record
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.registry import all_kinds
from tests import builders

_LIFE = lifecycle(State("new", "It is there."), State("off", "It is over.", stage="gone"))


class Incident(Record):
    """An incident of a service, as a later kind may be."""

    KIND: ClassVar[str] = "incident"
    LIFECYCLE: ClassVar[Lifecycle] = _LIFE

    state: str = "new"
    services: tuple[Annotated[Ref, RefTo(("service",), "affects", "had incident")], ...] = ()
    resolved_with: tuple[
        Annotated[Ref, RefTo(("known_error",), "resolved with", "resolved")], ...
    ] = ()


class Change(Record):
    """A change to a service, as a later kind may be."""

    KIND: ClassVar[str] = "change"
    LIFECYCLE: ClassVar[Lifecycle] = _LIFE

    state: str = "new"
    services: tuple[Annotated[Ref, RefTo(("service",), "affects", "affected by")], ...] = ()
    implements: tuple[
        Annotated[Ref, RefTo(("improvement",), "implements", "implemented by")], ...
    ] = ()


PROCESSES = {kind.name: str(kind.process) for kind in all_kinds()}
PROCESSES |= {"incident": "operation", "change": "transition"}
_ORDER = ("foundation", "strategy", "design", "transition", "operation", "improvement")
IN_ORDER = {
    kind: process for step in _ORDER for kind, process in PROCESSES.items() if process == step
}


def thread(*records: Record) -> Thread:
    """Link records, and follow their thread."""
    paths = {made.id: f"catalog/{made.KIND}/{made.id}.yaml" for made in records}
    linked = link(builders.entry(made, paths[made.id]) for made in records)
    assert [found.message for found in linked.diagnostics] == []
    return Thread(linked.catalog, IN_ORDER)


def incident(identifier: str = "outage", **fields: object) -> Record:
    """Make an incident."""
    return Incident.model_validate({"id": identifier, "title": identifier, **fields})


def change(identifier: str = "move", **fields: object) -> Record:
    """Make a change."""
    return Change.model_validate({"id": identifier, "title": identifier, **fields})


def objective(identifier: str = "anywhere", **fields: object) -> Record:
    """Make an objective."""
    return builders.record("objective", identifier, **fields)


def improvement(identifier: str = "better", **fields: object) -> Record:
    """Make an improvement."""
    return builders.record("improvement", identifier, **fields)
