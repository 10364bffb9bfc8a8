"""Which pages of the site a change makes, changes and takes away; what it is about comes first."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal, TypeAlias

from servicefolio.graph.catalog import Catalog
from servicefolio.graph.restrict import Visible
from servicefolio.outputs.addresses import MANUAL, Addresses, address_of
from servicefolio.outputs.artifact import Artifact
from servicefolio.outputs.pages.page import DOCS
from servicefolio.records.base import Record
from servicefolio.source.document import SourceFile
from servicefolio.text import natural

Fate: TypeAlias = Literal["new", "changed", "gone"]
_FATES: tuple[Fate, ...] = ("new", "changed", "gone")


@dataclass(frozen=True, slots=True)
class ChangedPage:
    """A page that is not what it was."""

    address: str
    fate: Fate
    is_own: bool
    """Whether what it is made of was changed; other pages only show something of that."""
    moved_to: str | None = None
    """The address that its own leads to now."""


@dataclass(frozen=True, slots=True)
class Version:
    """What a site is made of, and the files that the engine is given."""

    visible: Visible
    docs: tuple[SourceFile, ...]
    """The manual's hand-written files, by their names in its folder."""
    artifacts: tuple[Artifact, ...]

    @property
    def pages(self) -> Mapping[str, bytes]:
        """The Markdown of every page, by its address."""
        return {
            address_of(item.path.removeprefix(DOCS)): item.data
            for item in self.artifacts
            if item.path.startswith(DOCS) and item.path.endswith(".md")
        }


def changed_pages(now: Version, before: Version, addresses: Addresses) -> tuple[ChangedPage, ...]:
    """List the pages that differ: those of what was changed first, by what became of them."""
    own = set(_own(now, before, addresses))
    moved = dict(_moved(now.visible.catalog, before.visible.catalog, addresses))
    found = (
        ChangedPage(address, fate, address in own, moved.get(address) if fate == "gone" else None)
        for address, fate in _fates(now.pages, before.pages)
    )
    return tuple(
        sorted(
            found,
            key=lambda page: (not page.is_own, _FATES.index(page.fate), natural(page.address)),
        )
    )


def _fates(now: Mapping[str, bytes], before: Mapping[str, bytes]) -> Iterator[tuple[str, Fate]]:
    for address in now.keys() | before.keys():
        if address not in before:
            yield address, "new"
        elif address not in now:
            yield address, "gone"
        elif now[address] != before[address]:
            yield address, "changed"


def _own(now: Version, before: Version, addresses: Addresses) -> Iterator[str]:
    """List the addresses of what was changed: records, broken ones, and the manual's files."""
    records, earlier = _records(now.visible.catalog), _records(before.visible.catalog)
    for identifier in records.keys() | earlier.keys():
        pair = (records.get(identifier), earlier.get(identifier))
        if pair[0] != pair[1]:
            yield from (addresses.record(item.KIND, item.id) for item in pair if item is not None)
    for item in (*now.visible.broken, *before.visible.broken):
        if item.kind is not None and item.identifier is not None:
            yield addresses.record(item.kind, item.identifier)
    files, former = _files(now.docs), _files(before.docs)
    for name in _differing(files, former):
        yield address_of(f"{MANUAL}{name}")


def _records(catalog: Catalog) -> dict[str, Record]:
    return {entry.record.id: entry.record for entry in catalog.entries}


def _files(docs: Iterable[SourceFile]) -> dict[str, bytes]:
    return {file.path: file.data for file in docs}


def _differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> AbstractSet[str]:
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


def _moved(now: Catalog, before: Catalog, addresses: Addresses) -> Iterator[tuple[str, str]]:
    """Tell for records that got another id where their pages are."""
    for alias, identifier in now.aliases.items():
        record, former = now.find(identifier), before.find(alias)
        if record is not None and former is not None:
            yield addresses.record(former.KIND, alias), addresses.record(record.KIND, identifier)
