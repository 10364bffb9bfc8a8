"""What an audience may not see is removed here, once: no output has a filter of its own.

A hidden record leaves no trace: not its page, and neither its title nor its id in any other
record or finding. What cannot be without it, such as a design of a hidden service, is hidden with
it. The one thing that stays of a hidden team is its title, on the records that it answers for.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from servicefolio.audiences import AUDIENCES, Audience, may_read, runs_services
from servicefolio.diagnostics import Diagnostic
from servicefolio.graph.catalog import Catalog, Entry
from servicefolio.graph.link import relations_in
from servicefolio.graph.owners import owner_named
from servicefolio.graph.tellable import tellable
from servicefolio.records.base import Record
from servicefolio.records.hide import without, without_staff_fields
from servicefolio.records.validate import Checked


@dataclass(frozen=True, slots=True)
class Visible:
    """What an audience may see of a repository."""

    catalog: Catalog
    broken: tuple[Checked, ...]
    """Documents that are no records; those that run the services are to know of them."""
    diagnostics: tuple[Diagnostic, ...]
    """What is wrong, for those who run the services, without what lies with hidden records."""
    audience: Audience

    @property
    def runs_services(self) -> bool:
        """Whether its readers run the services.

        Pages about the quality of the records, such as gaps and findings, are made for them alone:
        on a catalogue with holes they would say what is not so.
        """
        return runs_services(self.audience)


def restrict(
    catalog: Catalog,
    broken: Iterable[Checked],
    diagnostics: Iterable[Diagnostic],
    audience: Audience,
    unread: Iterable[str] = (),
) -> Visible:
    """Remove what an audience may not see, and every reference to it.

    `unread` are the names of files that cannot be read: whatever they hold may be for few.
    """
    shown: list[Checked] = []
    kept_back: list[Checked] = []
    for item in broken:
        (shown if may_read(audience, _audience_of(item)) else kept_back).append(item)
    hidden = {item.identifier for item in kept_back if item.identifier}
    if not may_read(audience, "restricted"):
        hidden |= {*unread}
    hidden -= catalog.by_id.keys()
    seen = visible_to(audience, catalog, frozenset(hidden))
    told: Iterable[Diagnostic] = ()
    if audience == AUDIENCES[-1]:
        told = diagnostics
    elif runs_services(audience):
        told = tellable(diagnostics, catalog, seen, shown, kept_back)
    return Visible(seen, tuple(shown), tuple(told), audience)


def visible_to(
    audience: Audience, catalog: Catalog, broken: frozenset[str] = frozenset()
) -> Catalog:
    """Take out of a catalogue what an audience may not see; `broken` are ids that it may not know.

    Where there is nothing to take out, the catalogue itself is returned.
    """
    entries, hidden = _seen(audience, catalog, broken)
    if entries is catalog.entries:
        return catalog
    aliases = {alias: target for alias, target in catalog.aliases.items() if target not in hidden}
    unlinked = Catalog(entries, aliases, ())
    linked = replace(unlinked, relations=tuple(relations_in(unlinked)))
    return replace(
        linked,
        hidden_owners=dict(_hidden_owners(catalog, linked)),
        hidden_kinds=_hidden_kinds(catalog, linked),
    )


def hidden_from(audience: Audience, catalog: Catalog) -> frozenset[str]:
    """Find the ids of the records that an audience may not see; quicker than `visible_to`."""
    return _seen(audience, catalog, frozenset())[1]


def _seen(
    audience: Audience, catalog: Catalog, broken: frozenset[str]
) -> tuple[tuple[Entry, ...], frozenset[str]]:
    """Return what an audience sees, the very entries where that is all; and the hidden ids."""
    entries = catalog.entries
    if not runs_services(audience):
        opened = [_changed(entry, without_staff_fields(entry.record)) for entry in entries]
        if any(new is not old for new, old in zip(opened, entries, strict=True)):
            entries = tuple(opened)
    hidden = broken | {
        entry.record.id for entry in entries if not may_read(audience, entry.record.audience)
    }
    return _without(entries, catalog.aliases, hidden) if hidden else (entries, hidden)


def _audience_of(item: Checked) -> Audience:
    """Find who may know of a broken record: those who run the services, or fewer."""
    if ("audience",) in item.document.ambiguous:
        return "restricted"
    written = item.document.tree.get("audience", "staff")
    return "staff" if written in AUDIENCES and written != "restricted" else "restricted"


def _changed(entry: Entry, record: Record) -> Entry:
    return entry if record is entry.record else replace(entry, record=record)


def _without(
    entries: tuple[Entry, ...], aliases: Mapping[str, str], hidden: frozenset[str]
) -> tuple[tuple[Entry, ...], frozenset[str]]:
    """Hide records, and those that cannot be without them, until none is left of those."""
    names = hidden | {alias for alias, target in aliases.items() if target in hidden}
    kept: list[Entry] = []
    more: set[str] = set()
    for entry in entries:
        record = None if entry.record.id in hidden else without(entry.record, names)
        if record is not None:
            kept.append(_changed(entry, record))
        elif entry.record.id not in hidden:
            more.add(entry.record.id)
    return _without(entries, aliases, hidden | more) if more else (tuple(kept), hidden)


def _hidden_kinds(whole: Catalog, visible: Catalog) -> Mapping[str, frozenset[str]]:
    """Collect, for what is visible, the kinds of the records beside it that are not."""
    found: dict[str, set[str]] = {}
    for relation in whole.relations:
        ends = (relation.source, relation.target)
        for here, there in (ends, ends[::-1]):
            if here in visible.by_id and there not in visible.by_id:
                found.setdefault(here, set()).add(whole.by_id[there].record.KIND)
    return {identifier: frozenset(kinds) for identifier, kinds in found.items()}


def _hidden_owners(whole: Catalog, visible: Catalog) -> Iterator[tuple[str, str | None]]:
    """Find the titles of owners that cannot be found any more among what is visible."""
    for entry in visible.entries:
        identifier = entry.record.id
        named = owner_named(whole, whole.by_id[identifier].record).team
        if named is not None and named != owner_named(visible, entry.record).team:
            team = whole.find(named)
            yield identifier, team.title if team else None
