"""Which records one names, which name it, and what it is a part of."""

from servicefolio.derive.neighbours import (
    holds,
    is_gone,
    named_by,
    naming,
    with_children,
    with_parents,
)
from servicefolio.records.base import Record
from tests.builders import catalog, record, service


def ids(records: object) -> list[str]:
    return [item.id for item in records]  # type: ignore[attr-defined] # any records


def objective(identifier: str, **fields: object) -> Record:
    return record("objective", identifier, **fields)


def test_named_records_come_in_their_authors_order_and_once() -> None:
    made = catalog(
        service("vpn", supports_objectives=["b", "gone", "old-a", "a"]),
        objective("a", aliases=["old-a"]),
        objective("b"),
    )
    assert ids(named_by(made, "vpn", "supports_objectives")) == ["b", "a"]
    assert ids(named_by(made, "vpn", "customers")) == []


def test_naming_records_are_of_the_kind_and_key_asked_for() -> None:
    made = catalog(
        service("vpn", supports_objectives="a"),
        service("mail", description="See [[a]]."),
        record("risk", "cut", affects="a"),
        objective("a"),
    )
    assert ids(naming(made, "a", "service", "supports_objectives")) == ["vpn"]
    assert ids(naming(made, "a", "risk", "affects")) == ["cut"]


def test_parents_and_children_are_followed_to_the_end() -> None:
    made = catalog(
        objective("vision"), objective("goal", parent="vision"), objective("step", parent="goal")
    )
    assert ids(with_parents(made, "step")) == ["step", "goal", "vision"]
    assert ids(with_children(made, "vision")) == ["vision", "goal", "step"]


def test_a_circle_of_parents_ends() -> None:
    made = catalog(objective("a", parent="b"), objective("b", parent="a"))
    assert ids(with_parents(made, "a")) == ["a", "b"]
    assert ids(with_children(made, "a")) == ["a", "b"]


def test_states_say_what_counts() -> None:
    assert is_gone(service(state="retired"))
    assert not is_gone(service(state="proposed"))
    assert holds(record("sla", "gold", state="under_revision"))
    assert not holds(record("sla", "gold", state="draft"))
