"""Points in time as their authors write them: a day, and what the clock on the wall shows."""

import re
from datetime import datetime, timedelta

MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{1,2}):(\d{2})")
_MIDNIGHT = 24


class MomentValue(datetime):
    """A day with a time of day, to the minute, in the time zone of whatever it stands in."""

    __slots__ = ()

    def __str__(self) -> str:
        return self.isoformat(" ", "minutes")


def parse_moment(text: str) -> MomentValue | None:
    """Read `2026-12-03 20:30`; 24:00 is the beginning of the next day.

    >>> str(parse_moment("2026-12-31 24:00"))
    '2027-01-01 00:00'
    """
    match = MOMENT.fullmatch(text.strip())
    if not match:
        return None
    hours, minutes = int(match[2]), int(match[3])
    is_midnight = (hours, minutes) == (_MIDNIGHT, 0)
    try:
        moment = MomentValue.fromisoformat(match[1])
        moment = moment.replace(hour=0 if is_midnight else hours, minute=minutes)
        return moment + timedelta(days=1) if is_midnight else moment
    except (ValueError, OverflowError):
        return None
