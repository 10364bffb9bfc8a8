"""A check list by area."""

from servicefolio.derive.checklists import by_area, tally_of
from servicefolio.graph.catalog import Catalog
from tests.builders import TODAY, catalog, record


def review(*items: object) -> Catalog:
    return catalog(record("readiness_review", "go", service="vpn", checklist=list(items)))


def test_items_stand_by_area_and_those_without_one_last() -> None:
    made = review(
        "Everybody knows",
        {"item": "Saved", "area": "backup_restore"},
        {"item": "Seen", "area": "monitoring"},
        {"item": "Brought back", "area": "backup_restore", "status": "pass"},
    )
    found = [
        (area.name, [checked.word for checked in area.items]) for area in by_area(made, "go", TODAY)
    ]
    assert found == [
        ("Backup and restore", ["not looked at yet", "in order"]),
        ("Monitoring", ["not looked at yet"]),
        ("Other", ["not looked at yet"]),
    ]


def test_a_waiver_is_late_once_its_last_day_has_passed() -> None:
    made = review(
        {"item": "a", "status": "waived", "waiver": "2026-11-22"},
        {"item": "b", "status": "waived", "waiver": "2026-11-23"},
        {"item": "c", "status": "pass", "waiver": "2026-11-22"},
    )
    (area,) = by_area(made, "go", TODAY)
    assert [checked.is_late for checked in area.items] == [True, False, False]
    assert tally_of(made, "go") == "3 items: 1 in order, 2 waived"
