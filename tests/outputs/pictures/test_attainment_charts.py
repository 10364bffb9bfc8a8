"""What was attained over time, as charts."""

from datetime import date
from zoneinfo import ZoneInfo

from servicefolio.derive.attainment.kept_promises import KeptPromises
from servicefolio.derive.attainment.promise import Promise
from servicefolio.outputs.pictures.attainment_charts import attainment_chart, budget_chart
from servicefolio.outputs.pictures.charts import Chart
from servicefolio.records.base import Record
from tests.builders import catalog, record, service
from tests.pages import page_of

DOWNTIME = [
    {"from": "2026-07-04 10:00", "to": "2026-07-04 12:00"},
    {"from": "2026-08-04 10:00", "to": "2026-08-04 16:00"},
]


def around(*downtime: dict[str, str], first: str = "2026-06-01") -> tuple[Record, ...]:
    return (
        service("vpn", sla="gold"),
        record("sla", "gold", agreed_with="board", availability="99.5 %"),
        record(
            "measurement",
            "vpn-away",
            measures="gold#availability",
            service="vpn",
            source="probes",
            downtime=downtime,
            period={"from": first, "to": "2026-10-31"},
            completeness="100 %",
        ),
    )


def promise(*records: Record) -> Promise:
    (found,) = KeptPromises(catalog(*records), ZoneInfo("UTC"), date(2026, 11, 23)).all
    return found


def values(chart: Chart | None) -> list[str | None]:
    assert chart is not None
    return [None if point.value is None else str(point.value) for point in chart.points]


def test_every_window_is_a_point_and_what_nobody_measured_a_gap() -> None:
    chart = attainment_chart(promise(*around(*DOWNTIME)))
    assert values(chart)[:2] == ["100.00", "99.73"]
    assert values(chart)[-1] is None
    assert chart is not None
    assert [point.word for point in chart.points] == [
        *("kept", "kept", "missed", "kept", "kept", "no data")
    ]
    assert [str(line.value) for line in chart.lines] == ["99.5"]


def test_a_budget_that_is_overdrawn_lies_below_nothing() -> None:
    # July allows 3 h 43 min.
    assert values(budget_chart(promise(*around(*DOWNTIME))))[1:3] == ["46.2", "-61.3"]


def test_few_values_are_not_drawn() -> None:
    short = promise(*around(*DOWNTIME, first="2026-08-01"))
    assert attainment_chart(short) is None
    assert budget_chart(short) is None


def test_the_pages_of_a_service_and_of_a_measurement_draw_it() -> None:
    vpn, sla, away = around(*DOWNTIME)
    assert "Attained per month, of 99.5 % promised" in page_of(vpn, sla, away).text
    text = page_of(away, vpn, sla).text
    assert "Attained per month, of 99.5 % promised" in text
    assert "Error budget left" in text
