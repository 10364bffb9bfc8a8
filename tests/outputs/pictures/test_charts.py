"""Charts as values, laid out and drawn."""

import re
from datetime import date
from decimal import Decimal
from html import unescape
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicefolio.outputs.environment import environment
from servicefolio.outputs.pictures.charts import (
    Band,
    Chart,
    ChartError,
    Line,
    Point,
    Slope,
    days,
    worth_drawing,
)
from servicefolio.outputs.pictures.plotting import plot
from servicefolio.outputs.pictures.scales import Scale, day_ticks, value_ticks

ZONE = ZoneInfo("Europe/Berlin")


def point(month: int, value: str | None, **fields: object) -> Point:
    begins, ends = days(date(2026, month, 1), date(2026, month, 28), ZONE)
    given = {
        "begins": begins,
        "ends": ends,
        "value": Decimal(value) if value is not None else None,
        "when": f"2026-{month:02}",
        "shown": f"{value} %",
        "word": "target met" if value else "no data",
        "tone": "good" if value else "neutral",
    }
    return Point(**{**given, **fields})  # type: ignore[arg-type] # as given by the tests


def chart(*points: Point, **fields: object) -> Chart:
    given = {"name": "kept", "title": "Kept", "description": "It is kept.", "unit": "%"}
    return Chart(**{**given, "points": points, **fields})  # type: ignore[arg-type] # as above


def drawn(made: Chart) -> str:
    template = "{% import 'macros/chart.md.jinja' as charts %}{{ charts.with_table(made) }}"
    return environment().from_string(template).render(made=made)


@pytest.mark.parametrize(
    "fields",
    [
        {"points": ()},
        {"points": (point(1, None),)},
        {"points": (point(2, "1"), point(1, "1"))},
        {"points": (point(1, "1"), point(1, "1"))},
        {"points": (point(1, "1", ends=point(1, "1").begins),)},
        {"points": (point(1, "1"),), "name": "-"},
        {"points": (point(1, "1"),), "bands": (Band(Decimal(2), Decimal(1), "", "borne"),)},
    ],
)
def test_a_chart_of_nothing_or_in_no_order_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ChartError):
        chart(**fields)


def test_a_few_numbers_need_no_drawing() -> None:
    assert not worth_drawing([point(1, "1"), point(2, "1"), point(3, "1"), point(4, None)])
    assert worth_drawing([point(month, "1") for month in range(1, 5)])


def test_days_are_whole_ones_of_the_zone() -> None:
    begins, ends = days(date(2026, 3, 29), date(2026, 3, 29), ZONE)
    assert (ends - begins).total_seconds() == 23 * 3600, "the clocks are put forward"


def test_no_line_runs_over_a_time_without_data() -> None:
    # The months here end on the 28th, so that most are apart by themselves.
    months = [(1, "1"), (2, "2"), (3, "3"), (4, None), (5, "4"), (6, "5")]
    ends = [point(later, "1").begins for later, _ in months[1:]] + [point(6, "1").ends]
    points = [
        point(month, value, ends=end) for (month, value), end in zip(months, ends, strict=True)
    ]
    made = plot(chart(*points))
    assert [run.count("L") for run in made.runs] == [2, 1]
    assert len(made.gaps) == 1
    assert len(made.marks) == 5


def test_a_month_that_no_row_is_of_is_a_gap() -> None:
    february = point(2, "2")  # ends with its last day
    made = plot(chart(february, point(4, "3"), point(6, "3")))
    assert len(made.gaps) == 2
    assert made.runs == ()
    assert [key.label for key in made.keys] == ["target met", "no data"]


def test_what_is_measured_later_stands_further_right_and_more_stands_higher() -> None:
    made = plot(chart(point(1, "1"), point(2, "3"), point(4, "2")))
    x = [float(mark.x) for mark in made.marks]
    y = [float(mark.y) for mark in made.marks]
    assert x == sorted(x)
    assert y[1] < y[2] < y[0]


