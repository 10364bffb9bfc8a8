"""A window of time is read from one line, and what cannot be one is refused in words."""

import pytest
from pydantic import ValidationError

from servicefolio.records.shapes.time_window import TimeWindow


@pytest.mark.parametrize(
    ("written", "start", "end", "zone"),
    [
        ("2026-12-03 20:30-22:00", "2026-12-03 20:30", "2026-12-03 22:00", None),
        ("2026-12-03 20:30 - 22:00", "2026-12-03 20:30", "2026-12-03 22:00", None),
        ("2026-12-03T20:30-22:00", "2026-12-03 20:30", "2026-12-03 22:00", None),
        ("2026-12-03 8:30 to 9:00", "2026-12-03 08:30", "2026-12-03 09:00", None),
        ("2026-12-03 20:30 - 2026-12-04 02:00", "2026-12-03 20:30", "2026-12-04 02:00", None),
        ("2026-12-31 20:30-24:00", "2026-12-31 20:30", "2027-01-01 00:00", None),
        (
            "2026-12-03 20:30-22:00 Europe/Berlin",
            "2026-12-03 20:30",
            "2026-12-03 22:00",
            "Europe/Berlin",
        ),
        ("2026-12-18 - 2027-01-06", "2026-12-18 00:00", "2027-01-07 00:00", None),
        ("2026-12-24 UTC", "2026-12-24 00:00", "2026-12-25 00:00", "UTC"),
    ],
)
def test_one_line_is_a_window(written: str, start: str, end: str, zone: str | None) -> None:
    made = TimeWindow.model_validate(written)
    assert [f"{moment.at:%Y-%m-%d %H:%M}" for moment in (made.start, made.end)] == [start, end]
    assert made.start.zone == made.end.zone == zone


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2026-12-03 20:30-22:00", "2026-12-03 20:30 to 22:00"),
        ("2026-12-03 20:30-22:00 UTC", "2026-12-03 20:30 to 22:00 (UTC)"),
        ("2026-12-03 20:30 - 2026-12-04 02:00", "2026-12-03 20:30 to 2026-12-04 02:00"),
        ("2026-12-03 20:30-24:00", "2026-12-03 20:30 to 24:00"),
        ("2026-12-24", "2026-12-24"),
        ("2026-12-18 - 2027-01-06", "2026-12-18 to 2027-01-06"),
    ],
)
def test_readers_see_the_second_day_where_it_is_another(written: str, words: str) -> None:
    assert TimeWindow.model_validate(written).words == words


def test_a_window_survives_being_written_and_read() -> None:
    made = TimeWindow.model_validate("2026-12-03 20:30-22:00 Europe/Berlin")
    fields = made.model_dump(mode="json", exclude_unset=True)
    assert fields == {
        "start": "2026-12-03T20:30+01:00",
        "end": "2026-12-03T22:00+01:00",
    }
    assert TimeWindow.model_validate(fields) == made


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        ("tonight", "is no window of time", "2026-12-03 20:30-22:00"),
        ("2026-12-03 22:00", "is no window of time", "2026-12-03 20:30-22:00"),
        (
            "2026-12-03 22:00-02:00",
            "ends before it begins",
            "2026-12-03 22:00 - 2026-12-04 02:00",
        ),
        ("2026-12-03 22:00-22:00", "ends before it begins", "over midnight"),
        ("2026-12-05 - 2026-12-03", "ends before it begins", "write it as"),
        ("2026-12-03 22:00-25:00", "is not a date with a time", "2026-11-23 03:12"),
        ("2026-02-30 10:00-11:00", "is not a date with a time", "2026-11-23 03:12"),
        ("9999-12-31 22:00-24:00", "is not a date with a time", "2026-11-23 03:12"),
        ("2026-12-03 20:30-22:00 Europe/Berln", "is not a date with a time", "Europe/Berlin"),
        ({"start": "2026-12-03 22:00", "end": "2026-12-03 20:00"}, "ends before", "write it as"),
        ({"start": "2026-12-03 22:00 UTC", "end": "2026-12-03 23:00"}, "one time zone", "both"),
    ],
)
def test_what_is_no_window_is_refused_with_a_remedy(
    written: object, message: str, hint: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        TimeWindow.model_validate(written)
    context = refused.value.errors()[0]["ctx"]
    assert message in context["message"]
    assert hint in context["hint"]
