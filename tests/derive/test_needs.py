"""What something needs, and what of it would stop it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicefolio.derive.needs import needs_of
from servicefolio.records.base import Record
from tests.builders import catalog, record, service


def needing(identifier: str, *needs: object) -> Record:
    return service(identifier, depends_on=list(needs))


def test_needs_of_needs_are_found_however_deep() -> None:
    made = catalog(needing("a", "b"), needing("b", "c"), service("c"), service("d"))
    assert needs_of(made, "a") == {"b": True, "c": True}


def test_what_only_degrades_or_has_a_stand_in_stops_nothing() -> None:
    made = catalog(
        needing(
            "a",
            {"ref": "b", "importance": "degrading"},
            {"ref": "c", "redundancy_group": "lines"},
            {"ref": "d", "redundancy_group": "lines"},
        ),
        needing("b", "e"),
        *(service(identifier) for identifier in "cde"),
    )
    assert needs_of(made, "a") == dict.fromkeys("bcde", False)


def test_one_way_that_stops_it_is_enough() -> None:
    made = catalog(
        needing("a", {"ref": "b", "importance": "optional"}, "c"),
        needing("b", "d"),
        needing("c", "d"),
        needing("d", "e"),
        service("e"),
    )
    assert needs_of(made, "a") == {"b": False, "c": True, "d": True, "e": True}


def test_what_an_item_runs_on_stops_it() -> None:
    item = record("configuration_item", "app", type="application", runs_on="host")
    host = record("configuration_item", "host", type="server")
    made = catalog(needing("a", "app"), item, host)
    assert needs_of(made, "a") == {"app": True, "host": True}


@pytest.mark.parametrize("importance", ["essential", "optional"])
def test_a_circle_ends(importance: str) -> None:
    made = catalog(
        needing("a", {"ref": "b", "importance": importance}),
        needing("b", {"ref": "a", "importance": importance}),
    )
    assert list(needs_of(made, "a")) == ["b"]


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")), st.booleans(), max_size=12
    )
)
def test_it_is_what_walking_step_by_step_finds(edges: dict[tuple[str, str], bool]) -> None:
    kept = {(one, other): stops for (one, other), stops in edges.items() if one != other}
    made = catalog(
        *(
            needing(
                name,
                *(
                    {"ref": other, "importance": "essential" if stops else "degrading"}
                    for (one, other), stops in kept.items()
                    if one == name
                ),
            )
            for name in "abcde"
        )
    )
    reached, stopping = {"a"}, {"a"}
    for _ in range(6):
        reached |= {other for one, other in kept if one in reached}
        stopping |= {other for (one, other), stops in kept.items() if one in stopping and stops}
    found = needs_of(made, "a")
    assert set(found) == reached - {"a"}
    assert {name for name, stops in found.items() if stops} == stopping - {"a"}
