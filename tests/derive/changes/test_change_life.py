"""The life of a change."""

from zoneinfo import ZoneInfo

import pytest

from servicefolio.derive.changes.change_life import bars_of, deviation_of, life_of
from servicefolio.records.base import Record
from tests.builders import catalog, record

BERLIN = ZoneInfo("Europe/Berlin")


def change(**fields: object) -> Record:
    return record("change", "CHG-1", services="vpn", **fields)


def test_the_life_of_a_change_is_told_in_order() -> None:
    made = change(
        created="2026-10-28",
        approvals=["service desk lead", {"role": "board", "on": "2026-11-03"}],
        history=[{"on": "2026-11-01", "to": "assessed"}],
        users_notified="2026-11-05",
        when="2026-11-12 20:30-22:00",
        outage="2026-11-12 21:00-21:30",
        actual="2026-11-12 20:34-21:48",
    )
    turns = [turn for moment in life_of(catalog(made), "CHG-1", BERLIN) for turn in moment.items]
    assert [turn.sort for turn in turns] == [
        "asked", "state", "decided", "told", "planned", "begun", "outage", "outage_end", "done",
        "planned_end",
    ]  # fmt: skip
    assert [turn.length for turn in turns if turn.length] == ["30 min", "1 h 14 min", "1 h 30 min"]


def test_windows_are_drawn_on_one_scale() -> None:
    made = change(
        when="2026-11-12 20:00-22:00",
        outage="2026-11-12 21:00-21:30",
        actual="2026-11-12 20:30 - 2026-11-13 00:00",
    )
    bars = bars_of(catalog(made), "CHG-1", BERLIN)
    assert [(bar.sort, float(bar.start), float(bar.width)) for bar in bars] == [
        ("planned", 0, 50),
        ("outage", 25, 12.5),
        ("actual", 12.5, 87.5),
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"when": "2026-11-12 20:00-22:00", "actual": "2026-12-12 20:00-22:00"},
        {"outage": "none"},
    ],
)
def test_there_is_no_scale_without_windows_near_each_other(fields: dict[str, str]) -> None:
    assert bars_of(catalog(change(**fields)), "CHG-1", BERLIN) == ()


def test_a_window_that_is_short_beside_the_others_can_still_be_seen() -> None:
    made = change(when="2026-11-12 to 2026-11-18", outage="2026-11-13 10:00-10:01")
    assert [float(bar.width) for bar in bars_of(catalog(made), "CHG-1", BERLIN)] == [100, 1]


@pytest.mark.parametrize(
    ("actual", "words"),
    [
        ("2026-11-12 20:30-22:00", None),
        ("2026-11-12 20:34-21:48", "begun 4 min late, done 12 min early"),
        ("2026-11-12 20:00-22:30", "begun 30 min early, done 30 min late"),
    ],
)
def test_a_change_says_how_it_differs_from_its_plan(actual: str, words: str | None) -> None:
    made = change(when="2026-11-12 20:30-22:00", actual=actual)
    assert deviation_of(catalog(made), "CHG-1", BERLIN) == words


def test_a_change_that_was_not_planned_differs_from_nothing() -> None:
    assert deviation_of(catalog(change(actual="2026-11-12")), "CHG-1", BERLIN) is None
