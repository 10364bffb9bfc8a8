"""Times as spans, held against sets of minutes."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from servicefolio.derive.spans import Span, common, length, union, without

BEGIN = datetime(2026, 11, 23, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60)).map(
        lambda pair: (BEGIN + pair[0] * MINUTE, BEGIN + pair[1] * MINUTE)
    ),
    max_size=8,
)


def minutes(spans: tuple[Span, ...] | list[Span]) -> set[int]:
    return {
        minute
        for start, end in spans
        for minute in range((start - BEGIN) // MINUTE, (end - BEGIN) // MINUTE)
    }


def are_in_order_and_apart(spans: tuple[Span, ...]) -> bool:
    moments = [moment for span in spans for moment in span]
    return moments == sorted(set(moments))


@given(SPANS, SPANS)
def test_spans_are_sets_of_minutes(one: list[Span], other: list[Span]) -> None:
    for found, expected in (
        (union(one), minutes(one)),
        (common(one, other), minutes(one) & minutes(other)),
        (without(one, other), minutes(one) - minutes(other)),
    ):
        assert minutes(found) == expected
        assert are_in_order_and_apart(found)
    assert length(one) == len(minutes(one)) * MINUTE
