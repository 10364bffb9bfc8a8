"""All conflicts in one list, in words."""

import pytest

from servicefolio.derive.changes.schedule_conflicts import conflicts
from servicefolio.records.base import Record
from tests.builders import TODAY, catalog, record, service, team
from tests.derive.schedules import BERLIN, change, item, window

GROUP = [{"ref": name, "redundancy_group": "pair"} for name in ("one", "two")]


@pytest.mark.parametrize(
    ("records", "told"),
    [
        (
            (change("CHG-1"), change("CHG-2")),
            "collision CHG-2 CHG-1: both touch The VPN",
        ),
        (
            (change("CHG-1"), change("CHG-2", "2026-12-06 04:00-05:00", after="CHG-1")),
            "order CHG-2 CHG-1: CHG-2 comes after CHG-1, planned for 2026-12-06 02:00 to 05:00",
        ),
        (
            (
                change("CHG-1", implementer="network"),
                change("CHG-2", services="mail", implementer="network"),
            ),
            "team CHG-2 CHG-1: Network team carries out both",
        ),
        (
            (change("CHG-1"), window("closed", when="2026-12-06")),
            "freeze CHG-1 closed: CHG-1 is refused then",
        ),
        (
            (
                change("CHG-1", outage="2026-12-06 02:00-02:30"),
                window("weekly", "maintenance", repeats="every Monday 02:00-05:00", scope="vpn"),
            ),
            (
                "maintenance CHG-1 weekly: The VPN would be away from 2026-12-06 02:00 to 02:30, "
                "outside of it; its next time is 2026-12-07 02:00 to 05:00"
            ),
        ),
        (
            tuple(
                change(f"CHG-{number}", configuration_items=name)
                for number, name in enumerate(("one", "two"), 1)
            ),
            (
                "redundancy CHG-2 CHG-1: with one and two away, 0 of 2 would work of what stands "
                "in for each other under Pair, and 1 must"
            ),
        ),
    ],
)
def test_a_conflict_says_why(records: tuple[Record, ...], told: str) -> None:
    known = catalog(
        *records,
        service(title="The VPN"),
        service("mail"),
        service("pair", title="Pair", depends_on=GROUP),
        item("one"),
        item("two"),
        team(title="Network team"),
    )
    found = [
        f"{conflict.sort} {conflict.change} {' '.join(conflict.others)}: "
        + conflict.why(lambda name: known.by_id[name].record.title, BERLIN)
        for conflict in conflicts(known, BERLIN, TODAY)
    ]
    assert found == [told]


def test_both_sides_have_part_in_a_conflict() -> None:
    known = catalog(change("CHG-1"), change("CHG-2"), record("service", "vpn"))
    (found,) = conflicts(known, BERLIN, TODAY)
    assert [found.concerns(name) for name in ("CHG-1", "CHG-2", "vpn")] == [True, True, False]
