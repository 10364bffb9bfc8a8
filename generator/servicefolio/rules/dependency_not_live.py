"""A service that people use stands on one that nobody can use."""

from collections.abc import Iterator
from typing import Protocol

from servicefolio.derive.dependencies.structure import ITEM, SERVICE
from servicefolio.diagnostics import Rule, Severity
from servicefolio.graph.catalog import Catalog
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import in_words

RULE = Rule("dependency-not-live", Severity.ERROR, "A live service needs one that is not live")

_USABLE = frozenset({"live", "retiring", "in_production", "maintenance"})
"""States in which a service or a configuration item is there, if only again after a while."""


class _Dependency(Protocol):
    ref: str
    importance: str
    redundancy_group: str | None
    min_up: int | None


class _Service(Protocol):
    id: str
    state: str
    depends_on: tuple[_Dependency, ...]


def find(context: Context) -> Iterator[Finding]:
    """Look for essential dependencies on what is not in use yet, or not any more."""
    catalog = context.catalog
    for service in catalog.all("service", _Service):
        if service.state != "live":
            continue
        for index, needed in enumerate(service.depends_on):
            found = catalog.find(needed.ref)
            # Anything else is the wrong kind, and reported as such.
            if found is None or found.KIND not in {SERVICE, ITEM}:
                continue
            if _is_usable(catalog, needed) or needed.importance != "essential":
                continue
            if not _others_suffice(catalog, needed, service.depends_on):
                yield Finding(
                    service.id,
                    ("depends_on", index, "ref"),
                    f"this service is live and cannot work without {found.id}, "
                    f"which is {in_words(found.state)}",
                    "correct the state of one of the two, or write its true `importance:`",
                )


def _is_usable(catalog: Catalog, needed: _Dependency) -> bool:
    found = catalog.find(needed.ref)
    return found is not None and found.state in _USABLE


def _others_suffice(
    catalog: Catalog, needed: _Dependency, dependencies: tuple[_Dependency, ...]
) -> bool:
    """Tell whether enough of what stands in for each other is usable without this one."""
    if needed.redundancy_group is None:
        return False
    group = [other for other in dependencies if other.redundancy_group == needed.redundancy_group]
    usable = sum(_is_usable(catalog, other) for other in group)
    return usable >= max(other.min_up or 1 for other in group)


CHECK = Check(RULE, find)
