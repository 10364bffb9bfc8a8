"""The shortest ways to the nearest ends."""

from servicefolio.derive.thread.nearest import Nearest


def test_only_the_shortest_ways_are_found() -> None:
    steps = {"a": ("b", "c"), "b": ("end",), "c": ("d",), "d": ("far",)}
    found = Nearest(steps, ["end", "far"], most=8)
    assert found.ways("a") == (("b", "end"),)
    assert found.ways("c") == (("d", "far"),)
    assert found.found("a") == {"end"}


def test_ends_of_the_same_length_are_all_found_in_the_order_of_steps() -> None:
    steps = {"a": ("b", "c"), "b": ("y", "z"), "c": ("x", "y")}
    found = Nearest(steps, ["x", "y", "z"], most=8)
    assert found.ways("a") == (("b", "y"), ("b", "z"), ("c", "x"))
    assert found.found("a") == {"x", "y", "z"}


def test_an_end_leads_to_another_and_never_to_itself() -> None:
    found = Nearest({"x": ("y",), "y": ("x",)}, ["x", "y"], most=8)
    assert found.ways("x") == (("y",),)
    assert found.found("y") == {"x"}
    assert Nearest({"x": ("a",), "a": ("x",)}, ["x"], most=8).found("x") == frozenset()


def test_where_nothing_leads_to_an_end_nothing_is_found() -> None:
    found = Nearest({"a": ("b",), "b": ("a",)}, ["end"], most=8)
    assert found.ways("a") == ()
    assert found.found("elsewhere") == frozenset()


def test_a_way_is_not_longer_than_asked_for() -> None:
    steps = {f"s{at}": (f"s{at + 1}",) for at in range(9)}
    assert len(Nearest(steps, ["s9"], most=8).ways("s1")[0]) == 8
    assert Nearest(steps, ["s9"], most=8).ways("s0") == ()


def test_of_thousands_of_ways_the_first_are_followed_and_all_ends_counted() -> None:
    ends = tuple(f"end-{number:04}" for number in range(3_000))
    found = Nearest({"a": ("hub",), "hub": ends}, ends, most=8)
    assert found.ways("a")[:2] == (("hub", "end-0000"), ("hub", "end-0001"))
    assert len(found.ways("a")) < 100
    assert len(found.found("a")) == 3_000
