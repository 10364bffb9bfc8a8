"""Hours of a week as people write them on a door."""

import pytest

from servicefolio.derive.calendars.calendar_hours import hours_in
from servicefolio.derive.calendars.hours_in_words import week_in_words
from tests.builders import catalog, record


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ("mon-fri 06:00-20:00; sat 08:00-14:00", "Mon to Fri 06:00-20:00, Sat 08:00-14:00"),
        ("mon, tue 08:00-12:00, 13:00-17:00", "Mon and Tue 08:00-12:00 and 13:00-17:00"),
        ("mon 08:00-12:00; wed 08:00-12:00", "Mon 08:00-12:00, Wed 08:00-12:00"),
        ("mon-sun 00:00-24:00", "at any hour"),
        ("24x7", "at any hour"),
    ],
)
def test_days_that_are_alike_stand_together(hours: str, words: str) -> None:
    office = record("calendar", "office", hours=hours)
    assert week_in_words(hours_in(catalog(office), "office")) == words


def test_a_calendar_with_days_off_is_not_always_open() -> None:
    office = record("calendar", "office", hours="24x7", holidays=["12-25"])
    words = week_in_words(hours_in(catalog(office), "office"))
    assert words == "Mon to Sun 00:00-24:00"
