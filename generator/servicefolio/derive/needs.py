"""What something needs, and what that needs, however deep: of what it cannot work without any."""

from typing import Protocol

from servicefolio.graph.catalog import Catalog, Relation

_DEPENDS, _RUNS = "depends_on", "runs_on"


class _Dependency(Protocol):
    importance: str
    redundancy_group: str | None


class _Service(Protocol):
    depends_on: tuple[_Dependency, ...]


def needs_of(catalog: Catalog, identifier: str) -> dict[str, bool]:
    """Find all that a service or configuration item needs, by its id, without itself.

    True where its failure alone stops what needs it: each step on a way to it is essential, and
    nothing stands in for it. What is needed on two ways is there once.
    """
    found: dict[str, bool] = {}
    waiting = [(identifier, True)]
    while waiting:
        here, stops = waiting.pop()
        for relation in catalog.outgoing(here):
            target = relation.target
            if relation.reference.route[0] not in {_DEPENDS, _RUNS} or target == identifier:
                continue
            stops_too = stops and _stops(catalog, relation)
            if target not in found or (stops_too and not found[target]):
                found[target] = stops_too
                waiting.append((target, stops_too))
    return found


def _stops(catalog: Catalog, relation: Relation) -> bool:
    key, *rest = relation.reference.route
    if key != _DEPENDS or not rest or not isinstance(rest[0], int):
        return True
    dependency = catalog.one(relation.source, _Service).depends_on[rest[0]]
    return dependency.importance == "essential" and dependency.redundancy_group is None