def test_every_tone_has_a_shape_of_its_own() -> None:
    tones = ("good", "caution", "bad")
    points = [point(month, "1", tone=tone) for month, tone in enumerate(tones, 1)]
    keys = [key for key in plot(chart(*points)).keys if key.path]
    assert len({key.path for key in keys}) == 3


def test_labels_of_levels_do_not_overlap_and_stay_inside() -> None:
    lines = tuple(Line(Decimal(value), f"level {value}", "limit") for value in range(6))
    made = plot(chart(point(1, "1000"), point(2, "0"), lines=lines))
    places = [float(y) for level in made.levels for _, y in level.texts]
    assert all(later - earlier >= 13 for earlier, later in pairwise(places))
    assert max(places) <= float(made.height)


def test_bands_and_slopes_are_made_room_for() -> None:
    begins, ends = point(1, "1").begins, point(2, "1").ends
    slope = Slope(begins, Decimal(-50), ends, Decimal(2), "trend")
    band = Band(Decimal(90), Decimal(100), "borne", "borne")
    made = plot(chart(point(1, "1"), point(2, "2"), bands=(band,), slope=slope))
    (area,) = made.bands
    assert float(area.y) >= 0
    assert made.slope is not None
    assert all(0 <= float(y) <= float(made.height) for y in re.findall(r",([0-9.]+)", made.slope))


def test_what_authors_wrote_is_text_in_a_drawing() -> None:
    hostile = "<script>alert(1)</script>\n\n# x"
    points = [
        point(month, "1", when=hostile, shown=hostile, word=hostile, mark=hostile)
        for month in range(1, 5)
    ]
    lines = (Line(Decimal(1), hostile, "target"),)
    made = drawn(chart(*points, lines=lines, title=hostile, description=hostile))
    assert "<script" not in made
    assert "\n" not in made


def test_a_drawing_has_a_title_a_description_and_the_same_as_a_table() -> None:
    made = unescape(drawn(chart(point(1, "98.1"), point(2, None))))
    assert 'role="img"' in made
    assert ">Kept</title>" in made
    assert ">It is kept.</desc>" in made
    assert "<td>98.1 %</td>" in made
    assert "no data</span>" in made


def test_the_same_chart_gives_the_same_drawing() -> None:
    assert drawn(chart(point(1, "1"))) == drawn(chart(point(1, "1")))


@pytest.mark.parametrize(
    ("low", "high", "labels"),
    [
        (97.2, 100.1, ["97.5", "98.0", "98.5", "99.0", "99.5", "100.0"]),
        (-3, 31, ["0", "10", "20", "30"]),
        (0, 1.3, ["0.00", "0.25", "0.50", "0.75", "1.00", "1.25"]),
        (0, 1_300_000, ["0", "250000", "500000", "750000", "1000000", "1250000"]),
    ],
)
def test_round_values_stand_beside_a_chart(low: float, high: float, labels: list[str]) -> None:
    assert [tick.label for tick in value_ticks(Scale(low, high, 200, 0))] == labels


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (date(2026, 8, 1), date(2026, 8, 3), ["2026-08-01", "2026-08-02", "2026-08-03"]),
        (date(2026, 1, 1), date(2026, 6, 30), [f"2026-{month:02}" for month in range(1, 7)]),
        (date(2020, 5, 1), date(2026, 6, 30), ["2022", "2024", "2026"]),
    ],
)
def test_days_months_or_years_stand_below_a_chart(
    first: date, last: date, labels: list[str]
) -> None:
    begins, ends = days(first, last, ZONE)
    ticks = day_ticks(Scale(begins.timestamp(), ends.timestamp(), 0, 400))
    assert [tick.label for tick in ticks][: len(labels)] == labels
    assert len(ticks) <= 8


@given(
    st.floats(-1e9, 1e9, allow_nan=False),
    st.floats(1e-3, 1e9, allow_nan=False),
)
def test_there_are_some_values_beside_any_chart(low: float, length: float) -> None:
    scale = Scale(low, low + length, 250, 10)
    labels = [tick.label for tick in value_ticks(scale)]
    assert 1 <= len(labels) <= 8
    assert len(set(labels)) == len(labels)
