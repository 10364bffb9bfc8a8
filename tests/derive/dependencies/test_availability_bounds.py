"""How available a service can be at most."""

import random
from fractions import Fraction
from itertools import product

from servicefolio.derive.dependencies.availability_bounds import Bounds, bounds_of
from servicefolio.derive.dependencies.structure import Structure
from tests.builders import catalog, service
from tests.derive.graphs import GRAPHS, random_needs, structure_of, working

MOST_UNCERTAIN = 7


def of(promised: dict[str, str], **needs: object) -> Bounds | None:
    services = [service(name, depends_on=written) for name, written in needs.items()]
    services += [service(name) for name in promised if name not in needs]
    values = {name: Fraction(value) for name, value in promised.items()}
    return bounds_of(Structure(catalog(*services)), "top", values)


def pair(*members: str, **more: object) -> list[dict[str, object]]:
    return [{"ref": member, "redundancy_group": "pair", **more} for member in members]


def test_three_in_a_row() -> None:
    found = of({"a": "0.9995", "b": "0.999", "c": "0.9999"}, top=["a", "b", "c"])
    assert found is not None
    assert found.best == Fraction("0.999")
    assert found.independent == Fraction("0.9995") * Fraction("0.999") * Fraction("0.9999")
    assert f"{float(found.independent):.8f}" == "0.99840065"
    assert found.worst == Fraction("0.9984")
    assert [link.nodes for link in found.links] == [("b",), ("a",), ("c",)]


def test_four_in_a_row() -> None:
    found = of(
        {"a": "0.9999", "b": "0.9999", "c": "0.9995", "d": "0.999"}, top="a", a="b", b="c", c="d"
    )
    assert found is not None
    assert f"{float(found.independent):.8f}" == "0.99830081"
    assert found.links[0].needer == "c"


def test_two_of_five_nines_double_the_downtime() -> None:
    found = of({"a": "0.99999", "b": "0.99999"}, top=["a", "b"])
    assert found is not None
    assert f"{float(found.independent):.5f}" == "0.99998"


def test_redundancy() -> None:
    one_of_two = of({"a": "0.99", "b": "0.99"}, top=pair("a", "b"))
    assert one_of_two is not None
    assert one_of_two.best == one_of_two.independent == one_of_two.worst == Fraction("0.9999")
    two_of_three = of(dict.fromkeys("abc", "0.99"), top=pair("a", "b", "c", min_up="2"))
    assert two_of_three is not None
    assert two_of_three.independent == Fraction("0.999702")


def test_what_is_reached_by_two_ways_is_multiplied_once() -> None:
    found = of({"a": "0.9", "b": "0.9", "base": "0.9"}, top=["a", "b"], a="base", b="base")
    assert found is not None
    assert found.independent == Fraction("0.729")


def test_what_both_members_need_is_no_redundancy() -> None:
    found = of({"a": "0.9", "b": "0.9", "base": "0.9"}, top=pair("a", "b"), a="base", b="base")
    assert found is not None
    assert found.independent == Fraction("0.9") * Fraction("0.99")
    assert [link.nodes for link in found.links] == [("base",), ("a", "b")]


def test_what_nothing_is_promised_for_is_left_out_and_named() -> None:
    found = of({"a": "0.99"}, top=["a", "dark"], dark=[])
    assert found is not None
    assert (found.independent, found.unknown) == (Fraction("0.99"), ("dark",))
    assert [link.nodes for link in found.links] == [("a",)]
    grouped = of({"a": "0.99"}, top=pair("a", "dark"), dark=[])
    assert grouped is not None
    assert (grouped.independent, grouped.unknown, grouped.links) == (1, ("dark",), ())


def test_without_any_promise_or_in_a_circle_nothing_is_told() -> None:
    assert of({}, top=["dark"], dark=[]) is None
    assert of({}, top=[]) is None
    assert of({"a": "0.99"}, top="a", a="top") is None


def test_too_many_that_stand_in_for_each_other_are_not_told() -> None:
    members = [f"m{number}" for number in range(130)]
    assert of(dict.fromkeys(members, "0.99"), top=pair(*members)) is None


def test_a_hundred_that_stand_in_for_each_other_are() -> None:
    members = [f"m{number}" for number in range(100)]
    found = of(dict.fromkeys(members, "0.5"), top=pair(*members))
    assert found is not None
    assert found.independent == 1 - Fraction(1, 2**100)


def test_random_graphs_are_as_all_their_states_say() -> None:
    told = 0
    for seed in range(GRAPHS):
        needs, made = random_needs(seed), structure_of(seed)
        chooser = random.Random(seed)  # noqa: S311 - the same every time
        top = next(iter(needs))
        below = made.needed_by(top)
        uncertain = chooser.sample(below, min(len(below), MOST_UNCERTAIN))
        values = {name: Fraction(chooser.randint(1, 9), 10) for name in uncertain}
        found = bounds_of(made, top, values)
        if not uncertain:
            assert found is None
            continue
        assert found is not None
        total = Fraction(0)
        for state in product((True, False), repeat=len(uncertain)):
            weight = Fraction(1)
            for name, is_up in zip(uncertain, state, strict=True):
                weight *= values[name] if is_up else 1 - values[name]
            down = {name for name, is_up in zip(uncertain, state, strict=True) if not is_up}
            total += weight * (top in working(needs, down))
        assert found.independent == total
        assert found.worst <= found.independent <= found.best
        assert set(found.unknown) == set(below) - set(uncertain)
        told += 1
    assert told > GRAPHS / 2
