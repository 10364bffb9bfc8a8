"""Finds the links that records hold to other hosts, with the places where they are written."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from servicefolio.graph.catalog import Entry
from servicefolio.outputs.prose import addresses_in
from servicefolio.reach.address import web_address
from servicefolio.records.marked import walk_marked
from servicefolio.records.scalars import ProseMark, UrlMark
from servicefolio.source.document import Route

_MARKS = (UrlMark, ProseMark)


@dataclass(frozen=True, slots=True)
class Link:
    """A link at its place in a record."""

    entry: Entry
    route: Route
    written: str
    address: str
    """What its host is asked for."""
    before: int = 0
    """How often the same text holds the same words earlier."""

    @property
    def fragment(self) -> str:
        """The place in the page that it leads to, with its `#`; empty where it names none."""
        _, mark, fragment = self.written.partition("#")
        return mark + fragment


def links_to_hosts(entries: Iterable[Entry]) -> Iterator[Link]:
    """List the links in fields that hold addresses, and those in authors' Markdown."""
    for entry in entries:
        for route, mark, value in walk_marked(entry.record, _MARKS):
            seen: Counter[str] = Counter()
            for written in addresses_in(value) if isinstance(mark, ProseMark) else (value,):
                address = web_address(written)
                if address is not None:
                    yield Link(entry, route, written, address, seen[written])
                    seen[written] += 1
