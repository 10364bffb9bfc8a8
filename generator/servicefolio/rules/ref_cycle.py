"""Records depend on each other, or contain or replace each other, in a circle."""

from collections.abc import Iterator

from servicefolio.diagnostics import Rule, Severity
from servicefolio.graph.catalog import Catalog
from servicefolio.graph.traverse import cycles
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.source.document import Route

RULE = Rule("ref-cycle", Severity.ERROR, "Records refer to each other in a circle")

_DIRECTED = ("parent", "supersedes", "depends_on")


def find(context: Context) -> Iterator[Finding]:
    """Look for circles along parents, successors and essential dependencies."""
    for key in _DIRECTED:
        edges = _edges(context.catalog, key)
        for cycle in cycles({source: tuple(targets) for source, targets in edges.items()}):
            first, second = cycle[0], cycle[1 % len(cycle)]
            path = " → ".join((*cycle, first))
            yield Finding(
                first,
                edges[first][second],
                f"{key} goes in a circle: {path}",
                "remove one of these references, or make it `importance: degrading`"
                if key == "depends_on"
                else "remove one of these references",
            )


def _edges(catalog: Catalog, key: str) -> dict[str, dict[str, Route]]:
    edges: dict[str, dict[str, Route]] = {}
    for relation in catalog.relations:
        route = relation.reference.route
        if route[0] == key and _essential(catalog, relation.source, route):
            edges.setdefault(relation.source, {})[relation.target] = route
    return edges


def _essential(catalog: Catalog, source: str, route: Route) -> bool:
    """Only an essential dependency makes a circle that cannot start."""
    if route[0] != "depends_on":
        return True
    record = catalog.by_id[source].record
    dependencies = getattr(record, "depends_on", ())
    index = route[1]
    return isinstance(index, int) and dependencies[index].importance == "essential"


CHECK = Check(RULE, find)
