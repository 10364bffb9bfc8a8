"""A redundancy group of dependencies means something else than its author may think."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from servicefolio.derive.dependencies.structure import ESSENTIAL, ITEM, SERVICE
from servicefolio.diagnostics import Rule, Severity
from servicefolio.graph.catalog import Catalog
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import listing, plural

RULE = Rule("dependency-group", Severity.ERROR, "A redundancy group contradicts itself")


class _Dependency(Protocol):
    ref: str
    importance: str
    redundancy_group: str | None
    min_up: int | None


class _Service(Protocol):
    id: str
    depends_on: tuple[_Dependency, ...]


_Group = list[tuple[int, _Dependency]]
"""Members, each with its place below `depends_on:`."""


def find(context: Context) -> Iterator[Finding]:
    """Look at the groups of every service and configuration item."""
    for kind in (SERVICE, ITEM):
        for needer in context.catalog.all(kind, _Service):
            for name, group in _groups(needer).items():
                yield from _lesser_members(needer, name, group)
                essential = [(at, one) for at, one in group if one.importance == ESSENTIAL]
                yield from _wanting_more(context.catalog, needer, name, essential)
                yield from _disagreeing(needer, name, essential)


def _lesser_members(needer: _Service, name: str, group: _Group) -> Iterator[Finding]:
    """Look for members that count for nothing, since only essential ones stand in for others."""
    if all(one.importance != ESSENTIAL for _, one in group):
        return
    for at, one in group:
        if one.importance != ESSENTIAL:
            yield Finding(
                needer.id,
                ("depends_on", at, "importance"),
                f"{one.ref} is {one.importance} and in the group {name}, whose other members are "
                "essential: it stands in for none of them",
                f"make {one.ref} essential, or take `redundancy_group:` away from it",
            )


def _wanting_more(
    catalog: Catalog, needer: _Service, name: str, group: _Group
) -> Iterator[Finding]:
    """Look for a group of which more must work than there are."""
    members = list(dict.fromkeys(catalog.resolve(one.ref) or one.ref for _, one in group))
    for at, one in group:
        if one.min_up is not None and one.min_up > len(members):
            yield Finding(
                needer.id,
                ("depends_on", at, "min_up"),
                f"{one.min_up} of the group {name} must work (`min_up`), and it has "
                f"{plural(len(members), 'essential member')}: {listing(members, 'and')}",
                f"ask for {len(members)} at most, or add what is missing",
            )


def _disagreeing(needer: _Service, name: str, group: _Group) -> Iterator[Finding]:
    """Look for members that say differently how many of their group must work."""
    said = [(at, one.ref, one.min_up) for at, one in group if one.min_up is not None]
    for at, ref, least in said[1:]:
        if least != said[0][2]:
            yield Finding(
                needer.id,
                ("depends_on", at, "min_up"),
                f"by {ref} {least} of the group {name} must work (`min_up`), and by {said[0][1]} "
                f"{said[0][2]}",
                "write the same number at each member, or at one of them alone",
            )


def _groups(needer: _Service) -> Mapping[str, _Group]:
    found: dict[str, _Group] = {}
    for at, one in enumerate(needer.depends_on):
        if one.redundancy_group is not None:
            found.setdefault(one.redundancy_group, []).append((at, one))
    return found


CHECK = Check(RULE, find)
