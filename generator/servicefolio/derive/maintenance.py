"""Which planned interruptions an agreement allows: in its windows, announced in time, in all."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from servicefolio.derive.due_dates import due
from servicefolio.derive.opening_hours import ALWAYS, OpeningHours, spans
from servicefolio.derive.periods import begin_of
from servicefolio.derive.spans import Span, union
from servicefolio.records.quantities import DurationValue

_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WINDOW = re.compile(
    r"(?:every |each )?(?P<first>[a-z]{3})[a-z]*(?: ?(?:-|to|until) ?(?P<last>[a-z]{3})[a-z]*)?"
    r",? (?P<opens>\d{1,2}:\d{2}) ?(?:-|to|until) ?(?P<closes>\d{1,2}:\d{2})",
    re.IGNORECASE,
)
_DAY_IN_MINUTES = 24 * 60
_LENGTHS = {"s": 1, "min": 60, "h": 3600, "working hour": 3600, "day": 86400}
"""In seconds: the units in which the longest time in a month is agreed."""


class _Maintenance(Protocol):
    @property
    def windows(self) -> tuple[str, ...]: ...
    @property
    def notice(self) -> DurationValue | None: ...
    @property
    def max_per_month(self) -> DurationValue | None: ...


@dataclass(frozen=True, slots=True)
class Planned:
    """A planned interruption, and when it was announced, where that is known."""

    span: Span
    announced: datetime | None


def covered(
    maintenance: _Maintenance | None,
    planned: Iterable[Planned],
    hours: OpeningHours,
    zone: ZoneInfo,
) -> tuple[Span, ...]:
    """Find what of planned interruptions an agreement allows, in order and apart.

    Without `windows` they may be at any time; of windows that are written in words of their own
    nothing is allowed. With `notice` they count unless it is known that they were announced in
    time, by the days and hours of `hours`, those in which the other side is there.
    """
    if maintenance is None:
        return ()
    week = windows_of(maintenance.windows, zone)
    allowed: list[Span] = []
    for item in planned:
        if week is not None and _in_time(maintenance.notice, item, hours):
            allowed += spans(week, *item.span)
    return tuple(_at_most(union(allowed), maintenance.max_per_month, zone))


def windows_of(windows: Sequence[str], zone: ZoneInfo) -> OpeningHours | None:
    """Read windows such as `Sunday 02:00-05:00`; None where none of them can be read.

    >>> windows_of(["sat-sun 22:00-02:00"], ZoneInfo("UTC")).week[0]
    ((0, 120),)
    """
    if not windows:
        return ALWAYS
    week: list[set[tuple[int, int]]] = [set() for _ in _WEEK]
    for text in windows:
        match = _WINDOW.fullmatch(" ".join(text.split()))
        if match is None:
            continue
        first, last = match["first"].lower(), (match["last"] or match["first"]).lower()
        if first not in _WEEK or last not in _WEEK:
            continue
        count = (_WEEK.index(last) - _WEEK.index(first)) % len(_WEEK) + 1
        for day in range(count):
            _add(week, (_WEEK.index(first) + day) % len(_WEEK), match["opens"], match["closes"])
    found = tuple(tuple(_apart(sorted(day))) for day in week)
    return OpeningHours(zone, found) if any(found) else None


def _add(week: list[set[tuple[int, int]]], day: int, opens: str, closes: str) -> None:
    """Add a window to its day; what goes on over midnight goes on with the next one."""
    start, end = _minutes(opens), _minutes(closes)
    if start < end:
        week[day].add((start, end))
    elif start > end:
        week[day].add((start, _DAY_IN_MINUTES))
        if end:
            week[(day + 1) % len(week)].add((0, end))


def _apart(minutes: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join the windows of a day that overlap or touch."""
    last: tuple[int, int] | None = None
    for start, end in minutes:
        if last is not None and start <= last[1]:
            last = last[0], max(last[1], end)
            continue
        if last is not None:
            yield last
        last = start, end
    if last is not None:
        yield last


def _minutes(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    return min(int(hours) * 60 + int(minutes), _DAY_IN_MINUTES)


def _in_time(notice: DurationValue | None, item: Planned, hours: OpeningHours) -> bool:
    if notice is None:
        return True
    if item.announced is None:
        return False
    end = due(hours, item.announced, notice)
    return end is not None and end <= item.span[0]


def _at_most(
    allowed: Iterable[Span], longest: DurationValue | None, zone: ZoneInfo
) -> Iterator[Span]:
    """Allow so much in a month and no more, the first of it."""
    seconds = _LENGTHS.get(longest.unit) if longest else None
    if longest is None or seconds is None:
        yield from allowed
        return
    limit = timedelta(seconds=float(longest.amount) * seconds)
    used: dict[object, timedelta] = {}
    for start, end in allowed:
        month = begin_of("month", start.astimezone(zone).date())
        rest = limit - used.get(month, timedelta())
        stop = min(end, start + rest)
        if start < stop:
            used[month] = used.get(month, timedelta()) + (stop - start)
            yield start, stop
