"""Calendars as files (iCalendar, RFC 5545): values in, text out.

The only module that knows icalendar. Moments are in UTC and days are days, so that no program
has to know the organisation's time zone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

from servicefolio.derive.changes.appointments import Standing

_END = b"END:VCALENDAR"
_DAY = timedelta(days=1)
_REFRESH = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Appointment:
    """Something in a calendar."""

    uid: str
    title: str
    starts: datetime | date
    ends: datetime | date
    """The moment at which it ends, or the last day, included."""
    text: str
    sort: str
    standing: Standing
    address: str | None
    """Its page, where the address is a whole one."""
    sequence: int
    """Grows when the record changes (RFC 5545, 3.8.7.4)."""
    changed: datetime
    """In UTC."""


def event_text(item: Appointment) -> bytes:
    """Write an appointment, as it stands in every calendar that has it."""
    event = Event()
    event.add("uid", item.uid)
    event.add("dtstamp", item.changed)
    event.add("last-modified", item.changed)
    event.add("sequence", item.sequence)
    event.add("summary", item.title)
    event.add("dtstart", item.starts)
    # A day's end is the day after, which is not included any more (RFC 5545, 3.6.1).
    event.add("dtend", item.ends if isinstance(item.ends, datetime) else item.ends + _DAY)
    event.add("status", item.standing.upper())
    event.add("transp", "TRANSPARENT")  # it takes nobody's time
    event.add("categories", [item.sort])
    if item.text:
        event.add("description", item.text)
    if item.address is not None:
        event.add("url", item.address)
    return bytes(event.to_ical())


def calendar_text(name: str, address: str | None, events: Iterable[bytes]) -> bytes:
    """Write a calendar of appointments that are written already."""
    calendar = Calendar()
    calendar.add("prodid", "-//servicefolio//servicefolio//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    if address is not None:
        calendar.add("source", address, parameters={"VALUE": "URI"})
    head = calendar.to_ical().removesuffix(_END + b"\r\n")
    return b"".join((head, *events, _END, b"\r\n"))
