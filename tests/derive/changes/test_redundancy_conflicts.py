"""Changes that together leave too little of a redundancy group."""

import pytest

from servicefolio.derive.changes.redundancy_conflicts import groups_of, redundancy_conflicts
from servicefolio.records.base import Record
from tests.builders import TODAY, catalog, service
from tests.derive.schedules import BERLIN, change, item


def vpn(*members: str, **fields: object) -> Record:
    needs = [{"ref": name, "redundancy_group": "gateways", **fields} for name in members]
    return service(depends_on=needs)


def away(*records: Record) -> list[tuple[str, ...]]:
    return [item.away for item in redundancy_conflicts(catalog(*records), BERLIN, TODAY)]


def test_a_group_has_its_members_and_how_many_must_work() -> None:
    (found,) = groups_of(
        catalog(vpn("one", "two", "three", min_up=2), *map(item, ("one", "two", "three")))
    )
    assert (found.holder, found.name, found.members, found.min_up) == (
        "vpn", "gateways", ("one", "two", "three"), 2
    )  # fmt: skip


@pytest.mark.parametrize(
    ("min_up", "conflict"), [({}, False), ({"min_up": 1}, False), ({"min_up": 2}, True)]
)
def test_two_of_three_may_be_away_where_one_is_enough(
    *, min_up: dict[str, int], conflict: bool
) -> None:
    found = away(
        change("CHG-1", configuration_items="one"),
        change("CHG-2", configuration_items="two"),
        vpn("one", "two", "three", **min_up),
        *map(item, ("one", "two", "three")),
    )
    assert found == ([("one", "two")] if conflict else [])


def test_both_of_two_may_not() -> None:
    made = change("CHG-1", configuration_items="one"), change("CHG-2", configuration_items="two")
    both = vpn("one", "two"), item("one"), item("two")
    assert away(*made, *both) == [("one", "two")]
    later = change("CHG-2", "2026-12-06 05:00-06:00", configuration_items="two")
    assert away(made[0], later, *both) == []


def test_what_a_member_runs_on_takes_it_away_with_it() -> None:
    below = change("CHG-1", configuration_items="rack", outage="2026-12-06 02:00-02:10")
    other = change("CHG-2", configuration_items="two")
    known = (vpn("one", "two"), item("one", runs_on="rack"), item("two"), item("rack"))
    assert away(below, other, *known) == [("one", "two")]
    harmless = change("CHG-1", configuration_items="rack", outage="none")
    assert away(harmless, other, *known) == []


def test_one_change_of_all_members_and_two_of_the_same_are_not_told_of() -> None:
    every = change("CHG-1", configuration_items=["one", "two"])
    same = change("CHG-2", configuration_items="one"), change("CHG-3", configuration_items="one")
    assert away(every, *same, vpn("one", "two"), item("one"), item("two")) == []
