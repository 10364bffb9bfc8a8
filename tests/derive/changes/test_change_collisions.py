"""Changes that are in each other's way, held against all pairs."""

from datetime import datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servicefolio.derive.changes.change_collisions import collisions, disorders
from servicefolio.records.base import Record
from tests.builders import TODAY, catalog, service, team
from tests.derive.schedules import BERLIN, change, item


def pairs(*records: Record) -> list[tuple[str, str]]:
    """Find the pairs that collide, with why."""
    found = collisions(catalog(*records), BERLIN, TODAY)
    return [(f"{item.one.id} {item.other.id}", item.words) for item in found]


@pytest.mark.parametrize(
    ("second", "collide"),
    [("2026-12-01 11:00-12:00", False), ("2026-12-01 10:59-12:00", True)],
)
def test_one_that_ends_when_another_begins_does_not_collide(*, second: str, collide: bool) -> None:
    first = change("CHG-1", "2026-12-01 10:00-11:00", configuration_items="node")
    other = change("CHG-2", second, configuration_items="node")
    assert pairs(first, other, item("node")) == (
        [("CHG-1 CHG-2", "both touch node")] if collide else []
    )


def test_times_in_different_zones_are_compared_as_moments() -> None:
    first = change("CHG-1", "2026-12-01 10:00-11:00")
    other = change("CHG-2", "2026-12-01 09:30-09:45 UTC")
    assert pairs(first, other, service()) == [("CHG-1 CHG-2", "both touch vpn")]


def test_a_part_and_its_whole_collide() -> None:
    found = pairs(
        change("CHG-1", configuration_items="disk"),
        change("CHG-2", configuration_items="rack"),
        item("disk", part_of="node"),
        item("node", part_of="rack"),
        item("rack"),
    )
    assert found == [("CHG-1 CHG-2", "disk is a part of node, which is a part of rack")]


def test_a_service_collides_with_the_one_that_it_is_a_part_of() -> None:
    found = pairs(
        change("CHG-1", services="vpn"),
        change("CHG-2", services="access"),
        service(parent="access"),
        service("access"),
    )
    assert found == [("CHG-1 CHG-2", "vpn is a part of access")]


def test_parts_of_one_whole_do_not_collide() -> None:
    found = pairs(
        change("CHG-1", configuration_items="one"),
        change("CHG-2", configuration_items="two"),
        item("one", part_of="rack"),
        item("two", part_of="rack"),
        item("rack"),
    )
    assert found == []


@pytest.mark.parametrize(
    ("outage", "deep", "collide"),
    [
        ("none", False, True),
        ("none", True, False),
        ("2026-12-06 02:00-02:10", True, True),
    ],
)
def test_work_on_what_another_needs_collides(*, outage: str, deep: bool, collide: bool) -> None:
    found = pairs(
        change("CHG-1"),
        change("CHG-2", configuration_items="rack" if deep else "node", outage=outage),
        service(depends_on="node"),
        item("node", runs_on="rack"),
        item("rack"),
    )
    words = "vpn needs node, which needs rack" if deep else "vpn needs node"
    assert found == ([("CHG-1 CHG-2", words)] if collide else [])


@pytest.mark.parametrize(
    "need",
    [
        {"ref": "node", "importance": "degrading"},
        {"ref": "node", "redundancy_group": "nodes"},
    ],
)
def test_what_can_be_done_without_is_in_nobodys_way(need: dict[str, str]) -> None:
    made = change("CHG-2", configuration_items="node", outage="2026-12-06 02:00-02:10")
    assert pairs(change("CHG-1"), made, service(depends_on=[need]), item("node")) == []


def test_what_both_need_is_in_the_way_only_of_who_works_on_it() -> None:
    found = pairs(
        change("CHG-1"),
        change("CHG-2", services="mail"),
        service(depends_on="node"),
        service("mail", depends_on="node"),
        item("node"),
    )
    assert found == []


def test_the_same_team_at_the_same_time_is_a_weaker_reason() -> None:
    found = pairs(
        change("CHG-1", implementer="network"),
        change("CHG-2", services="mail", implementer="network"),
        service(),
        service("mail"),
        team(),
    )
    assert found == [("CHG-1 CHG-2", "network carries out both")]


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "cancelled"},
        {"state": "rejected"},
        {"state": "not_approved"},
        {"state": "closed"},
        {"when": None},
    ],
)
def test_what_is_done_called_off_or_without_a_time_is_in_nobodys_way(
    fields: dict[str, str | None],
) -> None:
    assert pairs(change("CHG-1"), change("CHG-2", **fields), service()) == []


