"""Objectives by what serves them."""

from servicefolio.derive.thread.thread import Thread
from servicefolio.derive.thread.traceability import Band, Column, matrix_of, objective_tree
from tests.builders import known_error, record, service, team
from tests.derive.threads import improvement, objective, thread


def table(found: Thread) -> dict[str, dict[str, list[str]]]:
    """Name what stands in the cells that hold anything."""
    matrix = matrix_of(found)
    return {
        row.branch.objective.id: {
            column.kind + (" behind" if column.is_behind else ""): [item.id for item in records]
            for column, records in zip(matrix.columns, row.cells, strict=True)
            if records
        }
        for row in matrix.rows
    }


def test_objectives_stand_below_the_one_that_they_contribute_to() -> None:
    found = thread(
        objective("z"), objective("b", parent="z"), objective("a"), objective("c", parent="b")
    )
    assert [(item.objective.id, item.depth, item.has_steps) for item in objective_tree(found)] == [
        ("a", 0, False),
        ("z", 0, True),
        ("b", 1, True),
        ("c", 2, False),
    ]


def test_objectives_in_a_circle_are_listed() -> None:
    found = thread(objective("a", parent="b"), objective("b", parent="a"))
    assert sorted(item.objective.id for item in objective_tree(found)) == ["a", "b"]


def test_an_objective_under_one_that_was_dropped_is_listed() -> None:
    found = thread(objective("a", state="dropped"), objective("b", parent="a"))
    assert [(item.objective.id, item.depth) for item in objective_tree(found)] == [
        ("a", 0),
        ("b", 0),
    ]


def test_a_record_stands_with_the_objectives_that_are_nearest_to_it() -> None:
    vpn = service("vpn", supports_objectives="anywhere", depends_on=["line"], sla="gold")
    better = improvement(improves=["vpn", "fast"])
    found = thread(
        *(objective(), objective("fast"), vpn, service("line"), record("sla", "gold")),
        *(known_error("refused"), better, team()),
    )
    assert table(found) == {
        "anywhere": {
            "service": ["vpn"],
            "service behind": ["line"],
            "sla": ["gold"],
            "known_error": ["refused"],
        },
        "fast": {"improvement": ["better"]},
    }


def test_columns_are_in_the_order_of_the_thread() -> None:
    vpn = service("vpn", supports_objectives="anywhere", depends_on=["line"], sla="gold")
    found = thread(
        objective(), vpn, service("line"), record("sla", "gold"), improvement(improves="vpn")
    )
    matrix = matrix_of(found)
    assert matrix.columns == (
        Column("service"),
        Column("service", is_behind=True),
        Column("sla"),
        Column("improvement"),
    )
    assert matrix.bands == (Band(None, (0, 1)), Band("design", (2,)), Band("improvement", (3,)))


def test_live_services_without_an_objective_are_named() -> None:
    found = thread(objective(), service("lost"), service("old", state="retired"))
    matrix = matrix_of(found)
    assert [item.id for item in matrix.without] == ["lost"]
    assert [row.is_empty for row in matrix.rows] == [True]


def test_an_objective_that_was_dropped_is_no_empty_row() -> None:
    assert matrix_of(thread(objective(state="dropped"))).rows == ()


def test_a_deep_chain_of_objectives_is_no_problem() -> None:
    chain = [objective("o0"), *(objective(f"o{n}", parent=f"o{n - 1}") for n in range(1, 2_000))]
    tree = objective_tree(thread(*chain))
    assert [branch.depth for branch in tree] == list(range(2_000))
