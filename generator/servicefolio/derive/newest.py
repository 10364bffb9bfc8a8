"""The known errors that were written, vouched for or changed last: what the first page shows."""

from collections.abc import Mapping
from datetime import date

from servicefolio.graph.catalog import Catalog, Entry
from servicefolio.records.base import Record

_MOST = 8


def newest_of(catalog: Catalog, changes: Mapping[str, date]) -> tuple[Record, ...]:
    """Pick the newest known errors, but no retired one; `changes` are the last ones of files."""
    dated = [
        (_last_touched(entry, changes), entry.record.id, entry.record)
        for entry in catalog.entries
        if entry.record.KIND == "known_error" and entry.record.state != "retired"
    ]
    return tuple(record for _day, _id, record in sorted(dated, reverse=True)[:_MOST])


def _last_touched(entry: Entry, changes: Mapping[str, date]) -> date:
    record = entry.record
    verified: date | None = getattr(record, record.VERIFIED_BY)
    changed = changes.get(entry.document.path) or record.updated
    return max(filter(None, (record.created, verified, changed)), default=date.min)
