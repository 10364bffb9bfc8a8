"""Spans of time, half open: a span that ends when another begins does not meet it.

Sets of spans, which may come overlapping and in any order, are given back in order and apart. A
span that ends before it begins is left out of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from operator import attrgetter
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from servicefolio.derive.calendars.elapsed import instant
from servicefolio.records.shapes.time_window import TimeWindow

T = TypeVar("T")
_MINUTE = timedelta(minutes=1)
_WRITTEN = "%Y-%m-%dT%H:%M:%SZ"

Times: TypeAlias = tuple[datetime, datetime]
"""A start and an end, such as those of a span."""


class Span(NamedTuple):
    """The time from one moment to another, [start, end), both in UTC."""

    start: datetime
    end: datetime

    def meets(self, other: "Span") -> bool:
        """Tell whether both are at the same time for a while; nothing lies in an empty span."""
        return max(self.start, other.start) < min(self.end, other.end)

    def shared_with(self, other: "Span") -> "Span":
        """Take the time that both have."""
        return Span(max(self.start, other.start), min(self.end, other.end))

    def holds(self, other: "Span") -> bool:
        """Tell whether the other lies wholly within it."""
        return self.start <= other.start and other.end <= self.end

    @property
    def written(self) -> str:
        """Write it as an interval of ISO 8601 in UTC, to the second, for programs.

        >>> from datetime import UTC
        >>> at = datetime(2026, 12, 6, 2, tzinfo=UTC)
        >>> Span(at, at + timedelta(hours=3)).written
        '2026-12-06T02:00:00Z/2026-12-06T05:00:00Z'
        """
        return f"{self.start:{_WRITTEN}}/{self.end:{_WRITTEN}}"

    def words(self, zone: tzinfo) -> str:
        """Say it on the clocks of a zone, the second day only where it is another.

        >>> from datetime import UTC
        >>> at = datetime(2026, 12, 6, 2, tzinfo=UTC)
        >>> Span(at, at + timedelta(hours=3)).words(UTC)
        '2026-12-06 02:00 to 05:00'
        """
        first, last = local(self.start, zone), local(self.end, zone)
        if first.date() == last.date():
            return f"{first:%Y-%m-%d %H:%M} to {last:%H:%M}"
        if (last.hour, last.minute) == (0, 0) and (last - _MINUTE).date() == first.date():
            return f"{first:%Y-%m-%d %H:%M} to 24:00"
        return f"{first:%Y-%m-%d %H:%M} to {last:%Y-%m-%d %H:%M}"


@dataclass(frozen=True, slots=True)
class Timed(Generic[T]):
    """Something with the span of time that it takes."""

    span: Span
    what: T


def span_of(window: TimeWindow, zone: tzinfo) -> Span:
    """Make a span of a window that an author wrote, where clocks without a zone are `zone`'s."""
    return Span(instant(window.start, zone), instant(window.end, zone))


def local(at: datetime, zone: tzinfo) -> datetime:
    """Show a moment on the clocks of a zone; one at the end of time stays as it is."""
    try:
        return at.astimezone(zone)
    except OverflowError:
        return at


def union(spans: Iterable[Times]) -> tuple[Span, ...]:
    """Join spans that overlap or follow each other without a gap.

    >>> nine, ten, noon = (datetime(2026, 11, 23, hour) for hour in (9, 10, 12))
    >>> union([(nine, noon), (nine, ten)]) == ((nine, noon),)
    True
    """
    joined: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if joined and start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(end, joined[-1].end))
        else:
            joined.append(Span(start, end))
    return tuple(joined)


def common(one: Iterable[Times], other: Iterable[Times]) -> tuple[Span, ...]:
    """Find the time that is in both."""
    first, second = union(one), union(other)
    found: list[Span] = []
    at = also = 0
    while at < len(first) and also < len(second):
        start = max(first[at][0], second[also][0])
        end = min(first[at][1], second[also][1])
        if start < end:
            found.append(Span(start, end))
        if first[at][1] < second[also][1]:
            at += 1
        else:
            also += 1
    return tuple(found)


def without(one: Iterable[Times], other: Iterable[Times]) -> tuple[Span, ...]:
    """Find the time that is in the first and not in the second."""
    left: list[Span] = []
    taken = union(other)
    at = 0
    for span in union(one):
        start, end = span
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        for out_start, out_end in taken[at:]:
            if out_start >= end:
                break
            if start < out_start:
                left.append(Span(start, out_start))
            start = max(start, out_end)
        if start < end:
            left.append(Span(start, end))
    return tuple(left)


def length(spans: Iterable[Times]) -> timedelta:
    """Measure how long spans are in all; what several of them share counts once."""
    return sum((end - start for start, end in union(spans)), timedelta())


def meetings(timed: Iterable[Timed[T]]) -> Iterator[tuple[Timed[T], Timed[T]]]:
    """Find all pairs that are at the same time, the one that begins first in front.

    A sweep over the beginnings, which keeps what has not ended: it compares no other pairs.
    """
    open_ones: list[Timed[T]] = []
    for item in sorted(timed, key=attrgetter("span")):
        open_ones = [other for other in open_ones if other.span.end > item.span.start]
        for other in open_ones:
            if other.span.meets(item.span):
                yield other, item
        open_ones.append(item)
