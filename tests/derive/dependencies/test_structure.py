"""What needs what in order to work."""

from servicefolio.derive.dependencies.structure import Demand, Structure
from servicefolio.records.base import Record
from tests.builders import catalog, record, service
from tests.derive.graphs import GRAPHS, groups_of, random_needs, structure_of, working


def item(identifier: str, **fields: object) -> Record:
    return record("configuration_item", identifier, type="server", **fields)


def pair(*members: str, **more: object) -> list[dict[str, object]]:
    return [{"ref": member, "redundancy_group": "pair", **more} for member in members]


def test_essential_needs_and_what_an_item_runs_on_stop_it() -> None:
    made = Structure(
        catalog(
            service("map", depends_on=["app", {"ref": "chat", "importance": "degrading"}]),
            service("chat", depends_on=[{"ref": "map", "importance": "optional"}]),
            item("app", runs_on="host", depends_on="store"),
            item("store"),
            item("host"),
        )
    )
    assert made.demands["map"] == (Demand(("app",), 1),)
    assert made.demands["app"] == (Demand(("host",), 1), Demand(("store",), 1))
    assert made.demands["chat"] == ()
    assert made.worsened_by["map"] == ("chat",)
    assert made.needed_by("map") == ("app", "host", "store")
    assert made.way_to("map", "host") == ("map", "app", "host")


def test_of_a_group_as_many_must_work_as_are_wanted() -> None:
    needs = [*pair("a", "b", min_up="2"), {"ref": "c", "redundancy_group": "pair"}, "d"]
    made = Structure(catalog(service("top", depends_on=needs), *map(service, "abcd")))
    assert made.demands["top"] == (Demand(("d",), 1), Demand(("a", "b", "c"), 2, "pair"))
    assert made.single_points("top") == ("d",)
    assert set(made.stopped_by(("a", "c"))) == {"a", "c", "top"}


def test_a_group_that_asks_for_more_than_it_has_needs_all() -> None:
    made = Structure(
        catalog(service("top", depends_on=pair("a", "b", min_up="5")), *map(service, "ab"))
    )
    assert made.demands["top"][0].needs_all
    assert made.single_points("top") == ("a", "b")


def test_a_member_without_a_record_counts_as_up() -> None:
    made = Structure(catalog(service("top", depends_on=pair("a", "lost")), service("a")))
    assert made.demands["top"] == (Demand(("a",), 1, "pair", unread=1),)
    assert made.single_points("top") == ()
    assert "top" not in made.stopped_by(("a",))


def test_what_both_members_need_is_a_single_point() -> None:
    made = Structure(
        catalog(
            service("top", depends_on=pair("a", "b")),
            service("a", depends_on="power"),
            service("b", depends_on="power"),
            service("power"),
        )
    )
    assert made.single_points("top") == ("power",)


def test_a_circle_is_told_and_does_no_harm() -> None:
    made = Structure(
        catalog(
            service("a", depends_on="b"),
            service("b", depends_on="a"),
            service("above", depends_on="a"),
            service("apart"),
        )
    )
    assert [made.is_circular(one) for one in ("a", "b", "above", "apart")] == [
        True,
        True,
        True,
        False,
    ]
    assert set(made.stopped_by(("a",))) == {"a", "b", "above"}
    assert made.single_points("above") == ("a", "b")
    assert made.in_order == ("apart",)


def test_random_graphs_stop_as_the_reference_says() -> None:
    for seed in range(GRAPHS):
        needs, made = random_needs(seed), structure_of(seed)
        for name, written in needs.items():
            wanted = sorted((sorted(members), least) for members, least in groups_of(written))
            found = made.demands[name]
            assert sorted((sorted(it.members), it.least) for it in found) == wanted
            assert set(made.stopped_by((name,))) == set(needs) - working(needs, {name})


def test_random_graphs_have_the_single_points_of_the_reference() -> None:
    for seed in range(0, GRAPHS, 4):
        needs, made = random_needs(seed), structure_of(seed)
        stopped = {name: set(needs) - working(needs, {name}) for name in needs}
        for top in needs:
            wanted = {name for name in needs if top in stopped[name]} - {top}
            assert set(made.single_points(top)) == wanted
