"""What is planned in some days, day by day, with what is in the way of what."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from servicefolio.derive.changes.change_calendar import Day, days_of, events_in, span_of_days
from servicefolio.derive.changes.schedule_conflicts import Conflict, conflicts
from servicefolio.graph.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Schedule:
    """The change schedule of some days."""

    catalog: Catalog
    zone: ZoneInfo
    first: date
    last: date
    """The last day, included."""
    days: tuple[Day, ...]
    """The days on which something is."""
    conflicts: tuple[Conflict, ...]
    """What is in the way of changes to come, with a part in these days."""


def schedule_of(catalog: Catalog, zone: ZoneInfo, today: date, first: date, last: date) -> Schedule:
    """Lay out the days from the first to the last; conflicts are those that are not over today."""
    within = span_of_days(first, last, zone)
    days = days_of(events_in(catalog, within, zone), first, last, zone)
    found = (item for item in conflicts(catalog, zone, today) if item.span.meets(within))
    return Schedule(catalog, zone, first, last, days, tuple(found))
