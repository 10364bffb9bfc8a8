"""A record is gone without a trace: nothing leads from its id to what took its place."""

from collections.abc import Iterator

from servicefolio.diagnostics import Rule, Severity
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import in_words, listing

RULE = Rule("record-vanished", Severity.ERROR, "A record is gone without a trace", compares=True)


def find(context: Context) -> Iterator[Finding]:
    """Look for every record of the base: by its id, as a former id, or as superseded."""
    if context.base is None:
        return
    claimed = claimed_ids(context.catalog) | context.unread
    for entry in context.base.entries:
        record = entry.record
        if record.id not in claimed and entry.document.path not in context.unread:
            message = f'the {in_words(record.KIND)} "{record.id}" is gone: "{record.title}"'
            yield Finding(record.id, (), message, _hint(record))


def claimed_ids(catalog: Catalog) -> frozenset[str]:
    """Collect all ids and former ids, and those of what is superseded."""
    records = [entry.record for entry in catalog.entries]
    return frozenset(
        identifier
        for record in records
        for identifier in (record.id, *record.aliases, *record.supersedes)
    )


def _hint(record: Record) -> str:
    life = record.LIFECYCLE
    ways = {name: life.followers(name) for name in life.followers(record.state)}
    ends = [name for name in ways if life.state(name).stage == "gone"]
    # Some lives may not be cut short: what comes before the end is named.
    ends = ends or [
        name
        for name, ways_on in ways.items()
        if any(life.state(it).stage == "gone" for it in ways_on)
    ]
    kept = "keep it as it was"
    if ends and life.state(record.state).stage != "gone":
        kept = f"keep it, with {listing(f'`state: {name}`' for name in ends)}"
    return f'{kept}, or add "{record.id}" to `aliases:` of what took its place'


CHECK = Check(RULE, find)
