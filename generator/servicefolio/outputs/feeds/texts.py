"""What feeds and calendars say of a record, in plain text."""

from collections.abc import Iterator
from typing import Any

from servicefolio.derive.neighbours import named_by
from servicefolio.outputs.views.site import Site
from servicefolio.records.base import Record
from servicefolio.text import listing

_AFFECTED = ("services", "configuration_items")
"""The keys by which changes, known errors and incidents name what they concern."""
_MOST = 8


def text_of(site: Site, record: Record) -> str:
    """Say in a few lines what a record is, how it stands, when it is and what it concerns."""
    return "\n".join(_lines(site, record))


def affected(site: Site, record: Record) -> tuple[Record, ...]:
    """List the services and configuration items that a record concerns."""
    return tuple(it for key in _AFFECTED for it in named_by(site.catalog, record.id, key))


def _lines(site: Site, record: Any) -> Iterator[str]:
    if record.summary:
        yield record.summary
    yield f"{site.kind(record).title}: {site.status(record).word}"
    window = getattr(record, "actual", None) or getattr(record, "when", None)
    if window is not None:
        yield f"When: {window.words} ({window.start.zone or site.settings.time_zone})"
    outage = getattr(record, "outage", None)
    if outage is not None and outage.when is not None:
        what = f": {outage.what}" if outage.what else ""
        yield f"Outage: {outage.when.words}{what}"
    found = affected(site, record)
    if found:
        rest = [f"{len(found) - _MOST} more"] if len(found) > _MOST else []
        yield f"Concerns: {listing([*(it.title for it in found[:_MOST]), *rest], 'and')}"
