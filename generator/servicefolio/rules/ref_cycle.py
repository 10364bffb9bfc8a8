"""Records depend on each other, or contain or replace each other, in a circle."""

from collections.abc import Iterator

from servicefolio.diagnostics import Rule, Severity
from servicefolio.graph.catalog import Catalog
from servicefolio.graph.traverse import cycles
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.source.document import Route
from servicefolio.text import listing

RULE = Rule("ref-cycle", Severity.ERROR, "Records refer to each other in a circle")

_DIRECTED = (
    ("parent",),
    ("part_of",),
    ("supersedes",),
    ("after",),
    ("depends_on", "runs_on"),
)
"""Keys that lead in one direction; what depends on something and what runs on it needs it both."""


def find(context: Context) -> Iterator[Finding]:
    """Look for circles along wholes, successors, what comes before, and essential needs."""
    for keys in _DIRECTED:
        edges = _edges(context.catalog, keys)
        for cycle in cycles({source: tuple(targets) for source, targets in edges.items()}):
            routes = [edges[one][other] for one, other in _steps(cycle)]
            path = " → ".join((*cycle, cycle[0]))
            words = listing(dict.fromkeys(str(route[0]) for route in routes), "and")
            yield Finding(
                cycle[0],
                routes[0],
                f"{words} {'go' if ' ' in words else 'goes'} in a circle: {path}",
                "remove one of these references, or make it `importance: degrading`"
                if "depends_on" in words
                else "remove one of these references",
            )


def _steps(cycle: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    return zip(cycle, (*cycle[1:], cycle[0]), strict=True)


def _edges(catalog: Catalog, keys: tuple[str, ...]) -> dict[str, dict[str, Route]]:
    edges: dict[str, dict[str, Route]] = {}
    for relation in catalog.relations:
        route = relation.reference.route
        if route[0] in keys and _essential(catalog, relation.source, route):
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
