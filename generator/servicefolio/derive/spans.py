"""Spans of time in UTC, half open: a span that ends when another begins does not meet it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from operator import attrgetter
from typing import Generic, TypeVar

from servicefolio.derive.elapsed import instant
from servicefolio.records.shapes.time_window import TimeWindow

T = TypeVar("T")
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, order=True)
class Span:
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


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join spans that touch or overlap, so that no moment counts twice."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def parts_in(span: Span, others: Iterable[Span]) -> tuple[Span, ...]:
    """List the parts of a span that lie in any of the others, each moment once."""
    return merged(span.shared_with(other) for other in others if span.meets(other))


def length(spans: Iterable[Span]) -> timedelta:
    """Add the lengths of spans."""
    return sum((span.end - span.start for span in spans), timedelta())


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
