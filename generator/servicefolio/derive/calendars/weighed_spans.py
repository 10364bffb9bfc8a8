"""Spans of time of which a part counts, such as a downtime by its share of users."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from fractions import Fraction
from heapq import heappop, heappush
from itertools import pairwise

from servicefolio.derive.calendars.opening_hours import OpeningHours, elapsed
from servicefolio.derive.calendars.spans import Span, common

Weighed = tuple[datetime, datetime, Fraction]
"""A span, and how much of the time in it counts, from 0 to 1."""


def heaviest(spans: Iterable[Weighed]) -> tuple[Weighed, ...]:
    """Cut overlapping spans apart: each moment has the greatest of the weights that it is in."""
    ordered = sorted(span for span in spans if span[0] < span[1])
    edges = sorted({edge for start, end, _ in ordered for edge in (start, end)})
    made: list[Weighed] = []
    open_now: list[tuple[Fraction, datetime]] = []
    following = 0
    for start, end in pairwise(edges):
        while following < len(ordered) and ordered[following][0] <= start:
            _, until, weight = ordered[following]
            heappush(open_now, (-weight, until))
            following += 1
        while open_now and open_now[0][1] <= start:
            heappop(open_now)
        if open_now:
            made.append((start, end, -open_now[0][0]))
    return tuple(made)


def within(weighed: Iterable[Weighed], spans: Sequence[Span]) -> Iterator[Weighed]:
    """Keep what lies in a set that is in order and apart."""
    for start, end, weight in weighed:
        for first, last in common(((start, end),), spans):
            yield first, last, weight


def time_in(hours: OpeningHours, spans: Iterable[Span]) -> timedelta:
    """Measure how much of some hours lies in spans that are apart."""
    return sum((elapsed(hours, start, end) for start, end in spans), timedelta())


def weighed_time_in(hours: OpeningHours, weighed: Iterable[Weighed]) -> timedelta:
    """Measure how much of some hours lies in weighed spans, each by its weight."""
    total = timedelta()
    for start, end, weight in weighed:
        length = elapsed(hours, start, end)
        total += length if weight == 1 else length * weight.numerator / weight.denominator
    return total
