"""A search that a record promises to be found by finds it too far down, or not at all."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from servicefolio.diagnostics import Rule, Severity
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.search.entries import entries_of
from servicefolio.search.index import build
from servicefolio.search.rank import search
from servicefolio.text import listing

RULE = Rule(
    "search-promise-broken",
    Severity.WARNING,
    "A record is not found by a search that must find it",
    for_owner=True,
)

FIRST = 3
"""Among so many the record has to be: more are not read at night."""
_COUNTED = 50
"""From this rank on it is as good as not found."""
_SAYS_MORE = ("messages", "users_say", "keywords", "question", "tags")
"""Where a record says what people search for; two that its kind has are proposed."""

Ask: TypeAlias = Callable[[str], tuple[str, ...]]
"""Answers a search with the ids of what it finds, the best first."""


def find(context: Context) -> Iterator[Finding]:
    """Try the promises of all records, on an index of all: what staff search in."""
    promising = [
        entry.record
        for entry in context.catalog.entries
        if entry.record.found_by and not _is_gone(entry.record)
    ]
    if promising:
        ask = _searcher(context.catalog)
        for record in promising:
            yield from broken(record, ask)


def broken(record: Record, ask: Ask) -> Iterator[Finding]:
    """Try the promises of one record."""
    for index, phrase in enumerate(record.found_by):
        found = ask(phrase)
        if record.id not in found[:FIRST]:
            yield Finding(
                record.id,
                ("found_by", index),
                f'"{phrase}" {_outcome(record.id, found)}',
                f"add the phrase to its {_places(record)}, or take it out here",
            )


def _searcher(catalog: Catalog) -> Ask:
    index = build(entries_of(catalog))

    def ask(phrase: str) -> tuple[str, ...]:
        answer = search(index, phrase, limit=_COUNTED)
        return tuple(hit.entry.id for hit in answer.hits)

    return ask


def _outcome(identifier: str, found: tuple[str, ...]) -> str:
    others = listing(found[:FIRST], "and")
    if not found:
        return "finds nothing at all"
    if identifier not in found:
        return f"does not find it, but {others}"
    rank = found.index(identifier) + 1
    return f"finds it at rank {rank} only, behind {others}"


def _places(record: Record) -> str:
    known = [f"`{name}:`" for name in _SAYS_MORE if name in type(record).model_fields]
    return listing(known[:2])


def _is_gone(record: Record) -> bool:
    """Tell whether nobody needs it any more."""
    return record.LIFECYCLE.state(record.state).stage == "gone"


CHECK = Check(RULE, find)
