"""A calendar's hours may be written as people write them."""

import pytest
from pydantic import ValidationError

from servicefolio.kinds.foundation.calendar.model import Calendar, Segment


def calendar(hours: object, **fields: object) -> Calendar:
    return Calendar.model_validate({"id": "office", "title": "Office", "hours": hours, **fields})


def segments(hours: object) -> list[tuple[str, str, str]]:
    return [(" ".join(s.days), s.opens, s.closes) for s in calendar(hours).hours]


def problem(hours: object) -> str:
    with pytest.raises(ValidationError) as caught:
        calendar(hours)
    return str(caught.value.errors()[0].get("ctx", {}).get("message"))


@pytest.mark.parametrize(
    ("hours", "found"),
    [
        ("mon-fri 08:00-17:00", [("mon tue wed thu fri", "08:00", "17:00")]),
        ("Mon, Wed  8:00 - 12:30", [("mon wed", "08:00", "12:30")]),
        ("saturday 09:00-24:00", [("sat", "09:00", "24:00")]),
        ("mon 08:00-12:00, 13:00-17:00", [("mon", "08:00", "12:00"), ("mon", "13:00", "17:00")]),
        ("24x7", [("mon tue wed thu fri sat sun", "00:00", "24:00")]),
        ("mon-wed, tue 08:00-09:00", [("mon tue wed", "08:00", "09:00")]),
    ],
)  # fmt: skip
def test_hours_are_read(hours: object, found: list[tuple[str, str, str]]) -> None:
    assert segments(hours) == found


@pytest.mark.parametrize(
    "hours",
    [
        "mon 08:00-12:00; tue-wed 09:00-10:00",
        "mon 08:00-12:00\ntue-wed 09:00-10:00\n",
        ["mon 08:00-12:00", "tue-wed 09:00-10:00"],
        ["mon 08:00-12:00", {"days": ["tue", "wed"], "opens": "09:00", "closes": "10:00"}],
    ],
)
def test_hours_of_several_days_are_read(hours: object) -> None:
    assert segments(hours) == [("mon", "08:00", "12:00"), ("tue wed", "09:00", "10:00")]


def test_hours_may_be_written_out() -> None:
    long = {"days": ["mon"], "opens": "8:00", "closes": "9:00"}
    assert calendar([long]).hours == (Segment(days=("mon",), opens="08:00", closes="09:00"),)


@pytest.mark.parametrize(
    ("hours", "zone"),
    [
        ("mon-fri 08:00-17:00 Europe/Berlin", "Europe/Berlin"),
        ("24x7 UTC", "UTC"),
        ("mon-fri 08:00-17:00", "UTC"),
    ],
)
def test_time_zone_may_stand_behind_the_hours(hours: str, zone: str) -> None:
    assert calendar(hours).timezone == zone


def test_written_time_zone_comes_first() -> None:
    assert calendar("24x7 Europe/Berlin", timezone="Asia/Tokyo").timezone == "Asia/Tokyo"


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ("08:00-17:00", "is not hours of a week"),
        ("always", "is not hours of a week"),
        ("fri-mon 08:00-17:00", "ends before it begins"),
        ("mo-fr 08:00-17:00", '"mo" is no day of the week'),
        ("mon 8-17", "is not a time of day"),
        ("mon 08:00", "is not a time of day"),
        ("mon 17:00-08:00", "17:00-08:00 ends before it begins"),
        ("mon 08:00-17:00 Europe/Berln", "is no time zone"),
    ],
)
def test_other_hours_are_refused(hours: str, words: str) -> None:
    assert words in problem(hours)


@pytest.mark.parametrize("hours", ["", "  ", [], None, {"mon": "08:00"}, "mon " * 20_000])
def test_no_hours_are_refused(hours: object) -> None:
    with pytest.raises(ValidationError):
        calendar(hours)


def test_holidays_are_a_date_and_perhaps_a_name() -> None:
    made = calendar(
        "24x7", holidays=["2026-12-25 Christmas Day", "2026-12-26", {"date": "2027-01-01"}]
    )
    assert [(str(day.date), day.title) for day in made.holidays] == [
        ("2026-12-25", "Christmas Day"),
        ("2026-12-26", None),
        ("2027-01-01", None),
    ]


@pytest.mark.parametrize(
    ("written", "day", "title"),
    [
        ("12-25 Christmas Day", "12-25", "Christmas Day"),
        ("--12-25", "12-25", None),
        ("02-29", "02-29", None),
        ({"date": "2026-01-01", "yearly": "true"}, "01-01", None),
        ("2026-12-24 Christmas Eve", "2026-12-24", "Christmas Eve"),
    ],
)
def test_a_holiday_without_its_year_comes_back(
    written: object, day: str, title: str | None
) -> None:
    (holiday,) = calendar("24x7", holidays=[written]).holidays
    assert (holiday.day, holiday.title) == (day, title)
    assert holiday.yearly is not day.startswith("2026")


def test_a_day_that_no_year_has_is_no_holiday() -> None:
    with pytest.raises(ValidationError):
        calendar("24x7", holidays=["02-30"])


def test_hours_of_a_day_may_touch_but_not_overlap() -> None:
    assert segments("mon 08:00-12:00, 12:00-17:00; tue 10:00-14:00")
    assert problem("mon 08:00-12:00, 11:30-17:00") == "on mon, 11:30-17:00 overlaps 08:00-12:00"
    assert problem(["mon-fri 08:00-12:00", "fri 08:00-12:00"])
