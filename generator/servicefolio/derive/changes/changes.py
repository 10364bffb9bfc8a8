"""When changes are or were done, and what they touch."""

from datetime import date, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from servicefolio.config import Settings
from servicefolio.derive.dependencies.resting import services_on
from servicefolio.derive.neighbours import named_by
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.records.moment import DateTimeValue
from servicefolio.records.shapes.time_window import TimeWindow


class _Change(Protocol):
    @property
    def when(self) -> TimeWindow | None: ...
    @property
    def actual(self) -> TimeWindow | None: ...


def begins_on(change: _Change, settings: Settings) -> date | None:
    """Tell the day on which a change is to begin, or did, as its organisation's clocks say."""
    window = change.when or change.actual
    return _at(window.start, settings) if window else None


def done_on(change: _Change, settings: Settings) -> date | None:
    """Tell the last day of a change: of the real time where it is written, else of the planned.

    A window that ends at midnight ends with the day before.
    """
    window = change.actual or change.when
    if window is None:
        return None
    last = _at(window.end, settings, timedelta(microseconds=1))
    return max(last, _at(window.start, settings))


def touched_services(catalog: Catalog, change: str) -> tuple[Record, ...]:
    """List the services that a change names; where it names none, those on its items."""
    named = named_by(catalog, change, "services")
    if named:
        return named
    items = named_by(catalog, change, "configuration_items")
    found = (service for item in items for service in services_on(catalog, item.id))
    return tuple({service.id: service for service in found}.values())


def _at(moment: DateTimeValue, settings: Settings, before: timedelta = timedelta()) -> date:
    zone = ZoneInfo(settings.time_zone)
    return (moment.in_zone(zone).astimezone(zone) - before).date()
