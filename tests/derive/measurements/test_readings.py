"""What was measured last, and whether the target was reached."""

import pytest

from servicefolio.derive.measurements.readings import judged_rows, readings_of, readings_of_promise
from servicefolio.records.base import Record
from tests.builders import catalog, record, service


def kpi(**fields: object) -> Record:
    return record("kpi", "kept", **{"unit": "%", "direction": "up", "target": "98", **fields})


def series(identifier: str = "s", *rows: dict[str, str], **fields: object) -> Record:
    given = {
        "measures": "kept",
        "data": list(rows) or [{"from": "2026-10-01", "value": "99"}],
        "source": "probe",
        "period": "2026-08-01 to 2026-11-22",
        "completeness": "100 %",
    }
    return record("measurement", identifier, **{**given, **fields})


@pytest.mark.parametrize(
    ("fields", "value", "verdict"),
    [
        ({}, "98", "met"),
        ({}, "97.9", "missed"),
        ({"tolerance": "1"}, "97", "borne"),
        ({"tolerance": "1"}, "96.9", "missed"),
        ({"warning_level": "99"}, "98.5", "close"),
        ({"warning_level": "99"}, "99", "met"),
        ({"direction": "down"}, "98", "met"),
        ({"direction": "down", "tolerance": "1"}, "99", "borne"),
        ({"direction": "down", "warning_level": "90"}, "91", "close"),
        ({"direction": "band", "tolerance": "2"}, "96", "met"),
        ({"direction": "band", "tolerance": "2"}, "100.1", "missed"),
        ({"direction": "band", "tolerance": "2", "warning_level": "1"}, "99.5", "close"),
    ],
)
def test_a_value_is_held_against_the_target(
    fields: dict[str, str], value: str, verdict: str
) -> None:
    made = catalog(kpi(**fields), series("s", {"from": "2026-10-01", "value": value}))
    (reading,) = readings_of(made, made.by_id["kept"].record)
    assert reading.last
    assert reading.last.verdict == verdict


def test_no_data_is_told_and_never_good_news() -> None:
    made = catalog(kpi(), series("s", {"from": "2026-10-01"}))
    (reading,) = readings_of(made, made.by_id["kept"].record)
    assert reading.last is None
    (row,) = judged_rows(made, "s")
    assert (row.word, row.tone) == ("no data", "neutral")


def test_the_last_value_says_how_many_rows_without_data_follow() -> None:
    rows = [
        {"from": "2026-08-01", "value": "99"},
        {"from": "2026-09-01"},
        {"from": "2026-10-01"},
    ]
    made = catalog(kpi(), series("s", *rows))
    (reading,) = readings_of(made, made.by_id["kept"].record)
    assert reading.last
    assert (reading.last.span, reading.missing) == ("2026-08-01 to 2026-08-31", "2 rows")


def test_a_row_reaches_to_the_next_one_and_the_last_one_to_the_end_of_the_period() -> None:
    rows = [
        {"from": "2026-08-01", "to": "2026-08-15", "value": "1"},
        {"from": "2026-09-01", "value": "1"},
        {"from": "2026-09-02 12:00", "value": "1"},
        {"from": "2026-10-01", "value": "1"},
    ]
    made = catalog(kpi(), series("s", *rows))
    assert [row.span for row in judged_rows(made, "s")] == [
        "2026-08-01 to 2026-08-15",
        "2026-09-01 to 2026-09-02 12:00",
        "2026-09-02 12:00 to 2026-10-01",
        "2026-10-01 to 2026-11-22",
    ]


@pytest.mark.parametrize(
    ("unit", "row", "fields"),
    [
        ("calls", {"good": "9", "total": "10"}, {}),
        ("calls", {"value": "99"}, {"unit": "minutes"}),
    ],
)
def test_what_is_counted_in_something_else_is_not_compared(
    unit: str, row: dict[str, str], fields: dict[str, str]
) -> None:
    made = catalog(kpi(unit=unit), series("s", {"from": "2026-10-01", **row}, **fields))
    (found,) = judged_rows(made, "s")
    assert (found.verdict, found.tone) == ("not compared", "neutral")


def test_a_ratio_is_held_against_the_promise_that_it_measures() -> None:
    rows = [
        {"from": "2026-08-01", "good": "9951", "total": "10000"},
        {"from": "2026-09-01", "good": "9830", "total": "10000"},
    ]
    promised = record("sla", "standard", availability="99.5 % per month", fix={"P1": "4 h"})
    made = catalog(
        promised,
        service(),
        series("s", *rows, measures="standard#availability", service="vpn", unit="minutes"),
        series("t", *rows, measures="standard#fix-p1", service="vpn"),
    )
    assert [row.verdict for row in judged_rows(made, "s")] == ["met", "missed"]
    assert {row.verdict for row in judged_rows(made, "t")} == {"not compared"}


def test_the_newest_series_comes_first_and_one_without_data_last() -> None:
    made = catalog(
        kpi(),
        series("a", {"from": "2026-10-01"}),
        series("b", {"from": "2026-08-01", "value": "99"}),
        series("c", {"from": "2026-09-01", "value": "99"}),
    )
    found = readings_of(made, made.by_id["kept"].record)
    assert [reading.measurement.id for reading in found] == ["c", "b", "a"]


def test_a_kpi_of_a_promise_is_read_by_every_series_of_that_promise() -> None:
    made = catalog(
        record("sla", "standard", availability="99.5 % per month", fix={"P1": "4 h"}),
        service(),
        kpi(measures="standard#availability"),
        series("same", measures="standard#availability", service="vpn"),
        series("other", measures="standard#fix-p1", service="vpn"),
    )
    found = readings_of_promise(made, made.by_id["kept"].record)
    assert [reading.measurement.id for reading in found] == ["same"]
