"""The change calendar: what is planned on which day, month by month and day by day."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from typing import Literal, TypeAlias

from servicefolio.derive.calendars.elapsed import instant
from servicefolio.derive.calendars.occurrences import occurrences
from servicefolio.derive.calendars.spans import Span, local
from servicefolio.derive.changes.change_schedule import changes_in
from servicefolio.derive.changes.window_conflicts import windows_of
from servicefolio.graph.catalog import Catalog
from servicefolio.records.recurrence_words import MONTHS, WEEK

Sort: TypeAlias = Literal["freeze", "blackout", "maintenance", "change"]
_ORDER: tuple[Sort, ...] = ("freeze", "blackout", "maintenance", "change")
_MOST_MONTHS = 18
"""A plan for later than this is not drawn; the list of changes has it."""
_DAY = timedelta(days=1)
_TICK = timedelta(microseconds=1)
_WEEKS = Calendar()


@dataclass(frozen=True, slots=True)
class Event:
    """Something with a time: a change, or one time of a change window."""

    sort: Sort
    id: str
    span: Span
    outage: Span | None = None
    """When users lose something by it."""
    touched: tuple[str, ...] = ()
    """What a change names, by its ids."""
    comes_again: bool = False
    """Whether it is one of many times of a window."""


@dataclass(frozen=True, slots=True)
class Part:
    """What an event has of one day."""

    event: Event
    opens: str
    """When it begins on that day, `00:00` where it goes on from the day before."""
    closes: str
    """When it ends on that day, `24:00` where it goes on to the next."""
    begins: bool
    """Whether it begins on that day."""
    goes_on: bool
    """Whether it goes on to the next day."""

    @property
    def is_whole_day(self) -> bool:
        """Whether it takes all of the day."""
        return (self.opens, self.closes) == ("00:00", "24:00")


@dataclass(frozen=True, slots=True)
class Day:
    """A day with what is on it: freezes and windows first, then changes by their time."""

    day: date
    parts: tuple[Part, ...]

    @property
    def weekday(self) -> str:
        """The day of the week in English, whatever the machine speaks."""
        return tuple(WEEK)[self.day.weekday()].capitalize()


@dataclass(frozen=True, slots=True)
class Month:
    """A month in weeks, which begin on Mondays; days of the months beside it are None."""

    first: date
    weeks: tuple[tuple[Day | None, ...], ...]

    @property
    def words(self) -> str:
        """The month and its year in English, such as `December 2026`."""
        return f"{MONTHS[self.first.month - 1].capitalize()} {self.first.year}"

    @property
    def days(self) -> tuple[Day, ...]:
        """The days on which something is."""
        return tuple(day for week in self.weeks for day in week if day and day.parts)


def events_in(catalog: Catalog, within: Span, zone: tzinfo) -> tuple[Event, ...]:
    """List what is planned or was done in a span, by its beginning; once for every time of it."""
    found = [
        Event("change", item.id, item.span, item.outage, item.touched)
        for item in changes_in(catalog, within, zone)
    ]
    for window in windows_of(catalog):
        sort = next(sort for sort in _ORDER if sort == window.window_type)
        again = window.fields.repeats is not None
        times = occurrences(window.fields, within, zone)
        found += [Event(sort, window.id, span, comes_again=again) for span in times]
    return tuple(sorted(found, key=_place))


def days_of(events: Iterable[Event], first: date, last: date, zone: tzinfo) -> tuple[Day, ...]:
    """Lay events on the days from the first to the last, both included; no day is empty."""
    parts: dict[date, list[Part]] = defaultdict(list)
    for event in events:
        for day, part in _parts(event, first, last, zone):
            parts[day].append(part)
    return tuple(Day(day, tuple(sorted(parts[day], key=_in_a_day))) for day in sorted(parts))


def months_of(catalog: Catalog, zone: tzinfo, today: date) -> tuple[Month, ...]:
    """Lay out this month and those after it up to the last plan, then the month before.

    Windows that come again do not make a month: they would go on for ever. Nothing is laid out
    where no change has a time and no window is to come.
    """
    this = today.replace(day=1)
    horizon = _month_after(this, _MOST_MONTHS)
    events = events_in(catalog, _span(_month_after(this, -1), horizon - _DAY, zone), zone)
    if not events:
        return ()
    once = [_last_day(event, zone) for event in events if not event.comes_again]
    last = max(once, default=this)
    laid = {day.day: day for day in days_of(events, _month_after(this, -1), horizon - _DAY, zone)}
    firsts = [_month_after(this, number) for number in range(_MOST_MONTHS)]
    months = [_month(first, laid) for first in firsts if first <= max(last, this)]
    before = _month(_month_after(this, -1), laid)
    return (*months, before) if before.days else tuple(months)


def span_of_days(first: date, last: date, zone: tzinfo) -> Span:
    """Take the time from the beginning of one day to the end of another."""
    return _span(first, last, zone)


def _span(first: date, last: date, zone: tzinfo) -> Span:
    return Span(instant(first, zone), instant(last + _DAY, zone))


def _month(first: date, laid: dict[date, Day]) -> Month:
    weeks = _WEEKS.monthdatescalendar(first.year, first.month)
    return Month(
        first,
        tuple(
            tuple(laid.get(day, Day(day, ())) if day.month == first.month else None for day in week)
            for week in weeks
        ),
    )


def _parts(event: Event, first: date, last: date, zone: tzinfo) -> Iterator[tuple[date, Part]]:
    begins, ends = local(event.span.start, zone), local(event.span.end, zone)
    final = _last_day(event, zone)
    day = max(begins.date(), first)
    while day <= min(final, last):
        opens = f"{begins:%H:%M}" if day == begins.date() else "00:00"
        closes = f"{ends:%H:%M}" if day == ends.date() else "24:00"
        yield day, Part(event, opens, closes, day == begins.date(), day < final)
        day += _DAY


def _last_day(event: Event, zone: tzinfo) -> date:
    """Take the day in which an event ends; one that ends at midnight ends in the day before."""
    last = max(event.span.end - _TICK, event.span.start)
    return local(last, zone).date()


def _month_after(first: date, number: int) -> date:
    months = first.year * 12 + first.month - 1 + number
    return date(months // 12, months % 12 + 1, 1)


def _place(event: Event) -> tuple[Span, int, str]:
    return event.span, _ORDER.index(event.sort), event.id


def _in_a_day(part: Part) -> tuple[bool, str, int, str]:
    is_change = part.event.sort == "change"
    return is_change, part.opens, _ORDER.index(part.event.sort), part.event.id
