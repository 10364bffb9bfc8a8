"""An id that meant one thing now means another."""

from collections.abc import Iterator

from servicefolio.diagnostics import Rule, Severity
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.rules.engine import Check, Context, Finding, Former
from servicefolio.text import in_words, with_article

RULE = Rule(
    "id-reused", Severity.ERROR, "An id that meant one thing now means another", compares=True
)

_HINT = "give the new record another id: links and old tickets still mean the first one"


def find(context: Context) -> Iterator[Finding]:
    """Compare what every id means with what it meant in the base, or in a file deleted before."""
    if context.base is None:
        return
    for entry in context.catalog.entries:
        record = entry.record
        if record.id in context.unread:
            continue  # two records share it, which is reported already
        message = (
            _of_record(record, context.base)
            or _of_alias(record, context.base, context.catalog)
            or _of_deleted(record, context.deleted.get(record.id, ()))
        )
        if message:
            yield Finding(record.id, ("id",), message, _HINT)


def _of_record(record: Record, base: Catalog) -> str | None:
    before = base.by_id.get(record.id)
    if before is None or before.record.KIND == record.KIND:
        return None
    was, is_now = (with_article(in_words(kind)) for kind in (before.record.KIND, record.KIND))
    return f'the id "{record.id}" was that of {was}, and is now that of {is_now}'


def _of_alias(record: Record, base: Catalog, catalog: Catalog) -> str | None:
    holder = base.aliases.get(record.id)
    # A record may take its former id back; the one that it had meanwhile then leads to it.
    if holder is None or catalog.resolve(holder) == record.id:
        return None
    return f'"{record.id}" is a former id of "{holder}", and cannot be that of another record'


def _of_deleted(record: Record, lives: tuple[Former, ...]) -> str | None:
    if not lives or (record.KIND, record.title) in {(life.kind, life.title) for life in lives}:
        return None
    last = lives[0]
    return f'the id "{record.id}" was that of a {in_words(last.kind)} deleted since, "{last.title}"'


CHECK = Check(RULE, find)
