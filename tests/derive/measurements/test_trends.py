"""What a series says of how it moves, out of its records."""

from zoneinfo import ZoneInfo

import pytest

from servicefolio.derive.measurements.series import Series, series_in, series_of
from servicefolio.derive.measurements.trends import (
    last_breaches,
    longest_breaches,
    trend_of,
    usual_of,
)
from servicefolio.records.base import Record
from tests.builders import catalog, record, service

ZONE = ZoneInfo("Europe/Berlin")


def kpi(**fields: object) -> Record:
    given = {"unit": "calls", "direction": "down", "target": "40", "tolerance": "5"}
    return record("kpi", "kept", **{**given, **fields})


def measurement(
    identifier: str = "s", *values: str | None, begins: int = 1, **fields: object
) -> Record:
    rows = [
        {"from": f"2026-{month:02}-01", **({"value": value} if value is not None else {})}
        for month, value in enumerate(values, begins)
    ]
    last = f"2026-{begins + len(values) - 1:02}-28"
    given = {
        "measures": "kept",
        "data": rows,
        "source": "probe",
        "period": f"2026-{begins:02}-01 to {last}",
        "completeness": "100 %",
    }
    return record("measurement", identifier, **{**given, **fields})


def series(*values: str | None, goal: Record | None = None) -> Series:
    made = catalog(goal or kpi(), measurement("s", *values))
    (found,) = series_of(made, made.by_id["kept"].record, ZONE)
    return found


def test_rows_of_several_records_are_one_series() -> None:
    made = catalog(
        kpi(),
        measurement("later", "4", "5", begins=4, period="2026-04-01 to 2026-05-31"),
        measurement("earlier", "1", "2", "3", period="2026-01-01 to 2026-03-31"),
    )
    (found,) = series_of(made, made.by_id["kept"].record, ZONE)
    assert [record.id for record in found.measurements] == ["earlier", "later"]
    assert [str(row.judged.number) for row in found.rows] == ["1", "2", "3", "4", "5"]
    assert len(found.runs) == 1
    assert (found.period, found.unit) == ("month", "calls")


def test_weeks_do_not_continue_months_and_other_services_are_series_of_their_own() -> None:
    sla = record("sla", "gold", targets=[{"id": "up", "metric": "availability", "value": "99 %"}])
    rows = [{"from": f"2026-09-{day:02}", "value": "99.5"} for day in (7, 14)]
    weeks = {"data": rows, "period": "2026-09-07 to 2026-09-20"}
    of = {"measures": "gold#up", "service": "vpn"}
    made = catalog(
        sla,
        service("vpn"),
        service("mail"),
        measurement("months", "99.9", "99.8", **of),
        measurement("weeks", **of, **weeks),
        measurement("others", "99.9", **{**of, "service": "mail"}),
    )
    found = series_of(made, made.by_id["gold"].record, ZONE)
    assert [one.measurements[0].id for one in found] == ["weeks", "months", "others"]
    assert [one.period for one in found] == ["week", "month", "month"]


def test_records_of_the_same_days_are_not_joined() -> None:
    made = catalog(kpi(), measurement("one", "1", "2"), measurement("two", "3", "4"))
    (found,) = series_of(made, made.by_id["kept"].record, ZONE)
    assert [record.id for record in found.measurements] == ["one"]


def test_rows_in_no_order_are_no_series() -> None:
    rows = [{"from": "2026-03-01", "value": "1"}, {"from": "2026-01-01", "value": "2"}]
    made = catalog(kpi(), measurement("s", data=rows, period="2026-01-01 to 2026-03-31"))
    assert series_in(made, made.by_id["s"].record, ZONE) is None


def test_a_value_in_another_unit_is_no_number_of_the_series() -> None:
    made = catalog(kpi(), measurement("s", "1", "2", unit="hours"))
    found = series_in(made, made.by_id["s"].record, ZONE)
    assert found is not None
    assert found.measured == ()


