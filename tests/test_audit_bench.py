"""The audit: what counts as missed, and that it cannot pass where nothing was measured."""

import subprocess
import sys
from pathlib import Path

import pytest

from auditing import lighthouse, validity, weight

AUDIT = Path(__file__).parents[1] / "bench" / "audit.py"


@pytest.mark.parametrize(
    ("only", "words"),
    [
        ("validity", ["java is not installed: install Java 11", "node is not installed"]),
        ("scores", ["node is not installed: install Node.js 18.16 or newer with npm"]),
    ],
)
def test_what_is_missing_is_said_with_how_to_get_it(only: str, words: list[str]) -> None:
    ran = subprocess.run(
        [sys.executable, AUDIT, "--only", only],
        env={"PATH": "/nowhere"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2
    assert ran.stdout == ""
    for part in words:
        assert f"cannot measure: {part}" in ran.stderr


def test_a_score_below_the_budget_is_missed() -> None:
    perfect = {name: {"median": 95} for name in lighthouse.CATEGORIES}
    slow = {**perfect, "performance": {"median": 94}}
    assert lighthouse.missed({"pages": {"": slow, "services/": perfect}}) == [
        "Lighthouse, home: performance is 94, not 95"
    ]


def test_a_page_beyond_the_budget_is_missed_whoever_lists_it() -> None:
    light, heavy = {"sent": 60_000, "plain": 1}, {"sent": 60_001, "plain": 1}
    found = {"beyond_it": {"": light, "search/": heavy}, "heaviest": {"services/vpn/": heavy}}
    assert weight.missed(found) == [
        "Weight, search/: 60001 bytes beyond the bare theme, not 60000",
        "Weight, services/vpn/: 60001 bytes beyond the bare theme, not 60000",
    ]


def test_faults_of_the_theme_are_known_by_what_they_say_and_where() -> None:
    label = {"message": "The value of “for”", "extract": 'x<label for="__nav_1">y'}
    shown = {"hiliteStart": 1, "hiliteLength": 21}
    same = {**label, "extract": 'x<label for="__nav_7">y'}
    other = {**label, "extract": 'x<label for="ours__">y'}
    assert validity.fault({**label, **shown}) == validity.fault({**same, **shown})
    assert validity.fault({**label, **shown}) != validity.fault({**other, **shown})
