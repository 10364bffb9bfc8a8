"""In which order services are recovered."""

from servicefolio.derive.dependencies.recovery_order import RecoveryOrder
from servicefolio.derive.dependencies.structure import Structure
from servicefolio.records.base import Record
from tests.builders import catalog, record, service
from tests.derive.graphs import GRAPHS, groups_of, random_needs, structure_of


def order(*records: Record) -> RecoveryOrder:
    return RecoveryOrder(Structure(catalog(*records)))


def ids(steps: tuple[tuple[Record, ...], ...]) -> list[list[str]]:
    return [[record.id for record in step] for step in steps]


def test_each_comes_after_what_it_needs_and_items_take_no_step() -> None:
    found = order(
        service("shop", depends_on=["app", "mail"]),
        record("configuration_item", "app", type="server", depends_on="database"),
        service("database", depends_on="sign-on"),
        service("mail", depends_on="sign-on"),
        service("sign-on", depends_on=[{"ref": "mail", "importance": "degrading"}]),
        service("coming", state="in_design", depends_on="shop"),
    )
    assert ids(found.steps) == [["sign-on"], ["database", "mail"], ["shop"]]
    assert ids(found.before("shop")) == [["sign-on"], ["database", "mail"]]
    assert ids(found.before("sign-on")) == []


def test_of_a_group_the_first_are_enough() -> None:
    needs = [{"ref": name, "redundancy_group": "pair"} for name in ("deep", "flat")]
    found = order(
        service("top", depends_on=needs),
        service("deep", depends_on="base"),
        service("base"),
        service("flat"),
    )
    assert ids(found.steps) == [["base", "flat"], ["deep", "top"]]
    assert ids(found.before("top")) == [["flat"]]


def test_what_is_in_a_circle_has_no_step() -> None:
    found = order(service("a", depends_on="b"), service("b", depends_on="a"), service("c"))
    assert ids(found.steps) == [["c"]]
    assert ids(found.before("a")) == []


def test_random_graphs_are_recovered_as_the_reference_says() -> None:
    for seed in range(GRAPHS):
        needs = random_needs(seed)
        wanted: dict[int, set[str]] = {}
        back: set[str] = set()
        while len(back) < len(needs):
            step = {
                name
                for name, written in needs.items()
                if all(len(members & back) >= least for members, least in groups_of(written))
            } - back
            wanted[len(wanted)] = step
            back |= step
        found = RecoveryOrder(structure_of(seed))
        assert [{record.id for record in step} for step in found.steps] == [*wanted.values()]
        for name in needs:
            before = {record.id for step in found.before(name) for record in step}
            for one in (*before, name):
                for members, least in groups_of(needs[one]):
                    assert len(members & before) >= least
