"""The days, weeks, months, quarters and years in which things are counted."""

from datetime import date, timedelta

_A_DAY = timedelta(days=1)
_MONTHS_A_QUARTER = 3
_LONGEST = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
"""In days."""


def begin_of(period: str, day: date) -> date:
    """Find the first day of the period (`day`, `week`, `month`, `quarter`, `year`) of a day.

    >>> begin_of("quarter", date(2026, 11, 23)), begin_of("week", date(2026, 11, 22))
    (datetime.date(2026, 10, 1), datetime.date(2026, 11, 16))
    """
    if period == "day":
        return day
    if period == "week":
        return day - day.weekday() * _A_DAY
    if period == "year":
        return date(day.year, 1, 1)
    over = (day.month - 1) % _MONTHS_A_QUARTER if period == "quarter" else 0
    return date(day.year, day.month - over, 1)


def end_of(period: str, day: date) -> date:
    """Find the last day of the period of a day.

    >>> end_of("month", date(2026, 2, 10)), end_of("year", date.max)
    (datetime.date(2026, 2, 28), datetime.date(9999, 12, 31))
    """
    if day.year == date.max.year:
        return date.max
    in_the_next = begin_of(period, day) + _LONGEST[period] * _A_DAY
    return begin_of(period, in_the_next) - _A_DAY


def last_whole(period: str, today: date) -> tuple[date, date]:
    """Find the first and last day of the last period that is over.

    >>> last_whole("month", date(2026, 11, 23))
    (datetime.date(2026, 10, 1), datetime.date(2026, 10, 31))
    """
    end = begin_of(period, today) - _A_DAY
    return begin_of(period, end), end
