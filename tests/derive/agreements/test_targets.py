"""How targets read, and in which hours they count."""

from typing import get_args

import pytest

from servicefolio.derive.agreements.targets import hours_of, metric_in_words
from servicefolio.records.shapes.agreement import Agreement
from servicefolio.records.shapes.target import Metric
from tests.builders import record

HOURS = {"service_hours": "always", "support_hours": "office-hours"}


def hours(metric: str, calendar: str | None = None, **fields: object) -> str | None:
    target = {"id": "t", "metric": metric, "value": "1 h"} | (
        {"calendar": calendar} if calendar else {}
    )
    made = record("sla", "gold", targets=[target], **fields)
    assert isinstance(made, Agreement)
    return hours_of(made, made.all_targets[0])


@pytest.mark.parametrize("metric", get_args(get_args(Metric)[0]))
def test_every_metric_has_words(metric: str) -> None:
    assert metric_in_words(metric)


def test_times_count_in_support_hours_and_availability_in_service_hours() -> None:
    assert hours("fix", **HOURS) == "office-hours"
    assert hours("availability", **HOURS) == "always"


def test_own_hours_come_first() -> None:
    assert hours("fix", "closing-week", **HOURS) == "closing-week"


def test_service_hours_stand_in_for_support_hours() -> None:
    assert hours("fix", service_hours="always") == "always"


def test_hours_that_nobody_named_are_always() -> None:
    assert hours("fix") is None