def test_what_is_over_is_history() -> None:
    past = "2026-11-22 02:00-05:00"
    assert pairs(change("CHG-1", past), change("CHG-2", past), service()) == []


@pytest.mark.parametrize("by", ["CHG-1", "CHG-2"])
def test_either_side_may_accept(by: str) -> None:
    other = {"CHG-1": "CHG-2", "CHG-2": "CHG-1"}
    accepts = {"accepted_conflicts": [{"ref": other[by], "reason": "One team does both"}]}
    made = [change(name, **(accepts if name == by else {})) for name in other]
    (found,) = collisions(catalog(*made, service()), BERLIN, TODAY)
    assert found.accepted is not None
    assert (found.accepted.by, found.accepted.reason) == (by, "One team does both")


def test_a_change_waits_for_those_that_come_first() -> None:
    first = change("CHG-1", "2026-12-01 10:00-11:00")
    early = change("CHG-2", "2026-12-01 10:30-12:00", after="CHG-1")
    late = change("CHG-3", "2026-12-01 11:00-12:00", services="mail", after="CHG-1")
    known = catalog(first, early, late, service(), service("mail"))
    (found,) = disorders(known, BERLIN, TODAY)
    assert (found.change.id, found.first.id, found.index) == ("CHG-2", "CHG-1", 0)
    assert collisions(known, BERLIN, TODAY) == ()


def test_a_change_may_come_after_what_is_done_or_has_no_time() -> None:
    made = change("CHG-3", after=["CHG-1", "CHG-2"])
    done = change("CHG-1", state="closed", services="mail")
    known = catalog(done, change("CHG-2", None, services="mail"), made, service(), service("mail"))
    assert disorders(known, BERLIN, TODAY) == ()


NAMES = [f"node-{number}" for number in range(6)]
ITEMS = st.tuples(
    *(
        st.tuples(
            st.one_of(st.none(), st.sampled_from(NAMES[:number]) if number else st.none()),
            st.lists(st.sampled_from(NAMES[:number]), unique=True, max_size=2)
            if number
            else st.just([]),
        )
        for number in range(6)
    )
)
CHANGES = st.lists(
    st.tuples(
        st.integers(0, 40),
        st.integers(1, 12),
        st.lists(st.sampled_from(NAMES), unique=True, min_size=1, max_size=2),
        st.booleans(),
    ),
    max_size=7,
)


@settings(max_examples=80)
@given(items=ITEMS, changes=CHANGES)
def test_the_sweep_finds_what_all_pairs_find(
    items: tuple[tuple[str | None, list[str]], ...],
    changes: list[tuple[int, int, list[str], bool]],
) -> None:
    records = [
        item(name, **({"part_of": whole} if whole else {}), depends_on=needs)
        for name, (whole, needs) in zip(NAMES, items, strict=True)
    ]
    begins = datetime(2026, 12, 1)  # noqa: DTZ001 - as written
    for number, (start, length, touched, away) in enumerate(changes):
        first, last = (begins + timedelta(hours=hours) for hours in (start, start + length))
        when = f"{first:%Y-%m-%d %H:%M} - {last:%Y-%m-%d %H:%M}"
        outage = when if away else "none"
        fields = {"configuration_items": touched, "outage": outage}
        records.append(change(f"CHG-{number}", when, **fields))
    found = collisions(catalog(*records), BERLIN, TODAY)
    by_name = dict(zip(NAMES, items, strict=True))
    assert {frozenset({item.one.id, item.other.id}) for item in found} == {
        frozenset({f"CHG-{one}", f"CHG-{other}"})
        for one, other in combinations(range(len(changes)), 2)
        if _slowly(changes[one], changes[other], by_name)
    }


Plan = tuple[int, int, list[str], bool]
Tree = dict[str, tuple[str | None, list[str]]]


def _slowly(one: Plan, other: Plan, items: Tree) -> bool:
    """Compare two changes hour by hour, and every item of one with every item of the other."""
    hours = set(range(one[0], one[0] + one[1])) & set(range(other[0], other[0] + other[1]))
    return bool(hours) and any(
        mine == yours
        or _is_part(mine, yours, items)
        or _is_part(yours, mine, items)
        or _needs(mine, yours, items, deep=other[3])
        or _needs(yours, mine, items, deep=one[3])
        for mine in one[2]
        for yours in other[2]
    )


def _is_part(part: str, whole: str, items: Tree) -> bool:
    above = items[part][0]
    return above is not None and (above == whole or _is_part(above, whole, items))


def _needs(needing: str, needed: str, items: Tree, *, deep: bool) -> bool:
    below = items[needing][1]
    return needed in below or (
        deep and any(_needs(name, needed, items, deep=True) for name in below)
    )
