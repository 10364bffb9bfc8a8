"""Words and iCalendar rules for what comes again."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from servicefolio.records.recurrence import Hours, read_recurrence
from servicefolio.records.recurrence_rule import days_of, read_rule

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("every day", "FREQ=DAILY"),
        ("daily", "FREQ=DAILY"),
        ("every 3 days", "FREQ=DAILY;INTERVAL=3"),
        ("every Sunday", "FREQ=WEEKLY;BYDAY=SU"),
        ("Sundays", "FREQ=WEEKLY;BYDAY=SU"),
        ("every sat and sun", "FREQ=WEEKLY;BYDAY=SA,SU"),
        ("every weekend", "FREQ=WEEKLY;BYDAY=SA,SU"),
        ("every working day", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("Monday to Thursday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH"),
        ("fri-mon", "FREQ=WEEKLY;BYDAY=FR,SA,SU,MO"),
        ("every other Sunday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU"),
        ("every two weeks on Monday and Thursday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH"),
        ("every second Sunday of the month", "FREQ=MONTHLY;BYDAY=2SU"),
        ("the last Friday of every month", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("first and third Tuesday of each month", "FREQ=MONTHLY;BYDAY=1TU,3TU"),
        ("first Sunday of every quarter", "FREQ=MONTHLY;BYDAY=1SU;BYMONTH=1,4,7,10"),
        ("last day of every quarter", "FREQ=MONTHLY;BYMONTHDAY=-1;BYMONTH=3,6,9,12"),
        ("second Sunday of March and October", "FREQ=MONTHLY;BYDAY=2SU;BYMONTH=3,10"),
        ("15th of every month", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("every month on the 1st", "FREQ=MONTHLY;BYMONTHDAY=1"),
        ("every 3 months on the first Sunday", "FREQ=MONTHLY;INTERVAL=3;BYDAY=1SU"),
        ("last two days of every month", "FREQ=MONTHLY;BYMONTHDAY=-2,-1"),
        (
            "first five working days of every month",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,2,3,4,5",
        ),
        ("RRULE:FREQ=MONTHLY;BYDAY=1SU", "FREQ=MONTHLY;BYDAY=1SU"),
    ],
)
def test_words_for_days_are_read(words: str, rule: str) -> None:
    assert read_recurrence(words).rule.text == rule
    assert read_recurrence(words).hours is None
    assert read_recurrence(f"{words} 02:00-06:00").hours == Hours(120, 360)


@pytest.mark.parametrize(
    ("words", "opens", "closes"),
    [
        ("every Sunday 22:00-04:00", 22 * 60, 28 * 60),
        ("every day from 00:00 to 24:00", 0, 24 * 60),
        ("every Friday 18:00 - Monday 06:00", 18 * 60, 3 * 24 * 60 + 6 * 60),
        ("FREQ=WEEKLY;BYDAY=SU 2:00\N{EN DASH}5:30", 120, 330),
    ],
)
def test_hours_may_go_on_over_midnight(words: str, opens: int, closes: int) -> None:
    assert read_recurrence(words).hours == Hours(opens, closes)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("now and then", '"now and then" does not say on which days it comes'),
        ("every second Sunday", '"every second Sunday" does not say on which days it comes'),
        ("sixth Sunday of every month", "does not say on which days"),
        ("first Sunday of Sextember", "does not say on which days"),
        ("every Sunday 02:00", 'the hours of "every Sunday 02:00" cannot be read'),
        ("every Sunday 02:00-06:00 Europe/Berlin", "cannot be read"),
        ("every Sunday 25:00-26:00", '"25:00-26:00" are no hours of a day'),
        ("every Sunday 02:00-02:00", '"02:00-02:00" ends when it begins'),
        ("every weekend 18:00 - Monday 06:00", "ends cannot be read"),
        ("31st of February", "never comes"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "never comes"),
        ("FREQ=HOURLY", "FREQ cannot be HOURLY"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL cannot be 0"),
        ("FREQ=WEEKLY;BYDAY=XX", "BYDAY cannot be XX"),
        ("FREQ=WEEKLY;BYDAY=1SU", "counts days of a month"),
        ("FREQ=WEEKLY;BYMONTHDAY=1", "BYMONTHDAY does not go with FREQ=WEEKLY"),
        ("FREQ=WEEKLY;BYHOUR=2", "BYHOUR says when it begins"),
        ("FREQ=WEEKLY;DTSTART=2", "DTSTART is not read here"),
        ("FREQ=DAILY;FREQ=DAILY", "FREQ stands twice"),
        ("BYDAY=SU", "it has no FREQ"),
        ("FREQ=DAILY;", None),
        ("FREQ=DAILY;SU=", '"SU=" is no part'),
        ("FREQ=DAILY;UNTIL=20261331", "UNTIL cannot be 20261331"),
        ("FREQ=MONTHLY;BYSETPOS=1", "BYSETPOS chooses"),
        ("FREQ=MONTHLY;INTERVAL=12;BYMONTH=2;BYDAY=1SU", "may be never"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(words: str, message: str | None) -> None:
    if message is None:
        read_recurrence(words)
        return
    with pytest.raises(PydanticCustomError) as caught:
        read_recurrence(words)
    assert caught.value.context is not None
    assert message in caught.value.context["message"]
    assert caught.value.context["hint"]


WORDS = st.sampled_from(
    [
        "every", "the", "last", "first", "second", "2", "weeks", "days", "day", "month", "of", "on",
        "Sunday", "mon-fri", "and", ",", "02:00-06:00", "FREQ=MONTHLY;BYDAY=1SU", ";", "-", "31st",
        "quarter", "working",
    ]
)  # fmt: skip


@given(st.text(max_size=40) | st.lists(WORDS, max_size=9).map(" ".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        recurrence = read_recurrence(text)
    except PydanticCustomError:
        return
    first = date(2026, 1, 1)
    days = list(days_of(recurrence.rule, first, first + timedelta(days=400), first, BERLIN))
    assert days == sorted(set(days))


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=WEEKLY;BYDAY=SU;UNTIL=20261213", [6, 13]),
        ("FREQ=WEEKLY;BYDAY=SU;UNTIL=20261212T225959Z", [6]),
        ("FREQ=WEEKLY;BYDAY=SU;UNTIL=20261212T230000Z", [6, 13]),
        ("FREQ=WEEKLY;BYDAY=SU;COUNT=3", [6, 13, 20]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU", [6, 20]),
    ],
)
def test_a_rule_ends_and_counts_where_it_says(rule: str, days: list[int]) -> None:
    december = date(2026, 12, 1), date(2026, 12, 31)
    found = days_of(read_rule(rule), *december, date(2026, 12, 1), BERLIN)
    assert [day.day for day in found] == days


def test_a_rule_that_does_not_count_is_the_same_wherever_it_is_entered() -> None:
    rule = read_recurrence("last two working days of every month").rule
    whole = list(days_of(rule, date(2026, 1, 1), date(2027, 12, 31), None, BERLIN))
    for day in whole:
        assert list(days_of(rule, day, day, None, BERLIN)) == [day]
