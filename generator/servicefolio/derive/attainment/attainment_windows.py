"""The days over which a target is counted, as time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from servicefolio.derive.calendars.elapsed import instant
from servicefolio.derive.calendars.periods import begin_of, end_of
from servicefolio.derive.calendars.spans import Span

_A_DAY = timedelta(days=1)
ROLLING = {"day": 1, "week": 7, "month": 30, "quarter": 90, "year": 365}
"""How many days a window has that ends with every day."""


@dataclass(frozen=True, slots=True)
class Window:
    """Days over which a target is counted, both included, and what they are in UTC."""

    first: date
    last: date
    span: Span

    @property
    def name(self) -> str:
        """Its days for readers; whole months by their numbers, such as `2026-07 to 2026-09`."""
        if self.first.day != 1 or self.last != end_of("month", self.last):
            return f"{self.first}" if self.first == self.last else f"{self.first} to {self.last}"
        first, last = (f"{day:%Y-%m}" for day in (self.first, self.last))
        return first if first == last else f"{first} to {last}"


def windows(period: str, first: date, last: date, zone: ZoneInfo) -> Iterator[Window]:
    """List the windows (`day`, `week`, `month`, `quarter`, `year`) that two days lie in."""
    begins = begin_of(period, first)
    while begins <= last:
        ends = end_of(period, begins)
        yield window_of(begins, ends, zone)
        if ends == date.max:
            return
        begins = ends + _A_DAY


@lru_cache(4096)
def window_of(first: date, last: date, zone: ZoneInfo) -> Window:
    """Make a window of two days, which are both in it."""
    following = last + _A_DAY if last < date.max else last
    return Window(first, last, Span(instant(first, zone), instant(following, zone)))


def rolling_windows(period: str, first: date, last: date, zone: ZoneInfo) -> Iterator[Window]:
    """List windows that follow each other, the newest first: 30 days for a month, 90 a quarter.

    The newest ends with the last day, and the first day lies in the oldest.
    """
    days = ROLLING[period]
    while last >= first:
        begins = date.fromordinal(max(last.toordinal() - days + 1, 1))
        yield window_of(begins, last, zone)
        if begins == date.min:
            return
        last = begins - _A_DAY
