"""How risks are sorted."""

from typing import Any

from servicefolio.derive.risks.risk_rating import worst_first
from tests.builders import record


def test_the_worst_risk_comes_first_as_it_is_with_its_controls() -> None:
    risks: list[Any] = [
        record("risk", "small", likelihood=1, impact=5),
        record("risk", "tamed", likelihood=5, impact=5, residual={"likelihood": 1, "impact": 4}),
        record("risk", "bad", likelihood=4, impact=4),
        record("risk", "also-small", likelihood=1, impact=5),
    ]
    assert [risk.id for risk in worst_first(risks)] == ["bad", "also-small", "small", "tamed"]
