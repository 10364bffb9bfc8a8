"""Circles are found in any graph."""

import pytest

from servicefolio.graph.traverse import cycles


@pytest.mark.parametrize(
    ("edges", "found"),
    [
        ({}, []),
        ({"a": ["b"], "b": ["c"]}, []),
        ({"a": ["a"]}, [("a",)]),
        ({"b": ["a"], "a": ["b"]}, [("a", "b")]),
        ({"c": ["a"], "a": ["b"], "b": ["c"]}, [("a", "b", "c")]),
        ({"a": ["b", "c"], "b": ["d"], "c": ["d"]}, []),
        ({"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]}, [("a", "b"), ("c", "d")]),
        ({"x": ["b"], "b": ["c"], "c": ["b"]}, [("b", "c")]),
        ({"a": ["nowhere"]}, []),
    ],
)
def test_circles(edges: dict[str, list[str]], found: list[tuple[str, ...]]) -> None:
    assert list(cycles(edges)) == found


def test_two_circles_through_one_node_are_both_found() -> None:
    found = list(cycles({"a": ["b", "c"], "b": ["a"], "c": ["a"]}))
    assert found == [("a", "b"), ("a", "c")]


def test_long_chain_is_no_danger() -> None:
    size = 50_000
    edges = {str(number): [str((number + 1) % size)] for number in range(size)}
    (found,) = cycles(edges)
    assert (found[0], len(found)) == ("0", size)
