"""The moment of the last news of a record, as far as it and its file tell."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from servicefolio.derive.calendars.elapsed import instant
from servicefolio.records.base import Record
from servicefolio.records.moment import DateTimeValue

_DAY = timedelta(days=1)
_MOMENTS = (
    "started_at", "detected_at", "acknowledged_at", "mitigated_at", "resolved_at", "closed_at",
)  # fmt: skip
"""What an incident tells of when it was."""


def last_news(record: Record, changed: date | None, zone: tzinfo, today: date) -> datetime | None:
    """Find the newest of the days and moments that are known, in UTC; None where none is.

    `changed` is the day on which its file last changed. What lies after today is a plan, and no
    news.
    """
    end = instant(today, zone) + _DAY
    days = (changed, *_days(record))
    found = [instant(item, zone) for item in (*days, *_moments(record)) if item is not None]
    return max((at for at in found if at < end), default=None)


def _days(record: Any) -> Iterator[date | None]:
    yield record.created
    yield record.updated
    yield record.reviewed
    yield getattr(record, record.VERIFIED_BY)
    yield from (entry.on for entry in record.history)


def _moments(record: Any) -> Iterator[DateTimeValue | None]:
    for name in _MOMENTS:
        yield getattr(record, name, None)
    yield from (update.at for update in getattr(record, "status_updates", ()))