@pytest.mark.parametrize(
    ("fields", "values", "direction"),
    [
        ({}, "60 55 50 45 40 35", "better"),
        ({}, "35 40 45 50 55 60", "worse"),
        ({"direction": "up"}, "35 40 45 50 55 60", "better"),
        ({}, "50 41 52 40 51 43 50", "level"),
        ({"direction": "band"}, "60 55 50 47 45 42", "better"),
        ({"direction": "band"}, "42 44 46 50 55 60", "worse"),
    ],
)
def test_where_it_goes_is_good_or_bad_by_the_side_on_which_it_is_well(
    fields: dict[str, str], values: str, direction: str
) -> None:
    found = trend_of(series(*values.split(), goal=kpi(**fields)))
    assert found is not None
    assert found.direction == direction


def test_without_a_target_it_only_rises_or_falls() -> None:
    sla = record("sla", "gold", targets=[{"id": "fix", "metric": "fix", "value": "4 h"}])
    made = catalog(
        sla,
        service(),
        measurement("s", "1", "2", "3", "4", "5", measures="gold#fix", service="vpn", unit="hours"),
    )
    found = series_in(made, made.by_id["s"].record, ZONE)
    assert found is not None
    trend = trend_of(found)
    assert trend is not None
    assert (trend.direction, trend.tone, found.unit) == ("rising", "neutral", "hours")


def test_a_slope_is_told_per_period() -> None:
    found = trend_of(series("60", "58", "56", None, "52", "50"))
    assert found is not None
    assert found.per == "a month"
    # Months differ in length, so it is about two calls for each.
    assert -2.1 < float(found.fit.slope) < -1.9


def test_only_the_last_values_make_the_trend() -> None:
    values = [*(str(value) for value in range(100, 30, -1)), *["30"] * 12]
    rows = [
        {"from": f"{2019 + index // 12}-{index % 12 + 1:02}-01", "value": value}
        for index, value in enumerate(values)
    ]
    made = catalog(kpi(), measurement("s", data=rows, period="2019-01-01 to 2025-10-31"))
    found = series_in(made, made.by_id["s"].record, ZONE)
    assert found is not None
    trend = trend_of(found)
    assert trend is not None
    assert (trend.direction, trend.count) == ("level", 12)


def test_what_its_ups_and_downs_do_not_explain_is_named() -> None:
    found = usual_of(series("40", "41", "40", "42", "41", "40", "90", "41"))
    assert found is not None
    assert [row.judged.span for row in found.outside] == ["2026-07-01 to 2026-07-31"]
    assert found.count == 8
    found = usual_of(series("4", "9", "1", "12", "0", "8"))
    assert found is not None
    assert found.low is None, "there are no fewer calls than none"


def test_no_percentage_is_usually_above_all() -> None:
    found = usual_of(series("99", "97", "99", "96", "99", "98", goal=kpi(unit="%", direction="up")))
    assert found is not None
    assert found.high is None


@pytest.mark.parametrize(
    ("values", "last", "longest"),
    [
        (["50", "50", "40"], 0, 2),
        (["40", "50", "50"], 2, 2),
        (["50", None, "50"], 1, 1),
        (["50", "50", None], 0, 2),
        (["50", "45", "50"], 1, 1),
        (["40", "41"], 0, 0),
    ],
)
def test_breaches_are_counted_and_a_time_without_data_ends_them(
    values: list[str | None], last: int, longest: int
) -> None:
    found = series(*values)
    running, most = last_breaches(found), longest_breaches(found)
    assert (len(running.rows) if running else 0) == last
    assert (len(most.rows) if most else 0) == longest


def test_a_month_that_no_row_is_of_ends_a_streak() -> None:
    rows = [
        {"from": "2026-01-01", "to": "2026-01-31", "value": "50"},
        {"from": "2026-03-01", "to": "2026-03-31", "value": "50"},
    ]
    made = catalog(kpi(), measurement("s", data=rows, period="2026-01-01 to 2026-03-31"))
    found = series_in(made, made.by_id["s"].record, ZONE)
    assert found is not None
    running = last_breaches(found)
    assert running is not None
    assert (running.count, running.span) == ("1 month", "2026-03-01 to 2026-03-31")


def test_a_series_that_only_changes_has_no_usual_range() -> None:
    found = usual_of(series("90", "89", "88", "60", "59", "58", "30", "29", "28"))
    assert found is not None
    assert not found.is_steady
