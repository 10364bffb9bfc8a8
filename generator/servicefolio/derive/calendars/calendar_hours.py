"""The hours of a calendar record, as time."""

from datetime import date
from typing import Protocol
from zoneinfo import ZoneInfo

from servicefolio.derive.calendars.opening_hours import ALWAYS, OpeningHours
from servicefolio.graph.catalog import Catalog

_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CALENDAR = "calendar"
_MINUTES_AN_HOUR = 60


class _Segment(Protocol):
    days: tuple[str, ...]
    opens: str
    closes: str


class _Holiday(Protocol):
    date: date
    yearly: bool


class _Calendar(Protocol):
    hours: tuple[_Segment, ...]
    timezone: str
    holidays: tuple[_Holiday, ...]


def hours_in(catalog: Catalog, calendar: str | None) -> OpeningHours:
    """Read the hours of the calendar of an id or a former id; without one they are always.

    Those of a calendar that is not there are not known, and must not be computed with:
    `are_known` tells.
    """
    identifier = catalog.resolve(calendar) if calendar is not None else None
    if identifier is None or catalog.by_id[identifier].record.KIND != _CALENDAR:
        return ALWAYS
    return hours_of_calendar(catalog.one(identifier, _Calendar))


def are_known(catalog: Catalog, owner: str, *calendars: str | None) -> bool:
    """Tell whether the hours of calendars that a record names can be read.

    They cannot where a calendar is broken, missing, or not shown to a reader.
    """
    if _CALENDAR in catalog.hidden_kinds.get(owner, frozenset()):
        return False
    found = (catalog.find(calendar) for calendar in calendars if calendar is not None)
    return all(record is not None and record.KIND == _CALENDAR for record in found)


def hours_of_calendar(calendar: _Calendar) -> OpeningHours:
    """Read the hours of a calendar."""
    return OpeningHours(
        zone=ZoneInfo(calendar.timezone),
        week=tuple(_hours_on(calendar, day) for day in _WEEK),
        holidays=frozenset(item.date for item in calendar.holidays if not item.yearly),
        yearly=frozenset(
            (item.date.month, item.date.day) for item in calendar.holidays if item.yearly
        ),
    )


def _hours_on(calendar: _Calendar, day: str) -> tuple[tuple[int, int], ...]:
    """List the hours of a weekday in order; those that begin when others end are one with them."""
    joined: list[tuple[int, int]] = []
    for opens, closes in sorted(
        (_minutes(item.opens), _minutes(item.closes))
        for item in calendar.hours
        if day in item.days and item.opens != item.closes
    ):
        if joined and joined[-1][1] == opens:
            joined[-1] = joined[-1][0], closes
        else:
            joined.append((opens, closes))
    return tuple(joined)


def _minutes(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    return int(hours) * _MINUTES_AN_HOUR + int(minutes)
