"""The times at which something that comes again is: wall clocks become moments."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Protocol
from zoneinfo import ZoneInfo

from pydantic_core import PydanticCustomError

from servicefolio.derive.calendars.spans import Span, common, local, span_of
from servicefolio.records.recurrence import Hours, Recurrence, read_recurrence
from servicefolio.records.recurrence_rule import days_of
from servicefolio.records.shapes.time_window import TimeWindow

_DAY = timedelta(days=1)
_WHOLE_DAY = Hours()
_FIRST_DAY, _LAST_DAY = date(2, 1, 1), date(9998, 12, 31)
"""No times are looked for in the years before and after, where moments leave what there is."""
_FARTHEST = timedelta(days=10_000)
"""So far ahead the next times are looked for: a leap day that is a Sunday comes every 28 years."""


class ChangeWindow(Protocol):
    """What is read of a change window."""

    when: TimeWindow | None
    repeats: str | None
    timezone: str | None
    first_day: date | None
    last_day: date | None
    skips: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class _Series:
    """What comes again, with its bounds."""

    recurrence: Recurrence
    hours: Hours
    zone: tzinfo
    first: date | None = None
    last: date | None = None
    skips: frozenset[date] = frozenset()


def occurrences(window: ChangeWindow, within: Span, zone: tzinfo) -> tuple[Span, ...]:
    """List the times of a change window that have part in a span, in order, each once.

    `zone` is that of the organisation's clocks, for what names none. An iCalendar rule without
    hours has those of `when`, as if that were its DTSTART and DTEND.
    """
    found = set(_times(window, within, zone))
    return tuple(sorted(found))


def next_occurrences(window: ChangeWindow, after: datetime, most: int, zone: tzinfo) -> list[Span]:
    """List the next times that are not over at a moment, at most so many."""
    ahead = 32 * _DAY
    found: tuple[Span, ...] = ()
    while len(found) < most and ahead <= _FARTHEST:
        found = occurrences(window, Span(after, after + ahead), zone)
        ahead *= 8
    return list(found[:most])


def weekly_times(text: str, within: Span, zone: tzinfo) -> tuple[Span, ...]:
    """List the times that plain words such as `Sunday 02:00-05:00` mean; none where they mean none.

    Raises the author's error where the words cannot be read.
    """
    recurrence = read_recurrence(text)
    if recurrence.rule.counts_from_its_beginning:
        return ()
    series = _Series(recurrence, recurrence.hours or _WHOLE_DAY, zone)
    return tuple(_repeated(series, within))


def agreed_times(texts: Iterable[str], within: Span, zone: tzinfo) -> tuple[Span, ...]:
    """Find the times, cut to a span, that an agreement's words mean.

    They are written for people; those that cannot be read agree to nothing.
    """
    found: list[Span] = []
    for text in texts:
        try:
            found += weekly_times(text, within, zone)
        except PydanticCustomError:
            continue
    return common((within,), found)


def _times(window: ChangeWindow, within: Span, zone: tzinfo) -> Iterator[Span]:
    if window.when is not None:
        once = span_of(window.when, zone)
        if once.meets(within):
            yield once
    if window.repeats is None:
        return
    recurrence = read_recurrence(window.repeats)
    own = ZoneInfo(window.timezone) if window.timezone else zone
    hours = recurrence.hours or (_hours_of(window.when) if window.when else _WHOLE_DAY)
    yield from _repeated(
        _Series(recurrence, hours, own, window.first_day, window.last_day, frozenset(window.skips)),
        within,
    )


def _hours_of(window: TimeWindow) -> Hours:
    """Take the clock times of a window, and how many days it goes on."""
    start, end = window.start.at, window.end.at
    opens = start.hour * 60 + start.minute
    days = (end.date() - start.date()).days
    return Hours(opens, days * 24 * 60 + end.hour * 60 + end.minute)


def _repeated(series: _Series, within: Span) -> Iterator[Span]:
    long = timedelta(minutes=series.hours.closes)
    first = max(series.first or _FIRST_DAY, _day(within.start, series.zone, -long - _DAY))
    last = min(series.last or _LAST_DAY, _day(within.end, series.zone, _DAY))
    if last < first:
        return
    for day in days_of(series.recurrence.rule, first, last, series.first, series.zone):
        if day not in series.skips:
            span = _on(day, series.hours, series.zone)
            if span.meets(within):
                yield span


def _day(at: datetime, zone: tzinfo, more: timedelta) -> date:
    """Take the day of a moment and some more, within all days that times are looked for on."""
    try:
        return min(max((local(at, zone) + more).date(), _FIRST_DAY), _LAST_DAY)
    except OverflowError:
        return _FIRST_DAY if more < timedelta() else _LAST_DAY


def _on(day: date, hours: Hours, zone: tzinfo) -> Span:
    """Find the moments of a day's hours, as the clocks of the zone show them.

    A time that clocks skip is read with the offset before the skip, which moves it forward, and
    one that they show twice is the first (RFC 5545, 3.3.5). Where that would leave nothing of an
    occurrence it keeps its length.
    """
    start = _moment(day, hours.opens, zone)
    end = _moment(day, hours.closes, zone)
    if end <= start:
        end = start + timedelta(minutes=hours.closes - hours.opens)
    return Span(start, end)


def _moment(day: date, minutes: int, zone: tzinfo) -> datetime:
    on_clocks = datetime.combine(day, time(), zone) + timedelta(minutes=minutes)
    return on_clocks.astimezone(UTC)
