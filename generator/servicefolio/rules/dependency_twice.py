"""A service or a configuration item names the same dependency twice."""

from collections.abc import Iterator
from typing import Protocol

from servicefolio.derive.dependencies.structure import ITEM, SERVICE
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding

RULE = Rule("dependency-twice", Severity.WARNING, "The same dependency is named twice")


class _Dependency(Protocol):
    ref: str
    importance: str
    redundancy_group: str | None


class _Service(Protocol):
    id: str
    depends_on: tuple[_Dependency, ...]


def find(context: Context) -> Iterator[Finding]:
    """Look for dependencies that stand there already; one may be a member of several groups."""
    for kind in (SERVICE, ITEM):
        for needer in context.catalog.all(kind, _Service):
            named: dict[str, list[_Dependency]] = {}
            for at, one in enumerate(needer.depends_on):
                target = context.catalog.resolve(one.ref) or one.ref
                before = named.setdefault(target, [])
                first = next((it for it in before if not _in_two_groups(it, one)), None)
                before.append(one)
                if first is not None:
                    yield Finding(
                        needer.id,
                        ("depends_on", at, "ref"),
                        f"{needer.id} names {target} twice{_difference(first, one)}",
                        "keep the one that is true",
                    )


def _in_two_groups(one: _Dependency, other: _Dependency) -> bool:
    groups = {one.redundancy_group, other.redundancy_group}
    return None not in groups and len(groups) > 1


def _difference(one: _Dependency, other: _Dependency) -> str:
    roles = _role(one), _role(other)
    return f": as {roles[0]}, and as {roles[1]}" if roles[0] != roles[1] else ""


def _role(dependency: _Dependency) -> str:
    group = dependency.redundancy_group
    return dependency.importance + (f" in the group {group}" if group is not None else "")


CHECK = Check(RULE, find)
