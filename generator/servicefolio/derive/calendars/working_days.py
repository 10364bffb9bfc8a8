"""Days counted without weekends, where no calendar of the organisation is named."""

from datetime import date, timedelta

_SATURDAY = 5


def after_working_days(day: date, count: int) -> date:
    """Find the day that is some working days, Monday to Friday, after another; holidays count.

    No date lies beyond the year 9999.

    >>> after_working_days(date(2026, 11, 19), 2)
    datetime.date(2026, 11, 23)
    """
    while count > 0 and day < date.max:
        day += timedelta(days=1)
        count -= day.weekday() < _SATURDAY
    return day
