"""Hours of a week as people write them on a door."""

from itertools import groupby

from servicefolio.derive.calendars.opening_hours import OpeningHours
from servicefolio.text import listing

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MINUTES_AN_HOUR = 60
_TWO = 2


def week_in_words(hours: OpeningHours) -> str:
    """Say when the hours of a week are: neighbouring days that are alike stand together.

    Days off are not told: whoever calls on one hears it.

    >>> from zoneinfo import ZoneInfo
    >>> days = (*[((480, 1020),)] * 5, ((540, 720),), ())
    >>> week_in_words(OpeningHours(ZoneInfo("Europe/Berlin"), days))
    'Mon to Fri 08:00-17:00, Sat 09:00-12:00'
    """
    if hours.are_always:
        return "at any hour"
    told = groupby(zip(_DAYS, hours.week, strict=True), key=lambda day: day[1])
    return ", ".join(
        f"{_days([name for name, _ in days])} {_times(times)}" for times, days in told if times
    )


def _days(names: list[str]) -> str:
    return f"{names[0]} to {names[-1]}" if len(names) > _TWO else listing(names, "and")


def _times(times: tuple[tuple[int, int], ...]) -> str:
    return " and ".join(f"{_clock(opens)}-{_clock(closes)}" for opens, closes in times)


def _clock(minutes: int) -> str:
    return f"{minutes // _MINUTES_AN_HOUR:02}:{minutes % _MINUTES_AN_HOUR:02}"
