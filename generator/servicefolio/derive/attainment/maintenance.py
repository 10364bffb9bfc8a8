"""Which planned interruptions an agreement allows: in its windows, announced in time, in all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from servicefolio.derive.calendars.due_dates import due
from servicefolio.derive.calendars.occurrences import agreed_times
from servicefolio.derive.calendars.opening_hours import OpeningHours
from servicefolio.derive.calendars.periods import begin_of
from servicefolio.derive.calendars.spans import Span, union
from servicefolio.records.quantities import DurationValue

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
    allowed: list[Span] = []
    for item in planned:
        if _in_time(maintenance.notice, item, hours):
            windows = maintenance.windows
            allowed += agreed_times(windows, item.span, zone) if windows else [item.span]
    return tuple(_at_most(union(allowed), maintenance.max_per_month, zone))


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
            yield Span(start, stop)
