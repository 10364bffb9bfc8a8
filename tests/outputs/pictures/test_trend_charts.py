"""A series as a chart, whatever numbers and times it holds."""

from datetime import date, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicefolio.derive.measurements.series import Series, series_in
from servicefolio.outputs.pictures.plotting import plot
from servicefolio.outputs.pictures.trend_charts import Charted, charted, rounded
from tests.builders import catalog, record

ZONE = ZoneInfo("Europe/Berlin")
NUMBERS = st.decimals(
    -999_999_999_999_999, 999_999_999_999_999, places=15, allow_nan=False
) | st.integers(-10, 10).map(Decimal)


def series(
    values: list[Decimal | None], *, first: date, days: int = 30, **goal: object
) -> Series | None:
    given = {"unit": "calls", "direction": "down", "target": "40", "tolerance": "5"}
    rows = [
        {
            "from": str(first + timedelta(days=days * index)),
            **({"value": f"{value:f}"} if value is not None else {}),
        }
        for index, value in enumerate(values)
    ]
    last = first + timedelta(days=days * len(values) - 1)
    made = catalog(
        record("kpi", "kept", **{**given, **goal}),
        record(
            "measurement",
            "s",
            measures="kept",
            data=rows,
            source="probe",
            period=f"{first} to {last}",
            completeness="100 %",
        ),
    )
    return series_in(made, made.by_id["s"].record, ZONE)


def drawn(values: list[Decimal | None], **fields: object) -> Charted:
    found = series(values, **{"first": date(2026, 1, 1), **fields})  # type: ignore[arg-type] # as given by the tests
    assert found is not None
    return charted(found, "values", "Values")


@given(
    st.lists(NUMBERS | st.none(), min_size=1, max_size=12),
    st.dates(date(1, 1, 2), date(9900, 1, 1)),
    st.sampled_from([1, 7, 14, 30, 91, 365, 1000]),
    NUMBERS,
    st.sampled_from(["up", "down", "band"]),
)
def test_any_numbers_at_any_time_are_drawn_within_the_picture(
    values: list[Decimal | None], first: date, days: int, target: Decimal, direction: str
) -> None:
    found = drawn(
        values, first=first, days=days, target=f"{target:f}", tolerance="5", direction=direction
    )
    if found.usual:
        assert found.usual_range
        assert found.mean
    if found.trend:
        assert found.change
    if found.chart is None:
        assert sum(value is not None for value in values) < 4
        return
    placed = plot(found.chart)
    for mark in placed.marks:
        assert 0 <= float(mark.x) <= float(placed.width)
        assert 0 <= float(mark.y) <= float(placed.height)
    assert placed.values


def test_a_tolerance_of_nothing_shades_nothing() -> None:
    found = drawn([Decimal(value) for value in range(5)], tolerance="0")
    assert found.chart is not None
    assert found.chart.bands == ()


@pytest.mark.parametrize(
    ("days", "change"), [(7, "a week"), (14, "in 14 days"), (1, "a day"), (365, "a year")]
)
def test_a_slope_is_told_in_the_time_of_a_row(days: int, change: str) -> None:
    found = drawn([Decimal(value) for value in range(6)], days=days)
    assert found.change == f"+1 calls {change}"


def test_percentages_change_by_points() -> None:
    found = drawn([Decimal(value) for value in range(6)], unit="%")
    assert found.change == "+1 points a month"


def test_missed_times_without_a_name_are_periods() -> None:
    found = drawn([Decimal(99)] * 4, days=14)
    assert found.running is not None
    assert found.running.count == "4 periods"


@given(NUMBERS, st.lists(NUMBERS, max_size=4))
def test_rounding_stays_within_what_a_decimal_holds(value: Decimal, like: list[Decimal]) -> None:
    assert abs(rounded(value, tuple(like)) - value) < 1
