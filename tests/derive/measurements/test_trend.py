"""The arithmetic of numbers over time, against slow and obvious references."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, permutations
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicefolio.derive.measurements.trend import fit, is_noise, natural_limits, streaks

VALUES = st.decimals(-1000, 1000, places=2, allow_nan=False)


def places(values: list[Decimal]) -> list[tuple[Decimal, Decimal]]:
    return [(Decimal(index), value) for index, value in enumerate(values)]


@given(st.lists(VALUES, min_size=5, max_size=15))
def test_the_slope_is_the_median_of_those_of_all_pairs(values: list[Decimal]) -> None:
    found = fit(places(values))
    assert found is not None
    exact = [
        (Fraction(values[j]) - Fraction(values[i])) / (j - i)
        for i in range(len(values))
        for j in range(i + 1, len(values))
    ]
    assert abs(Fraction(found.slope) - median(exact)) < Fraction(1, 10**12)


@given(VALUES, VALUES, st.integers(0, 9))
def test_one_stray_value_does_not_move_a_straight_line(
    start: Decimal, slope: Decimal, stray: int
) -> None:
    values = [start + slope * index for index in range(10)]
    values[stray] += 5000
    found = fit(places(values))
    assert found is not None
    assert abs(found.slope - slope) < Decimal("1e-9")


def test_four_values_have_no_trend() -> None:
    assert fit(places([Decimal(value) for value in range(4)])) is None


def test_missing_periods_count_as_time() -> None:
    found = fit([(Decimal(time), Decimal(time * 3)) for time in (0, 1, 2, 6, 7)])
    assert found is not None
    assert (found.slope, found.at(Decimal(4))) == (3, 12)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 2, 3, 4, 5], False),
        ([5, 4, 3, 2, 1], False),
        ([1, 2, 3, 4], True),
        ([3, 1, 4, 1, 5, 9, 2, 6], True),
        ([2, 2, 2, 2, 2, 2], True),
        ([1, 2, 2, 3, 4, 4, 5, 5, 6], False),
        ([1, 2, 1, 2, 1, 2, 1, 2], True),
    ],
)
def test_chance_is_told_from_a_trend(values: list[int], *, expected: bool) -> None:
    assert is_noise([Decimal(value) for value in values]) is expected


@pytest.mark.parametrize("values", [[1, 2, 3, 4, 5, 6], [1, 1, 2, 2, 3, 4], [1, 1, 1, 2, 2, 7]])
def test_about_one_order_in_twenty_at_most_looks_like_a_trend(values: list[int]) -> None:
    orders = [list(map(Decimal, order)) for order in permutations(values)]
    found = sum(not is_noise(order) for order in orders) / len(orders)
    assert 0 < found <= 0.06


@given(st.lists(st.lists(VALUES, min_size=1, max_size=8), min_size=1, max_size=4))
def test_limits_are_the_mean_and_the_mean_moving_range(runs: list[list[Decimal]]) -> None:
    values = [Fraction(value) for run in runs for value in run]
    moves = [
        abs(Fraction(later) - Fraction(earlier)) for run in runs for earlier, later in pairwise(run)
    ]
    found = natural_limits(runs)
    if len(values) < 6 or not moves:
        assert found is None
        return
    assert found is not None
    mean, reach = sum(values) / len(values), Fraction("2.66") * sum(moves) / len(moves)
    for limit, exact in ((found.low, mean - reach), (found.high, mean + reach)):
        assert abs(Fraction(limit) - exact) < Fraction(1, 10**12)
    assert found.holds(found.middle)


def test_limits_of_a_known_series() -> None:
    values = [Decimal(value) for value in (10, 12, 11, 13, 12, 14)]
    found = natural_limits([values])
    assert found is not None
    # mean 12, moving ranges 2 1 2 1 2, their mean 1.6
    assert (found.low, found.middle, found.high) == (Decimal("7.744"), 12, Decimal("16.256"))
    assert not found.holds(Decimal(17))


def test_nothing_is_known_of_how_it_moved_over_a_gap() -> None:
    one, other = [Decimal(1)] * 3, [Decimal(100)] * 3
    found = natural_limits([one, other])
    assert found is not None
    assert found.low == found.high == found.middle


@given(st.lists(st.sampled_from([True, False, None]), max_size=20))
def test_streaks_are_unbroken_and_whole(breaches: list[bool | None]) -> None:
    found = list(streaks(breaches))
    inside = {index for streak in found for index in streak}
    assert inside == {index for index, breach in enumerate(breaches) if breach}
    for streak in found:
        for edge in (streak.start - 1, streak.stop):
            assert not (0 <= edge < len(breaches) and breaches[edge])
