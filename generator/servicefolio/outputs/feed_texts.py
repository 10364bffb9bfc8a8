"""What feeds and calendars say of a record, in plain text."""

from collections.abc import Iterator
from typing import Any

from servicefolio.outputs.views import Site
from servicefolio.records.base import Record
from servicefolio.text import listing

_AFFECTED = ("affects", "disturbed")
"""The relations of changes, known errors and incidents to services and items."""
_MOST = 8


def text_of(site: Site, record: Record) -> str:
    """Say in a few lines what a record is, how it stands, when it is and what it concerns."""
    return "\n".join(_lines(site, record))


def affected(site: Site, record: Record) -> tuple[Record, ...]:
    """List the services and configuration items that a record concerns."""
    return tuple(other for label in _AFFECTED for other in site.related(record, label))


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
