"""Changes as their readers look for them."""

from zoneinfo import ZoneInfo

from servicefolio.derive.changes.change_list import changes_by_life, planned_changes
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from tests.builders import TODAY, catalog, record

BERLIN = ZoneInfo("Europe/Berlin")


def change(identifier: str, state: str, when: str | None = None, **fields: object) -> Record:
    given = {"services": "vpn", "state": state, **({"when": when} if when else {}), **fields}
    return record("change", identifier, **given)


def grouped(made: Catalog) -> list[tuple[str, list[str]]]:
    groups = changes_by_life(made, made.records("change"), BERLIN, TODAY)
    return [(group.name, [found.id for found in group.changes]) for group in groups]


def test_changes_stand_where_they_are_in_their_lives() -> None:
    made = catalog(
        change("later", "scheduled", "2026-12-24 20:00-21:00"),
        change("sooner", "assessed", "2026-11-30 20:00-21:00"),
        change("some-time", "new"),
        change("today", "approved", "2026-11-23 00:00-00:30"),
        change("missed", "scheduled", "2026-11-22 23:00-24:00"),
        change("watched", "monitored", "2026-11-20 20:00-21:00"),
        change("old", "closed", "2025-01-01 20:00-21:00"),
        change("new", "closed", "2026-01-01 20:00-21:00", actual="2026-11-01 20:00-21:00"),
        change("middle", "closed", "2026-10-01 20:00-21:00"),
        change("refused", "rejected", "2026-12-01 20:00-21:00"),
        change("called-off", "cancelled"),
    )
    assert grouped(made) == [
        ("to come", ["today", "sooner", "later", "some-time"]),
        ("passed", ["missed"]),
        ("under way", ["watched"]),
        ("done", ["new", "middle", "old"]),
        ("not done", ["refused", "called-off"]),
    ]


def test_only_what_is_decided_and_has_a_time_is_planned() -> None:
    made = catalog(
        change("later", "scheduled", "2026-12-24 20:00-21:00"),
        change("sooner", "approved", "2026-11-30 20:00-21:00"),
        change("open", "assessed", "2026-11-30 20:00-21:00"),
        change("some-time", "approved"),
        change("missed", "scheduled", "2026-11-20 20:00-21:00"),
    )
    found = planned_changes(made, made.records("change"), BERLIN, TODAY)
    assert [item.id for item in found] == ["sooner", "later"]
