"""Where change windows lie from a day."""

from zoneinfo import ZoneInfo

import pytest

from servicefolio.derive.changes.window_phase import phase_of, windows_by_phase
from servicefolio.records.base import Record
from tests.builders import TODAY, catalog, record

BERLIN = ZoneInfo("Europe/Berlin")


def window(identifier: str = "w", **fields: object) -> Record:
    return record("change_window", identifier, window_type="freeze", **fields)


@pytest.mark.parametrize(
    ("fields", "phase"),
    [
        ({"when": "2026-11-23 23:00 - 2026-11-24 01:00"}, "on that day"),
        ({"when": "2026-11-22 22:00 - 2026-11-23 00:30"}, "on that day"),
        ({"when": "2026-11-24"}, "to come"),
        ({"when": "2026-11-22"}, "over"),
        ({"when": "2026-11-22", "state": "cancelled"}, "cancelled"),
        ({"repeats": "every Sunday"}, "again and again"),
        ({"repeats": "every Monday 02:00-05:00"}, "on that day"),
        ({"repeats": "every Sunday 22:00-04:00"}, "on that day"),
        ({"repeats": "every Monday 02:00-05:00", "skips": "2026-11-23"}, "again and again"),
        ({"repeats": "every Sunday", "last_day": "2026-11-22"}, "over"),
        ({"repeats": "every Sunday", "first_day": "2026-11-24"}, "to come"),
        (
            {"repeats": "every Sunday", "first_day": "2026-11-23", "last_day": "2026-11-23"},
            "again and again",
        ),
    ],
)
def test_a_window_is_to_come_on_or_over(fields: dict[str, str], phase: str) -> None:
    made = window(**fields)
    assert phase_of(catalog(made), made, BERLIN, TODAY) == phase


def test_the_next_window_and_the_last_one_come_first() -> None:
    made = catalog(
        window("later", when="2026-12-24"),
        window("sooner", when="2026-12-01"),
        window("old", when="2025-12-01"),
        window("new", when="2026-11-01"),
    )
    groups = windows_by_phase(made, made.records("change_window"), BERLIN, TODAY)
    assert [(group.phase, [found.id for found in group.windows]) for group in groups] == [
        ("to come", ["sooner", "later"]),
        ("over", ["new", "old"]),
    ]
