"""The short forms of what is promised."""

import pytest
from pydantic import ValidationError

from servicefolio.kinds.design.sla.model import Sla


def agreement(**fields: object) -> Sla:
    given = {"id": "gold", "title": "Gold", "valid_from": "2026-01-01", **fields}
    return Sla.model_validate(given)


@pytest.mark.parametrize(
    ("written", "value", "window"),
    [
        ("99.5 % per month", "99.5 %", "month"),
        ("99.50%  per  year", "99.50 %", "year"),
        ("99.5 %", "99.5 %", "month"),
        ({"value": "99.5 %", "window": "week"}, "99.5 %", "week"),
    ],
)
def test_availability(written: object, value: str, window: str) -> None:
    found = agreement(availability=written).availability
    assert found is not None
    assert (str(found.value), found.window) == (value, window)


@pytest.mark.parametrize(
    "written", ["99.5 % per fortnight", "often", "99.5 per month", "a per b" * 9_999]
)
def test_other_availability_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        agreement(availability=written)


@pytest.mark.parametrize(
    "written", ["below 99.5 %: 5 %", "below 99.5% : 5%", {"below 99.5 %": "5 %"}]
)
def test_credit(written: object) -> None:
    found = agreement(remedies={"credits": [written]}).remedies
    assert found is not None
    assert [(str(item.below), str(item.credit)) for item in found.credits] == [("99.5 %", "5 %")]


@pytest.mark.parametrize("written", ["5 %", "below 99.5 %", "under 99 %: 5 %", "below " * 9_999])
def test_other_credit_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        agreement(remedies={"credits": [written]})


def test_short_forms_are_targets_with_names() -> None:
    made = agreement(
        availability="99.5 % per month",
        respond={"P1": "15 min", "P3": "1 working day"},
        fix={"P1": "4 h"},
        targets=[{"id": "latency", "metric": "latency", "value": "300 ms"}],
    )
    assert made.parts == ("availability", "respond-p1", "respond-p3", "fix-p1", "latency")
    assert [(item.metric, item.value, item.op) for item in made.all_targets] == [
        ("availability", "99.5 %", "at least"),
        ("respond", "15 min", "at most"),
        ("respond", "1 working day", "at most"),
        ("fix", "4 h", "at most"),
        ("latency", "300 ms", "at most"),
    ]


@pytest.mark.parametrize(
    ("metric", "value", "side"),
    [
        ("availability", "99.5 %", "at least"),
        ("mtbf", "30 days", "at least"),
        ("throughput", "200 orders per hour", "at least"),
        ("satisfaction", "4.2 of 5", "at least"),
        ("latency", "300 ms", "at most"),
        ("rto", "8 h", "at most"),
    ],
)
def test_the_side_of_a_limit_follows_from_what_is_measured(
    metric: str, value: str, side: str
) -> None:
    target = {"id": "limit", "metric": metric, "value": value}
    assert agreement(targets=[target]).targets[0].op == side
    for written in ("at most", "at least"):
        assert agreement(targets=[{**target, "op": written}]).targets[0].op == written


@pytest.mark.parametrize("metric", ["uptime", ["availability"], None])
def test_a_wrong_metric_is_all_that_is_wrong(metric: object) -> None:
    with pytest.raises(ValidationError) as caught:
        agreement(targets=[{"id": "limit", "metric": metric, "value": "4 h"}])
    assert [item["loc"] for item in caught.value.errors()] == [("targets", 0, "metric")]


def test_agreement_without_targets_has_no_parts() -> None:
    assert agreement().parts == ()
