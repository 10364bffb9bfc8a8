"""What an audience may not see is removed here, once: no output has a filter of its own.

A restricted record leaves no trace: not its page, and neither its title nor its id in any other
record. What cannot be without it, such as a design of a restricted service, is hidden with it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from servicefolio.graph.catalog import Catalog, Entry
from servicefolio.graph.link import relations_in
from servicefolio.records.base import AUDIENCES, Audience
from servicefolio.records.hide import without
from servicefolio.records.validate import Checked


@dataclass(frozen=True, slots=True)
class Visible:
    """What an audience may see of a repository."""

    catalog: Catalog
    broken: tuple[Checked, ...]
    """Documents that are no records; those that run the services are to know of them."""


def restrict(catalog: Catalog, broken: Iterable[Checked], audience: Audience) -> Visible:
    """Remove what an audience may not see, and every reference to it."""
    by_sight: dict[bool, list[Checked]] = {True: [], False: []}
    for item in broken:
        by_sight[_may_see(audience, _audience_of(item))].append(item)
    hidden = {item.identifier for item in by_sight[False] if item.identifier}
    hidden -= catalog.by_id.keys()
    hidden |= {
        entry.record.id
        for entry in catalog.entries
        if not _may_see(audience, entry.record.audience)
    }
    visible = _without(catalog, frozenset(hidden)) if hidden else catalog
    return Visible(visible, tuple(by_sight[True]))


def _may_see(audience: Audience, readers: Audience) -> bool:
    return AUDIENCES.index(readers) <= AUDIENCES.index(audience)


def _audience_of(item: Checked) -> Audience:
    """Find who may know of a broken record: those who run the services, or fewer."""
    if ("audience",) in item.document.ambiguous:
        return "restricted"
    written = item.document.tree.get("audience", "staff")
    return "staff" if written in AUDIENCES and written != "restricted" else "restricted"


def _without(catalog: Catalog, hidden: frozenset[str]) -> Catalog:
    """Hide records, and those that cannot be without them, until none is left of those."""
    names = hidden | {alias for alias, target in catalog.aliases.items() if target in hidden}
    kept: list[Entry] = []
    more: set[str] = set()
    for entry in catalog.entries:
        record = None if entry.record.id in hidden else without(entry.record, names)
        if record is not None:
            kept.append(entry if record is entry.record else replace(entry, record=record))
        elif entry.record.id not in hidden:
            more.add(entry.record.id)
    if more:
        return _without(catalog, hidden | more)
    aliases = {alias: target for alias, target in catalog.aliases.items() if target not in hidden}
    unlinked = Catalog(tuple(kept), aliases, ())
    return replace(unlinked, relations=tuple(relations_in(unlinked)))
