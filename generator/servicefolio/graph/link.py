"""Records become a catalogue: ids are unique, and every reference leads to a record."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from servicefolio.diagnostics import Diagnostic, Related, Rule, Severity
from servicefolio.graph.catalog import Catalog, Entry, Relation
from servicefolio.messages import quoted
from servicefolio.records.base import Record
from servicefolio.records.ref import MENTION, Reference, walk
from servicefolio.records.scalars import identifier_problem
from servicefolio.records.validate import Checked
from servicefolio.source.document import Document
from servicefolio.text import did_you_mean, in_words, listing, natural, slug, with_article

DUPLICATE = Rule("id-duplicate", Severity.ERROR, "Two records share an id or former id")
CASE = Rule("id-case", Severity.ERROR, "Two ids differ only in upper and lower case")
DANGLING = Rule("ref-dangling", Severity.ERROR, "A reference leads to no record")
WRONG_KIND = Rule("ref-kind", Severity.ERROR, "A reference leads to a record of the wrong kind")
PART = Rule("ref-part", Severity.ERROR, "A reference names a part that the record does not have")
ALIAS = Rule("ref-alias", Severity.NOTE, "A reference uses a former id")
AMBIGUOUS = Rule("ref-ambiguous", Severity.ERROR, "A reference could mean several records")
RULES = (AMBIGUOUS, DUPLICATE, CASE, DANGLING, WRONG_KIND, PART, ALIAS)

_FEW = range(1, 3)
"""For as many kinds a hint says how to make a record."""


@dataclass(frozen=True, slots=True)
class Linked:
    """The catalogue, what is wrong with its ids and references, and what was left out of it."""

    catalog: Catalog
    diagnostics: tuple[Diagnostic, ...]
    left_out: tuple[Entry, ...]
    """Records whose id another record had first."""


def link(
    entries: Iterable[Entry], broken: Iterable[Checked] = (), unread: Collection[str] = ()
) -> Linked:
    """Link records. `broken` are documents that are none, but whose references are looked at too.

    `unread` are the names of files out of which not even a document could be read. A reference
    to a broken record or such a file is no problem of its own: its cause is reported already.
    """
    broken = tuple(broken)
    ordered = sorted(entries, key=_order)
    kept, left_out, problems = _unique(ordered)
    remains = [Entry(item.remains, item.document) for item in broken if item.remains is not None]
    aliases, alias_problems = _aliases(kept, broken, remains)
    problems += alias_problems
    contested = _contested(kept)
    aliases = {alias: target for alias, target in aliases.items() if alias not in contested}
    unlinked = Catalog(tuple(kept), aliases, ())
    # What is wrong with these ids is reported where they stand, not at every reference to them.
    unsure = _claimed_kinds(broken, left_out)
    relations: list[Relation] = []
    for entry in (*kept, *left_out, *remains):
        is_record = unlinked.by_id.get(entry.record.id) is entry
        for reference in walk(entry.record):
            if reference.target in contested:
                problems.append(_ambiguous(entry, reference, contested[reference.target]))
                continue
            if reference.target not in unread or unlinked.find(reference.target) is not None:
                problems += _reference_problems(unlinked, entry, reference, unsure)
            if is_record:
                relations += _relation(unlinked, entry, reference)
    linked = replace(unlinked, relations=tuple(relations))
    return Linked(linked, tuple(problems), left_out)


def relations_in(catalog: Catalog) -> Iterator[Relation]:
    """Resolve every reference in the records of a catalogue that leads to a fitting record."""
    for entry in catalog.entries:
        for reference in walk(entry.record):
            yield from _relation(catalog, entry, reference)


def _relation(catalog: Catalog, entry: Entry, reference: Reference) -> Iterator[Relation]:
    found = catalog.find(reference.target)
    if found is not None and _fits(reference, found):
        yield Relation(entry.record.id, reference, found.id)


def _order(entry: Entry) -> tuple[object, ...]:
    record = entry.record
    return (record.KIND, natural(record.id), record.id, entry.document.path, entry.document.route)


def _unique(ordered: list[Entry]) -> tuple[list[Entry], tuple[Entry, ...], list[Diagnostic]]:
    """Keep the first record of each id, by file; report the others."""
    first: dict[str, Entry] = {}
    by_folded: dict[str, Entry] = {}
    left_out: list[Entry] = []
    problems: list[Diagnostic] = []
    for entry in sorted(ordered, key=lambda item: (item.document.path, item.document.route)):
        identifier = entry.record.id
        same = first.get(identifier)
        folded = by_folded.setdefault(identifier.casefold(), entry)
        if same is not None:
            message = f'the id "{identifier}" is already taken by {_name(same.record.KIND)}'
            hint = "an id is unique over all kinds: give one of the two another"
            problems.append(_clash(DUPLICATE, entry, same.document, message, hint))
            left_out.append(entry)
            continue
        if folded.record.id != identifier:
            message = f'the id "{identifier}" differs from "{folded.record.id}" only in case'
            hint = "on many disks these are the same file: give one of the two another id"
            problems.append(_clash(CASE, entry, folded.document, message, hint))
            left_out.append(entry)
            continue
        first[identifier] = entry
    kept = [entry for entry in ordered if first.get(entry.record.id) is entry]
    return kept, tuple(left_out), problems


def _aliases(
    kept: list[Entry], broken: tuple[Checked, ...], remains: list[Entry]
) -> tuple[dict[str, str], list[Diagnostic]]:
    """Find what former ids lead to; those of broken records lead nowhere, and are looked at too."""
    owners = {
        item.identifier: _Owner(item.kind, item.document)
        for item in broken
        if item.identifier is not None and item.kind is not None
    }
    owners |= {entry.record.id: _Owner(entry.record.KIND, entry.document) for entry in kept}
    aliases: dict[str, str] = {}
    problems: list[Diagnostic] = []
    for is_record, entry in (*((True, one) for one in kept), *((False, one) for one in remains)):
        for index, alias in enumerate(entry.record.aliases):
            taken = owners.setdefault(alias, _Owner(entry.record.KIND, entry.document))
            if alias == entry.record.id:
                message = f'"{alias}" is the id of this very record'
                route = ("aliases", index)
                found = entry.document.diagnose(DUPLICATE, route, message, hint="remove it here")
                problems.append(replace(found, record=alias))
            elif taken.document is not entry.document:
                message = f'the former id "{alias}" is taken by {_name(taken.kind)}'
                hint = "ids are never used again"
                clash = _clash(DUPLICATE, entry, taken.document, message, hint)
                place = entry.document.position(("aliases", index))
                problems.append(
                    replace(clash, position=place, excerpt=entry.document.excerpt(place))
                )
            elif is_record:
                aliases[alias] = entry.record.id
    return aliases, problems


@dataclass(frozen=True, slots=True)
class _Owner:
    """What has an id: the kind that it says it is, and where it is written."""

    kind: str
    document: Document


def _contested(kept: list[Entry]) -> dict[str, tuple[str, ...]]:
    """Find the former ids that several records lay claim to."""
    claims: dict[str, list[str]] = {}
    for entry in kept:
        for alias in entry.record.aliases:
            claims.setdefault(alias, []).append(entry.record.id)
    return {alias: tuple(sorted(ids)) for alias, ids in claims.items() if len(set(ids)) > 1}


def _ambiguous(entry: Entry, reference: Reference, claimants: tuple[str, ...]) -> Diagnostic:
    message = f'"{reference.target}" is a former id of {listing(claimants, "and")}'
    return _diagnose(entry, reference, AMBIGUOUS, message, f"write {listing(claimants)}")


def _clash(rule: Rule, entry: Entry, other: Document, message: str, hint: str) -> Diagnostic:
    related = Related(other.path, other.position(("id",)), "the other record")
    found = entry.document.diagnose(rule, ("id",), message, hint=hint)
    return replace(found, related=(related,), record=entry.record.id)


def _claimed_kinds(
    broken: tuple[Checked, ...], left_out: tuple[Entry, ...]
) -> Mapping[str, frozenset[str]]:
    """Collect the ids that are there and lead nowhere, with the kinds of what claims them."""
    claimed: dict[str, set[str]] = {}
    for item in broken:
        if item.identifier is not None and item.kind is not None:
            claimed.setdefault(item.identifier, set()).add(item.kind)
    for entry in left_out:
        claimed.setdefault(entry.record.id, set()).add(entry.record.KIND)
    return {identifier: frozenset(kinds) for identifier, kinds in claimed.items()}


def _reference_problems(
    catalog: Catalog, entry: Entry, reference: Reference, unsure: Mapping[str, frozenset[str]]
) -> Iterator[Diagnostic]:
    found = catalog.find(reference.target)
    claimed = unsure.get(reference.target, frozenset())
    kinds = claimed | ({found.KIND} if found is not None else frozenset())
    if kinds and reference.to.kinds and not kinds & set(reference.to.kinds):
        yield _wrong_kind(catalog, entry, reference, min(kinds))
    elif claimed:
        return
    elif found is None:
        yield _dangling(catalog, entry, reference)
    else:
        yield from _imprecise(entry, reference, found)


def _wrong_kind(catalog: Catalog, entry: Entry, reference: Reference, kind: str) -> Diagnostic:
    wanted = with_article(listing(in_words(kind) for kind in reference.to.kinds))
    message = f'"{reference.target}" is {_name(kind)}, but {wanted} belongs here'
    hint = _suggest(catalog, entry, reference) or f"write the id of {wanted}"
    return _diagnose(entry, reference, WRONG_KIND, message, hint)


def _imprecise(entry: Entry, reference: Reference, found: Record) -> Iterator[Diagnostic]:
    """Report a reference that leads to the right record, but not by its name, or not to a part."""
    if found.id != reference.target:
        message = f'"{reference.target}" is a former id of "{found.id}"'
        yield _diagnose(entry, reference, ALIAS, message, f"write {found.id}")
    if reference.part is not None and reference.part not in found.parts:
        message = f'"{found.id}" has no part "{reference.part}"'
        parts = f"its parts are {listing(found.parts, 'and')}" if found.parts else "it has no parts"
        hint = did_you_mean(reference.part, found.parts) or parts
        yield _diagnose(entry, reference, PART, message, hint)


def _fits(reference: Reference, found: Record) -> bool:
    return not reference.to.kinds or found.KIND in reference.to.kinds


def _dangling(catalog: Catalog, entry: Entry, reference: Reference) -> Diagnostic:
    kinds, target = reference.to.kinds, reference.target
    what = listing(in_words(kind) for kind in kinds) if kinds else "record"
    message = f"there is no {what} {quoted(target)}"
    hint = _suggest(catalog, entry, reference)
    if hint is None and len(kinds) in _FEW and identifier_problem(target) is None:
        commands = (f"`servicefolio new {kind} {target}`" for kind in kinds)
        hint = f"make one with {listing(commands)}"
    return _diagnose(entry, reference, DANGLING, message, hint)


def _suggest(catalog: Catalog, entry: Entry, reference: Reference) -> str | None:
    named = catalog.find(slug(reference.target))
    if named is not None and named.id != entry.record.id and _fits(reference, named):
        # Somebody wrote the title, or as much of it as the id says.
        return f'did you mean "{named.id}"?'
    candidates = catalog.candidates(reference.to.kinds)
    found = candidates.closest(reference.target, but=entry.record.id)
    return f'did you mean "{found}"?' if found else None


def _diagnose(
    entry: Entry, reference: Reference, rule: Rule, message: str, hint: str | None
) -> Diagnostic:
    document = entry.document
    found = document.diagnose(rule, reference.route, message, hint=hint)
    if reference.to is MENTION:
        part = f"#{reference.part}" if reference.part else ""
        place = document.find(reference.route, f"[[{reference.target}{part}]]")
        found = replace(found, position=place, excerpt=document.excerpt(place))
    return replace(found, record=entry.record.id)


def _name(kind: str) -> str:
    return with_article(in_words(kind))
