"""Spans of time."""

from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicefolio.derive.calendars.spans import (
    Span,
    Timed,
    common,
    length,
    meetings,
    union,
    without,
)
from tests.derive.schedules import BERLIN

DAY = datetime(2026, 12, 6, tzinfo=UTC)
SPANS = st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda pair: span(pair[0], sum(pair)))


def span(start: int, end: int) -> Span:
    return Span(DAY + timedelta(minutes=start), DAY + timedelta(minutes=end))


def minutes(*spans: Span) -> set[int]:
    """List the minutes of spans, counted from the day's beginning."""
    minute = timedelta(minutes=1)
    return {
        number
        for one in spans
        for number in range((one.start - DAY) // minute, (one.end - DAY) // minute)
    }


@given(st.lists(SPANS, max_size=8))
def test_all_pairs_that_share_a_minute_meet(spans: list[Span]) -> None:
    timed = [Timed(one, number) for number, one in enumerate(spans)]
    found = [frozenset((one.what, other.what)) for one, other in meetings(timed)]
    assert len(found) == len(set(found))
    assert set(found) == {
        frozenset((one, other))
        for one, other in combinations(range(len(spans)), 2)
        if minutes(spans[one]) & minutes(spans[other])
    }


@given(st.lists(SPANS, max_size=8), st.lists(SPANS, max_size=8))
def test_sets_of_spans_are_sets_of_minutes(one: list[Span], other: list[Span]) -> None:
    for found, expected in (
        (union(one), minutes(*one)),
        (common(one, other), minutes(*one) & minutes(*other)),
        (without(one, other), minutes(*one) - minutes(*other)),
    ):
        assert minutes(*found) == expected
        moments = [moment for span in found for moment in span]
        assert moments == sorted(set(moments))
    assert length(one) == timedelta(minutes=len(minutes(*one)))


def test_what_ends_before_it_begins_is_left_out() -> None:
    assert union([span(5, 3), span(4, 4)]) == ()


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (60, 120, "2026-12-06 02:00 to 03:00"),
        (-60, 1380, "2026-12-06 00:00 to 24:00"),
        (1200, 1440, "2026-12-06 21:00 to 2026-12-07 01:00"),
    ],
)
def test_a_span_is_said_on_clocks(start: int, end: int, words: str) -> None:
    assert span(start, end).words(BERLIN) == words
