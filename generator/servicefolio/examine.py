"""What was read becomes records, a catalogue and findings: as it is, or as a change to a base."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath
from typing import TypeAlias

from servicefolio.config import Settings
from servicefolio.diagnostics import Diagnostic
from servicefolio.graph.catalog import Catalog, Entry
from servicefolio.graph.link import Linked, link
from servicefolio.outputs.manual.pages import manual_files
from servicefolio.records.ref import walk
from servicefolio.records.validate import Checked, validate
from servicefolio.registry import all_checks, all_rules, kinds_by_name, table
from servicefolio.rules.baseline import mark_before
from servicefolio.rules.engine import (
    ANYTHING,
    Context,
    Former,
    keeps_from_reading,
    run,
    with_severity,
)
from servicefolio.rules.ignores import ignore
from servicefolio.rules.misplaced import (
    idle_paths,
    misplaced_severities,
    unknown_kinds,
    unknown_story,
)
from servicefolio.site.update import Track
from servicefolio.source.discover import Discovered, unused_series
from servicefolio.source.document import SourceFile, Tree
from servicefolio.source.parse import Parsed, parse
from servicefolio.source.series import read_all_series


@dataclass(frozen=True, slots=True)
class Sources:
    """All that is read of a repository, now or at a revision."""

    settings: Settings
    settings_problems: tuple[Diagnostic, ...]
    settings_text: str
    records: Discovered
    docs: Discovered


Deleted: TypeAlias = Callable[[frozenset[str]], tuple[SourceFile, ...]]
"""Finds files named like ids that had been deleted by a base, as they last were."""


def _nothing(_identifiers: frozenset[str]) -> tuple[SourceFile, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Base:
    """What a repository is compared with."""

    sources: Sources
    deleted: Deleted = _nothing


@dataclass(frozen=True, slots=True)
class Examined:
    """What the files of a repository say, and what is wrong with them one by one."""

    sources: Sources
    linked: Linked
    checked: tuple[Checked, ...]
    docs: tuple[SourceFile, ...]
    """The manual's hand-written files, by their names in its folder."""
    problems: tuple[Diagnostic, ...]
    unread: tuple[str, ...]
    """Paths of files out of which not even a document could be read."""

    @property
    def catalog(self) -> Catalog:
        """The records that could be read."""
        return self.linked.catalog

    @property
    def names_of_unread(self) -> frozenset[str]:
        """The ids that records in files that cannot be read may have."""
        return frozenset(PurePosixPath(path).stem for path in self.unread)

    @property
    def left_out(self) -> int:
        """How many documents, and files without one, are no records of the catalogue."""
        return len(self.checked) - len(self.catalog.entries) + len(self.unread)

    @property
    def broken(self) -> tuple[Checked, ...]:
        """Documents that are no records."""
        return tuple(item for item in self.checked if item.record is None)


def examine(sources: Sources, track: Track) -> Examined:
    """Make records and a catalogue of files."""
    docs, docs_problems = manual_files(sources.docs.files, sources.settings.docs)
    parsed: list[Parsed] = []
    checked: list[Checked] = []
    series = read_all_series(sources.records.series, sources.settings)
    with track("Checking files", len(sources.records.files)) as step:
        for file in sources.records.files:
            parsed.append(parse(file, sources.settings))
            checked += [validate(document, table(), series) for document in parsed[-1].documents]
            step()
    entries = [Entry(item.record, item.document) for item in checked if item.record is not None]
    problems = (
        *sources.settings_problems,
        *sources.records.diagnostics,
        *(problem for file in parsed for problem in file.diagnostics),
        *(problem for item in checked for problem in item.diagnostics),
        *_unused_series(series, checked),
        *sources.docs.diagnostics,
        *docs_problems,
    )
    broken = (item for item in checked if item.record is None)
    unread = tuple(_unread_files(sources, parsed))
    linked = link(entries, broken, {PurePosixPath(path).stem for path in unread})
    return Examined(sources, linked, tuple(checked), docs, problems, unread)


def _services(examined: Examined) -> Iterator[str]:
    """List the ids of services, former ones and those of records that cannot be read too."""
    catalog = examined.catalog
    services = {record.id for record in catalog.records("service")}
    yield from services
    yield from (alias for alias, target in catalog.aliases.items() if target in services)
    yield from (item.identifier for item in examined.broken if item.identifier is not None)
    yield from examined.names_of_unread


def _unused_series(series: Iterable[str], checked: Iterable[Checked]) -> Iterator[Diagnostic]:
    """Report the CSV files that no record names."""
    used = {path for item in checked for path in item.document.paths}
    yield from (unused_series(path) for path in series if path not in used)


def _unread_files(sources: Sources, parsed: list[Parsed]) -> Iterator[str]:
    """List the files that hide which records they hold."""
    problems = [
        *sources.records.diagnostics,
        *(problem for file in parsed if not file.documents for problem in file.diagnostics),
    ]
    yield from dict.fromkeys(
        problem.path for problem in problems if keeps_from_reading(problem.rule)
    )


