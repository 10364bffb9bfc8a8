"""What stops, and what gets worse, when something fails."""

from servicefolio.derive.dependencies.impact import Impact, Impacts
from servicefolio.derive.dependencies.structure import Structure
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from tests.builders import catalog, record, service
from tests.derive.graphs import GRAPHS, Needs, random_needs, structure_of, working


def item(identifier: str, **fields: object) -> Record:
    return record("configuration_item", identifier, type="server", **fields)


def impact(made: Catalog, identifier: str) -> Impact:
    found = Impacts(Structure(made)).of(made.by_id[identifier].record)
    assert found is not None
    return found


def ways(found: Impact) -> tuple[list[str], list[str]]:
    return (
        [" ".join(one.id for one in reached.way) for reached in found.stopped],
        [" ".join(one.id for one in reached.way) for reached in found.worsened],
    )


def test_direct_and_transitive_are_told_apart_with_their_ways() -> None:
    found = impact(
        catalog(
            service("line"),
            service("mail", depends_on="line"),
            service("tickets", depends_on="mail"),
            service("chat", depends_on=[{"ref": "tickets", "importance": "degrading"}]),
            service("shop", depends_on="chat"),
            service("wiki", depends_on=[{"ref": "line", "importance": "optional"}]),
        ),
        "line",
    )
    assert ways(found) == (
        ["line mail", "line mail tickets"],
        ["line mail tickets chat", "line mail tickets chat shop"],
    )
    assert [reached.is_direct for reached in found.stopped] == [True, False]
    assert [one.id for one in found.stopped[1].between] == ["mail"]


def test_a_group_that_has_enough_left_is_worse_and_without_stops() -> None:
    uplink = [{"ref": name, "redundancy_group": "uplink"} for name in ("fibre", "radio")]
    made = catalog(
        service("fibre", supplier="carrier"),
        service("radio", supplier="carrier"),
        service("hotline", depends_on=uplink),
        record("supplier", "carrier"),
    )
    assert ways(impact(made, "fibre")) == ([], ["fibre hotline"])
    both = impact(made, "carrier")
    assert [one.id for one in both.failing] == ["fibre", "radio"]
    assert ways(both) == (["fibre hotline"], [])


def test_a_change_takes_down_all_that_it_touches() -> None:
    made = catalog(
        item("host"),
        item("app", runs_on="host"),
        service("shop", depends_on="app", customers="plants", sla="gold"),
        service("mail", sla="gold"),
        record("customer", "plants"),
        record("sla", "gold", availability="99 %", agreed_with="board"),
        record("change", "move", services="mail", configuration_items="host"),
    )
    found = impact(made, "move")
    assert [one.id for one in found.failing] == ["mail", "host"]
    assert ways(found) == (["host app shop", "host app"], [])
    assert [(it.agreement.id, [s.id for s in it.services]) for it in found.promises] == [
        ("gold", ["mail", "shop"])
    ]
    assert [(it.customer.id, [s.id for s in it.services]) for it in found.customers] == [
        ("plants", ["shop"])
    ]


def test_a_supplier_fails_with_its_services_items_and_contracts() -> None:
    made = catalog(
        record("supplier", "tidewire"),
        service("line", supplier="tidewire"),
        item("router", supplier="tidewire"),
        service("radio"),
        service("old", supplier="tidewire", state="retired"),
        record(
            "underpinning_contract", "contract", covers="radio", agreed_with="us", fix={"P1": "4 h"}
        ),
        record("underpinning_contract", "ended", covers="mail", state="expired", agreed_with="us"),
        service("mail"),
    )
    assert [one.id for one in impact(made, "tidewire").failing] == ["router", "line", "radio"]


def test_what_is_retired_or_to_come_is_left_out() -> None:
    made = catalog(
        service("line"),
        service("old", depends_on="line", state="retired"),
        service("coming", depends_on="line", state="in_design"),
    )
    assert impact(made, "line").reaches_nobody


def test_a_circle_ends() -> None:
    made = catalog(service("a", depends_on="b"), service("b", depends_on="a"))
    assert ways(impact(made, "a")) == (["a b"], [])


def test_other_kinds_cannot_fail() -> None:
    made = catalog(record("team", "network"))
    assert Impacts(Structure(made)).of(made.by_id["network"].record) is None


def test_random_graphs_are_reached_as_the_reference_says() -> None:
    for seed in range(GRAPHS):
        needs, made = random_needs(seed), structure_of(seed)
        impacts = Impacts(made)
        for name in needs:
            found = impacts.of(made.catalog.by_id[name].record)
            assert found is not None
            stopped = set(needs) - working(needs, {name})
            assert {reached.record.id for reached in found.stopped} == stopped - {name}
            worse = _reachable(needs, name) - stopped
            assert {reached.record.id for reached in found.worsened} == worse
            for reached in found.stopped:
                assert reached.is_direct is (name in {it.id for it in reached.way[-2:]})
                steps = zip(reached.way[1:], reached.way, strict=False)
                assert all(_needs(needs, one.id, other.id) for one, other in steps)


def _reachable(needs: Needs, start: str) -> set[str]:
    found = {start}
    while True:
        more = {
            name
            for name, written in needs.items()
            if any(need.target in found and need.importance != "optional" for need in written)
        }
        if more <= found:
            return found
        found |= more


def _needs(needs: Needs, one: str, other: str) -> bool:
    return any(need.target == other and need.importance == "essential" for need in needs[one])
