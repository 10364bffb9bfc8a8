"""What happened in order."""

from zoneinfo import ZoneInfo

from servicefolio.derive.calendars.timeline import Happening, timeline_of
from servicefolio.records.moment import DateTimeValue, parse_date_time

BERLIN = ZoneInfo("Europe/Berlin")


def moment(text: str) -> DateTimeValue:
    found = parse_date_time(text)
    assert found is not None
    return found


def shown(*moments: str, start: str = "2026-11-22 23:50") -> list[tuple[str, str | None, str]]:
    """Lay out moments, and show of each the day, the time and how long after the start it is."""
    items = [(moment(text), text) for text in moments]
    laid_out: tuple[Happening[str], ...] = timeline_of(items, BERLIN, moment(start))
    return [(str(item.day or ""), item.clock, item.since) for item in laid_out]


def test_a_day_is_shown_only_where_it_changes() -> None:
    assert shown("2026-11-23 00:10", "2026-11-22 23:50", "2026-11-22 23:55") == [
        ("2026-11-22", "23:50", ""),
        ("", "23:55", "+5 min"),
        ("2026-11-23", "00:10", "+20 min"),
    ]


def test_every_time_is_that_of_the_organisations_clocks() -> None:
    assert shown("2026-11-22 23:30 Z") == [("2026-11-23", "00:30", "+40 min")]


def test_what_came_before_the_beginning_says_so() -> None:
    assert shown("2026-11-22 23:43")[0][2] == "7 min before"


def test_what_happened_at_one_moment_stands_together_in_the_order_given() -> None:
    items = [(moment("2026-11-22 23:30 Z"), "a"), (moment("2026-11-23 00:30"), "b")]
    (only,) = timeline_of(items, BERLIN)
    assert only.items == ("a", "b")
    assert only.iso == "2026-11-23T00:30+01:00"


def test_a_day_without_a_time_comes_before_the_times_of_that_day() -> None:
    at = moment("2026-11-23 00:00")
    found = timeline_of([(at, "midnight"), (at.at.date(), "some time")], BERLIN)
    assert [(item.items, item.clock) for item in found] == [
        (("some time",), None),
        (("midnight",), "00:00"),
    ]
    assert found[1].day is None