def unreadable(examined: Examined) -> Mapping[str, frozenset[str]]:
    """Collect by kind what broken records may refer to; of a file that cannot be read, ANYTHING."""
    texts: dict[str, set[str]] = {}
    for item in examined.broken:
        if item.kind is not None:
            texts.setdefault(item.kind, set()).update(_names_in(item))
    for path in examined.unread:
        places = PurePosixPath(path)
        names = (*reversed(places.parts[:-1]), places.stem)
        kind = next((table().folders[name] for name in names if name in table().folders), None)
        if kind is not None:
            texts.setdefault(kind, set()).add(ANYTHING)
    return {kind: frozenset(found) for kind, found in texts.items()}


def _names_in(broken: Checked) -> Iterator[str]:
    """List what the sound fields of a broken record refer to, and every text in the others."""
    remains = broken.remains
    if remains is None:
        yield from _texts(broken.document.tree)
        return
    yield from (reference.target for reference in walk(remains))
    fields = type(remains).model_fields
    sound = {fields[name].alias or name for name in remains.model_fields_set}
    yield from _texts({k: item for k, item in broken.document.tree.items() if k not in sound})


def _texts(tree: Tree) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree.partition("#")[0]
    elif tree is not None:
        for item in tree.values() if isinstance(tree, dict) else tree:
            yield from _texts(item)


def context_of(examined: Examined, today: date) -> Context:
    """Make what rules look at, where there is nothing to compare with."""
    settings = examined.sources.settings
    return Context(examined.catalog, settings, today, unreadable=unreadable(examined))


def judge(examined: Examined, context: Context) -> tuple[Diagnostic, ...]:
    """Collect all findings, with what the settings and comments make of them."""
    sources = examined.sources
    settings, text, rules = sources.settings, sources.settings_text, all_rules()
    read = (*sources.records.files, *sources.records.series, *sources.docs.files)
    files = [file.path for file in read]
    found = (
        *misplaced_severities(settings, rules, text),
        *unknown_kinds(settings, kinds_by_name(), text),
        *unknown_story(settings, _services(examined), text),
        *idle_paths(settings, files, rules, text),
        *examined.problems,
        *examined.linked.diagnostics,
        *run(all_checks(), context),
    )
    texts = [item.document.source for item in examined.checked]
    judged = ignore(with_severity(found, settings), settings, texts, rules, text)
    return tuple(dict.fromkeys(judged))


def judge_change(
    now: Examined, before: Examined, deleted: Deleted, today: date
) -> tuple[Diagnostic, ...]:
    """Collect all findings, and mark those that the base had, judged by its own settings."""
    # Where two records shared an id, it is not said which of them it meant.
    unclear = {entry.record.id for entry in before.linked.left_out}
    clear = [entry for entry in before.catalog.entries if entry.record.id not in unclear]
    context = Context(
        catalog=now.catalog,
        settings=now.sources.settings,
        today=today,
        base=replace(before.catalog, entries=tuple(clear)),
        unread=_unread(now),
        unreadable=unreadable(now),
        deleted=_deleted(deleted, before, now),
    )
    found_before = judge(before, context_of(before, today))
    return tuple(mark_before(judge(now, context), found_before, _untouched(now, before)))


def _untouched(now: Examined, before: Examined) -> frozenset[str]:
    """Name the records in which nothing changed."""
    earlier = {entry.record.id: entry.record for entry in before.catalog.entries}
    records = (entry.record for entry in now.catalog.entries)
    return frozenset(record.id for record in records if record == earlier.get(record.id))


def _unread(now: Examined) -> frozenset[str]:
    """Collect ids of records that are there but broken, and paths of files that hide theirs."""
    paths = {
        item.path for item in now.problems if keeps_from_reading(item.rule) and not item.record
    }
    taken = {entry.record.id for entry in now.linked.left_out}
    return frozenset(
        {
            *taken,
            *(identifier for item in now.broken for identifier in _identifiers(item)),
            *paths,
            *(PurePosixPath(path).stem for path in paths),
        }
    )


def _identifiers(broken: Checked) -> Iterator[str]:
    """List the ids that a broken record has, or may be meant to have."""
    written = broken.document.tree.get("id")
    yield broken.identifier or broken.document.stem
    if isinstance(written, str):
        yield written


def _deleted(deleted: Deleted, before: Examined, now: Examined) -> dict[str, tuple[Former, ...]]:
    """Find what the ids that are new since the base once meant, the last meaning first."""
    known = {item.identifier for item in before.checked} | set(before.catalog.aliases)
    new = frozenset(now.catalog.by_id) - known
    found: dict[str, tuple[Former, ...]] = {}
    for file in deleted(new) if new else ():
        for document in parse(file, before.sources.settings).documents:
            item = validate(document, table())
            if item.identifier in new and item.kind:
                former = Former(item.kind, str(document.tree.get("title")))
                found[item.identifier] = (*found.get(item.identifier, ()), former)
    return found
