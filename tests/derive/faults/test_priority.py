"""Which priority follows from impact and urgency."""

import pytest

from servicefolio.config import Settings
from servicefolio.derive.faults.priority import prioritised, priority_of
from servicefolio.settings_file import load_settings
from tests.builders import catalog, record, service

MATRIX = Settings().priority_matrix


@pytest.mark.parametrize(
    ("impact", "priorities"),
    [(1, "P1 P1 P2 P4"), (2, "P1 P2 P3 P4"), (3, "P2 P3 P3 P4")],
)
def test_the_matrix_is_that_of_itop_where_nothing_is_set(impact: int, priorities: str) -> None:
    found = [priority_of(MATRIX, impact, urgency) for urgency in range(1, 5)]
    assert found == priorities.split()


def incident(**fields: object) -> object:
    made = catalog(
        service(),
        record("incident", "INC-1", services="vpn", started_at="2026-11-20 08:00", **fields),
    )
    return made.by_id["INC-1"].record


def test_the_priority_given_wins_and_the_one_that_follows_is_told() -> None:
    found = prioritised(MATRIX, incident(impact="2", urgency="1", priority="P3"))  # type: ignore[arg-type] # as its fields are
    assert found is not None
    assert (found.priority, found.follows, found.is_as_it_follows) == ("P3", "P1", False)


def test_a_priority_that_nobody_gave_follows() -> None:
    found = prioritised(MATRIX, incident(impact="1", urgency="4"))  # type: ignore[arg-type] # as above
    assert found is not None
    assert (found.priority, found.is_as_it_follows) == ("P4", True)


@pytest.mark.parametrize("fields", [{"impact": "1"}, {"urgency": "1"}, {"priority": "P1"}])
def test_nothing_follows_of_half_of_it(fields: dict[str, str]) -> None:
    assert prioritised(MATRIX, incident(**fields)) is None  # type: ignore[arg-type] # as above


@pytest.mark.parametrize(
    "matrix",
    [
        '[["P1", "P1", "P2", "P4"], ["P1", "P2", "P3", "P4"]]',
        '[["P1", "P1", "P2"], ["P1", "P2", "P3", "P4"], ["P2", "P3", "P3", "P4"]]',
        '[["P1", "P1", "P2", "P9"], ["P1", "P2", "P3", "P4"], ["P2", "P3", "P3", "P4"]]',
        '"P1"',
    ],
)
def test_a_matrix_with_holes_is_refused_and_the_default_used(matrix: str) -> None:
    settings, problems = load_settings(f"[tool.servicefolio]\npriority_matrix = {matrix}\n")
    assert [problem.rule.id for problem in problems] == ["settings-value"]
    assert settings.priority_matrix == MATRIX
