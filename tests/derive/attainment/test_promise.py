"""What is computed of a measurement: nothing contradictory, lacking or not agreed."""

from datetime import timedelta

import pytest

from tests.builders import record, service
from tests.derive.promises import promises, series, sla


@pytest.mark.parametrize(
    ("completeness", "verdict"),
    [
        ("100 %", "kept"),
        ("99.95 %", "kept"),
        ("99.8 %", "kept, as far as is known"),
        ("0.01 %", "kept, as far as is known"),
        ("0 %", "no data"),
    ],
)
def test_what_its_source_lacks_may_have_been_anything(completeness: str, verdict: str) -> None:
    (promise,) = promises(
        service(sla="gold"),
        sla(),
        series(period="2026-10-01 to 2026-10-31", completeness=completeness, downtime=[]),
    )
    assert promise.last is not None
    assert promise.last.verdict == verdict


def test_gaps_are_a_part_of_what_its_source_lacks() -> None:
    gap = {"from": "2026-10-03", "to": "2026-10-05"}
    (promise,) = promises(
        service(sla="gold"),
        sla(availability="85 % per month"),
        series(period="2026-10-01 to 2026-10-30", completeness="90 %", downtime=[], gaps=[gap]),
    )
    assert promise.last is not None
    assert promise.last.attained.unknown == timedelta(days=4, minutes=6)
    assert promise.last.verdict == "kept"


@pytest.mark.parametrize(
    ("reason", "verdict"), [("A power cut of the town", "kept"), ("It was awkward", "missed")]
)
def test_time_that_nobody_agreed_to_leave_out_counts(reason: str, verdict: str) -> None:
    hour = {"from": "2026-10-07 10:00", "to": "2026-10-07 11:00"}
    (promise,) = promises(
        service(sla="gold"),
        sla(exclusions=["Faults of the town's power"]),
        series(
            period="2026-10-01 to 2026-10-31",
            downtime=[hour],
            exclusions=[hour | {"reason": reason}],
        ),
    )
    assert promise.last is not None
    assert promise.last.verdict == verdict


_OCTOBER = {"from": "2026-10-01", "to": "2026-10-31"}


@pytest.mark.parametrize(
    "rows",
    [
        [_OCTOBER | {"good": "200", "total": "100"}],
        [_OCTOBER | {"good": "-5", "total": "100"}],
        [_OCTOBER | {"good": "5"}],
        [_OCTOBER | {"value": "150"}],
        [_OCTOBER | {"value": "-3"}],
        [_OCTOBER | {"good": "99", "total": "100"}] * 2,
        [{"from": "2026-10-01", "value": "99"}] * 2,
        [_OCTOBER | {"value": "99"}, {"from": "2026-10-20", "value": "99"}],
        [{"from": "2026-10-20", "value": "99"}, {"from": "2026-10-01", "value": "99"}],
        [{"from": "2026-10-20", "to": "2026-10-10", "value": "99"}],
        [{"from": "2026-12-20", "value": "99"}, {"from": "2026-10-01", "value": "99"}],
    ],
)
def test_rows_that_cannot_be_are_not_computed(rows: list[dict[str, object]]) -> None:
    sound = {"from": "2026-09-01", "to": "2026-09-30", "good": "100", "total": "100"}
    (promise,) = promises(
        service(sla="gold"), sla(), series(period="2026-09-01 to 2026-10-31", data=[sound, *rows])
    )
    found = {one.attained.window.name: one.verdict for one in promise.budgets}
    assert (found["2026-09"], found["2026-10"]) == ("kept", "not computed")


def test_days_that_two_measurements_are_about_are_not_computed() -> None:
    (promise,) = promises(
        service(sla="gold"),
        sla(),
        series("one", period="2026-09-01 to 2026-10-31", downtime=[]),
        series("two", period="2026-10-31 to 2026-11-22", downtime=[]),
    )
    found = [(one.attained.window.name, one.verdict) for one in promise.budgets]
    assert found == [
        ("2026-09", "kept"),
        ("2026-10", "not computed"),
        ("2026-11", "kept so far"),
    ]


def test_exclusion_that_runs_backwards_is_not_computed() -> None:
    wrong = {"from": "2026-10-09 10:00", "to": "2026-10-08 10:00", "reason": "Agreed"}
    (promise,) = promises(
        service(sla="gold"),
        sla(),
        series(period="2026-10-01 to 2026-10-31", downtime=[], exclusions=[wrong]),
    )
    assert promise.last is not None
    assert promise.last.verdict == "not computed"


def test_hours_that_are_not_there_are_not_always() -> None:
    probe = series(period="2026-10-01 to 2026-10-31", downtime=[])
    (promise,) = promises(service(sla="gold"), sla(service_hours="office"), probe)
    assert promise.last is not None
    assert (promise.last.verdict, promise.last.attained.share) == ("not computed", None)
    office = record("calendar", "office")
    (promise,) = promises(service(sla="gold"), sla(service_hours="office"), probe, office)
    assert promise.last is not None
    assert promise.last.verdict == "kept"
