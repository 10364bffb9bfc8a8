"""When a record wants another look."""

import calendar
from dataclasses import dataclass
from datetime import MAXYEAR, date

from servicefolio.config import Settings
from servicefolio.records.base import Record

_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Review:
    """When somebody last vouched for a record, and when it wants another look."""

    last: date | None
    due: date | None
    overdue_days: int
    """Days since it was due; 0 where it is not."""


def review_of(record: Record, settings: Settings, today: date) -> Review:
    """Find when a record was last reviewed, and is next: as written, else by its kind's period."""
    verified: date | None = getattr(record, record.VERIFIED_BY)
    last = max(filter(None, (record.reviewed, verified)), default=None)
    due = record.review_by
    months = settings.review_months.get(record.KIND)
    if due is None and last is not None and months is not None:
        due = add_months(last, months)
    overdue = max((today - due).days, 0) if due is not None else 0
    return Review(last, due, overdue)


def is_at_rest(record: Record) -> bool:
    """Tell whether a record is at its end, so that nobody has to look at it again."""
    return record.LIFECYCLE.state(record.state).stage == "gone"


def add_months(day: date, months: int) -> date:
    """Move a date by months; the last day of a shorter month stands in for one that it lacks.

    No date lies beyond the year 9999.

    >>> add_months(date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    total = day.month - 1 + months
    year, month = day.year + total // _MONTHS_A_YEAR, total % _MONTHS_A_YEAR + 1
    if year > MAXYEAR:
        return date.max
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
