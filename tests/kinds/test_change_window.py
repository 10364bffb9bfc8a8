"""What a change window says of when it comes again."""

import pytest

from tests.sites import read


def problems(text: str) -> list[tuple[str, str]]:
    """Check a change window: rules and messages."""
    made = f"title: Night\nwindow_type: maintenance\n{text}\n"
    found = read({"catalog/change-windows/night.yaml": made}).diagnostics
    return [(item.rule.id, item.message) for item in found if item.rule.id != "record-orphan"]


@pytest.mark.parametrize(
    "text",
    [
        "repeats: every Sunday 02:00-06:00",
        "repeats: every 2 weeks on Friday\nfirst_day: 2026-01-02",
        "repeats: FREQ=MONTHLY;BYDAY=1SU 02:00-06:00",
    ],
)
def test_a_window_that_can_be_read_is_well(text: str) -> None:
    assert problems(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("repeats: now and then", '"now and then" does not say on which days it comes'),
        (
            "repeats: every 2 weeks on Friday",
            '"every 2 weeks on Friday" does not say on which day it begins',
        ),
        (
            "repeats: every day\nfirst_day: 2026-02-01\nlast_day: 2026-01-31",
            "it repeats from 2026-02-01 to 2026-01-31, which is earlier",
        ),
    ],
)
def test_a_window_that_cannot_be_expanded_is_refused(text: str, message: str) -> None:
    assert problems(text) == [("schema-value", message)]
