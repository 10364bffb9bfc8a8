"""What comes again and again: on which days, and in which hours of them."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator

from servicefolio.messages import quoted
from servicefolio.records.recurrence_rule import DayRule, read_rule
from servicefolio.records.recurrence_words import WEEK, rule_in_words, weekday
from servicefolio.records.scalars import author_error

MINUTES_A_DAY = 24 * 60
_HOURS = re.compile(
    r"(?:^|[ ,]+|(?<=;))(?:(?:from|at) )?(?P<opens>\d{1,2}:\d{2}) ?(?:-|\u2013|to|until) ?"
    r"(?:(?P<day>[a-z]+) )?(?P<closes>\d{1,2}:\d{2})$",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_EXAMPLES = (
    "write it like every Sunday 02:00-06:00, second Tuesday of every month 18:00-22:00, "
    "every 2 weeks on Friday, or as an iCalendar rule: FREQ=MONTHLY;BYDAY=-1SU 02:00-06:00"
)


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of each time, as clocks show them."""

    opens: int = 0
    """When it begins, in minutes after midnight."""
    closes: int = MINUTES_A_DAY
    """When it ends, in minutes after the same midnight: more than 1440 on a day after."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Days that come again, and the hours of them."""

    rule: DayRule
    hours: Hours | None = None
    """None where none are written: it is whole days, or the hours of its first time."""


@lru_cache(maxsize=1024)
def read_recurrence(text: str) -> Recurrence:
    """Read plain words or an iCalendar rule, with hours behind it.

    Raises the author's error where it cannot be read.

    >>> read_recurrence("every Sunday 22:00-04:00").hours
    Hours(opens=1320, closes=1680)
    """
    folded = " ".join(text.split())
    match = _HOURS.search(folded)
    days = folded[: match.start()] if match else folded
    if "=" in days:
        return Recurrence(read_rule(days), _hours(match, None, text))
    if _CLOCK.search(days):
        hint = "write hours like 02:00-06:00, the first time and the last; the zone is `timezone:`"
        raise author_error(f"the hours of {quoted(text)} cannot be read", hint)
    words = rule_in_words(days)
    if words is None:
        raise author_error(f"{quoted(text)} does not say on which days it comes", _EXAMPLES)
    return Recurrence(read_rule(words), _hours(match, words, text))


def _readable(text: str) -> str:
    read_recurrence(text)
    return " ".join(text.split())


Repeats = Annotated[str, AfterValidator(_readable)]
"""What comes again and again, as its author wrote it; `read_recurrence` makes it a value."""


def _hours(match: re.Match[str] | None, rule: str | None, text: str) -> Hours | None:
    if match is None:
        return None
    opens, closes = _minutes(match["opens"]), _minutes(match["closes"])
    if opens is None or closes is None or opens == MINUTES_A_DAY:
        hint = "a day goes from 00:00 to 24:00"
        raise author_error(f"{quoted(match[0].strip())} are no hours of a day", hint)
    if match["day"]:
        return Hours(opens, closes + MINUTES_A_DAY * _days_later(match["day"], rule, text))
    if closes == opens:
        hint = "leave the hours out where it is the whole day"
        raise author_error(f"{quoted(match[0].strip())} ends when it begins", hint)
    return Hours(opens, closes if closes > opens else closes + MINUTES_A_DAY)


def _minutes(clock: str) -> int | None:
    hours, minutes = (int(part) for part in clock.split(":"))
    found = hours * 60 + minutes
    return found if minutes < 60 and found <= MINUTES_A_DAY else None  # noqa: PLR2004 - an hour


def _days_later(name: str, rule: str | None, text: str) -> int:
    """Count the days from the only day on which it begins to the day of the week it ends on."""
    codes = tuple(WEEK.values())
    begins = re.search(r"BYDAY=-?\d?([A-Z]{2})(?:;|$)", rule or "")
    ends = weekday(name)
    if begins is None or ends is None:
        hint = "write it like every Friday 18:00 - Sunday 22:00, with one day on which it begins"
        raise author_error(f"when {quoted(text)} ends cannot be read", hint)
    return (codes.index(ends) - codes.index(begins[1])) % 7 or 7
