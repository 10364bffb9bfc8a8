"""How much time lies between two moments, and how people say that."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from servicefolio.records.moment import DateTimeValue
from servicefolio.text import plural

_MINUTE = timedelta(minutes=1)
_MINUTES_AN_HOUR = 60
_HOURS_A_DAY = 24
_DAYS_A_YEAR = 365.25
_WEEKS_SAY_MORE = 91
"""Days below which an age is told in weeks, and above them in months."""
_YEARS_SAY_MORE = 3 * 365


def instant(written: DateTimeValue | date, zone: tzinfo) -> datetime:
    """Find the moment that is meant, in UTC; a day alone is its beginning in `zone`.

    Only moments in UTC can be subtracted: where both are of one zone, Python compares their
    clocks, and in the nights in which those are put forward or back it is wrong by an hour.
    """
    if isinstance(written, DateTimeValue):
        at = written.in_zone(zone)
    else:
        at = datetime.combine(written, time(), zone)
    try:
        return at.astimezone(UTC)
    except OverflowError:  # the first and the last day that there is
        return at.replace(tzinfo=UTC)


def between(start: DateTimeValue, end: DateTimeValue, zone: tzinfo) -> timedelta:
    """Measure the time from one moment to another; negative where the other is the earlier."""
    return instant(end, zone) - instant(start, zone)


def in_words(length: timedelta) -> str:
    """Say how long something takes, rounded down to what matters at its size.

    >>> in_words(timedelta(hours=5, minutes=10)), in_words(timedelta(days=2, hours=3, minutes=9))
    ('5 h 10 min', '2 days 3 h')
    >>> in_words(timedelta(seconds=59))
    'less than a minute'
    """
    hours, minutes = divmod(length // _MINUTE, _MINUTES_AN_HOUR)
    days, hours = divmod(hours, _HOURS_A_DAY)
    if days:
        return " ".join(filter(None, (plural(days, "day"), f"{hours} h" if hours else "")))
    words = (f"{hours} h" if hours else "", f"{minutes} min" if minutes else "")
    return " ".join(filter(None, words)) or "less than a minute"


def hours_in_words(length: timedelta) -> str:
    """Say how much of some hours something takes: without days, which have fewer hours there.

    >>> hours_in_words(timedelta(hours=42, minutes=5)), hours_in_words(timedelta(minutes=38.5))
    ('42 h 5 min', '38 min')
    """
    hours, minutes = divmod(length // _MINUTE, _MINUTES_AN_HOUR)
    words = (f"{hours:,} h" if hours else "", f"{minutes} min" if minutes else "")
    if not any(words):
        return "less than a minute" if length else "0 min"
    return " ".join(filter(None, words))


def apart_in_words(length: timedelta) -> str:
    """Say how far a moment lies from another one, and on which side.

    >>> apart_in_words(timedelta(minutes=3)), apart_in_words(timedelta(minutes=-4))
    ('+3 min', '4 min before')
    """
    if length < timedelta():
        return f"{in_words(-length)} before"
    return f"+{in_words(length)}" if length >= _MINUTE else ""


def age_in_words(days: int) -> str:
    """Say how old something is.

    >>> age_in_words(45), age_in_words(400), age_in_words(1)
    ('6 weeks', '13 months', '1 day')
    """
    if days < 1:
        return "less than a day"
    if days < _WEEKS_SAY_MORE:
        weeks = days // 7
        return plural(weeks, "week") if weeks > 1 else plural(days, "day")
    if days < _YEARS_SAY_MORE:
        return plural(round(days * 12 / _DAYS_A_YEAR), "month")
    return plural(int(days / _DAYS_A_YEAR), "year")


def ago(day: date, today: date) -> str:
    """Say how long ago a day was, or how far it is away.

    >>> ago(date(2026, 11, 20), date(2026, 11, 23)), ago(date(2026, 11, 30), date(2026, 11, 23))
    ('3 days ago', 'in 7 days')
    """
    days = (today - day).days
    if not days:
        return "today"
    return f"{age_in_words(days)} ago" if days > 0 else f"in {age_in_words(-days)}"
