"""Times as spans, each from a moment to another that is not in it any more: what they have in all.

Results are in order and apart; what comes in may overlap and be in any order. Nothing is shorter
than no time at all: a span that ends before it begins is left out.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TypeAlias

Span: TypeAlias = tuple[datetime, datetime]


def union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join spans that overlap or follow each other without a gap.

    >>> nine, ten, noon = (datetime(2026, 11, 23, hour) for hour in (9, 10, 12))
    >>> union([(nine, noon), (nine, ten)]) == ((nine, noon),)
    True
    """
    joined: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)


def common(one: Iterable[Span], other: Iterable[Span]) -> tuple[Span, ...]:
    """Find the time that is in both."""
    first, second = union(one), union(other)
    found: list[Span] = []
    at = also = 0
    while at < len(first) and also < len(second):
        start = max(first[at][0], second[also][0])
        end = min(first[at][1], second[also][1])
        if start < end:
            found.append((start, end))
        if first[at][1] < second[also][1]:
            at += 1
        else:
            also += 1
    return tuple(found)


def without(one: Iterable[Span], other: Iterable[Span]) -> tuple[Span, ...]:
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
                left.append((start, out_start))
            start = max(start, out_end)
        if start < end:
            left.append((start, end))
    return tuple(left)


def length(spans: Iterable[Span]) -> timedelta:
    """Measure how long spans are in all; what several of them share counts once."""
    return sum((end - start for start, end in union(spans)), timedelta())
