"""The days on which something comes again: the part of an iCalendar rule (RFC 5545) that has days.

The only module that knows dateutil.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from dateutil.rrule import rrulestr

from servicefolio.records.scalars import author_error
from servicefolio.text import listing

_EXAMPLE = "write it like FREQ=MONTHLY;BYDAY=1SU, and its hours behind it: 02:00-06:00"
_PART = re.compile(r"(?P<key>[A-Z]+)=(?P<value>[A-Z0-9,+-]+)")
_DAYS = "MO|TU|WE|TH|FR|SA|SU"
_VALUES = {
    "FREQ": re.compile(r"DAILY|WEEKLY|MONTHLY|YEARLY"),
    "INTERVAL": re.compile(r"[1-9]\d?"),
    "COUNT": re.compile(r"[1-9]\d{0,3}"),
    "UNTIL": re.compile(r"\d{8}(?:T\d{6}Z?)?"),
    "BYDAY": re.compile(rf"(?:[+-]?[1-5])?(?:{_DAYS})(?:,(?:[+-]?[1-5])?(?:{_DAYS}))*"),
    "BYMONTHDAY": re.compile(r"[+-]?(?:[1-9]|[12]\d|3[01])(?:,[+-]?(?:[1-9]|[12]\d|3[01]))*"),
    "BYMONTH": re.compile(r"(?:[1-9]|1[0-2])(?:,(?:[1-9]|1[0-2]))*"),
    "BYSETPOS": re.compile(r"[+-]?[1-9]\d?(?:,[+-]?[1-9]\d?)*"),
    "WKST": re.compile(_DAYS),
}
"""What may stand behind each key; a rule of hours or seconds is none of days."""
_OF_MONTHS = frozenset({"MONTHLY", "YEARLY"})
_UNTIL = re.compile(r";UNTIL=([0-9TZ]+)")
_LONGEST_PERIOD = timedelta(days=367)
_LAST_FOUR_CENTURIES = datetime(9600, 1, 1)  # noqa: DTZ001 - the clock of no zone
"""After so long the Gregorian calendar is the same again: what does not come then never does."""


@dataclass(frozen=True, slots=True)
class DayRule:
    """The days of an iCalendar rule, in whatever zone its clocks are."""

    text: str
    """The rule without its end, such as `FREQ=WEEKLY;BYDAY=SU`."""
    until: str | None = None
    """Its end as written in the rule: a day, or a moment."""
    counts_from_its_beginning: bool = False
    """Which days it means depends on the first one: every second week, ten times in all."""


def read_rule(text: str) -> DayRule:
    """Read an iCalendar rule; raises the author's error where it is none, or has no days."""
    parts = _parts(text)
    bare = ";".join(f"{key}={value}" for key, value in parts.items() if key != "UNTIL")
    ever = DayRule(";".join(part for part in bare.split(";") if not part.startswith("INTERVAL")))
    if next(iter(_expand(ever, _LAST_FOUR_CENTURIES, None)), None) is None:
        raise author_error(f"{text} never comes: there is no such day", _EXAMPLE)
    return DayRule(bare, parts.get("UNTIL"), _counts_from_its_beginning(parts))


def days_of(
    rule: DayRule, first: date, last: date, begins: date | None, zone: tzinfo
) -> Iterator[date]:
    """List the days of a rule from `first` to `last`, both included; none before it `begins`.

    A rule that does not count from its beginning is entered shortly before `first`, so that it
    costs the same in its first year and in its fiftieth.
    """
    start = max(first, begins or first)
    enter = begins if rule.counts_from_its_beginning and begins else _before(start)
    for at in _expand(rule, datetime.combine(enter, time()), zone):
        if at.date() > last:
            return
        if at.date() >= start:
            yield at.date()


def _before(day: date) -> date:
    """Go back by more than a period of any rule, since one may count the days in a period."""
    return day - min(_LONGEST_PERIOD, day - date.min)


def _expand(rule: DayRule, begins: datetime, zone: tzinfo | None) -> Iterator[datetime]:
    until = f";UNTIL={_local(rule.until, zone)}" if rule.until else ""
    yield from rrulestr(rule.text + until, dtstart=begins)


def _local(until: str, zone: tzinfo | None) -> str:
    """Write the end of a rule as the clocks of its zone show it, up to the end of a day alone."""
    if "T" not in until:
        return f"{until}T235959"
    if until.endswith("Z") and zone is not None:
        at = datetime.strptime(until, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        with suppress(OverflowError):  # the first and the last day that there is
            at = at.astimezone(zone)
        return f"{at:%Y%m%dT%H%M%S}".zfill(15)
    return until.removesuffix("Z")


def _parts(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for part in text.upper().removeprefix("RRULE:").rstrip(";").split(";"):
        match = _PART.fullmatch(part)
        if not match:
            raise author_error(f'"{part}" is no part of an iCalendar rule', _EXAMPLE)
        key, value = match["key"], match["value"]
        if key in {"BYHOUR", "BYMINUTE", "BYSECOND"}:
            raise author_error(f"{key} says when it begins, and not when it ends", _EXAMPLE)
        if key not in _VALUES or key in parts:
            known = f"the keys are {listing(_VALUES, 'and')}"
            raise author_error(
                f"{key} stands twice in this rule" if key in parts else f"{key} is not read here",
                known,
            )
        if not _VALUES[key].fullmatch(value):
            raise author_error(f"{key} cannot be {value}", _EXAMPLE)
        parts[key] = value
    if "FREQ" not in parts:
        raise author_error("this rule does not say how often: it has no FREQ", _EXAMPLE)
    _refuse_what_does_not_fit(parts)
    return parts


def _refuse_what_does_not_fit(parts: dict[str, str]) -> None:
    """Refuse what RFC 5545 (3.3.10) does not allow beside each other, and days that are none."""
    often = parts["FREQ"]
    if often not in _OF_MONTHS and "BYMONTHDAY" in parts:
        raise author_error(f"BYMONTHDAY does not go with FREQ={often}", "write FREQ=MONTHLY")
    if often not in _OF_MONTHS and re.search(r"\d", parts.get("BYDAY", "")):
        raise author_error(
            f"BYDAY={parts['BYDAY']} counts days of a month, and FREQ is {often}",
            "write FREQ=MONTHLY, or the days without numbers",
        )
    if {"INTERVAL", "BYMONTH"} <= parts.keys() and often == "MONTHLY":
        raise author_error(
            f"every {parts['INTERVAL']} months in some months may be never",
            "write the months alone: BYMONTH=1,4,7,10",
        )
    if "BYSETPOS" in parts and not {"BYDAY", "BYMONTHDAY"} & parts.keys():
        raise author_error("BYSETPOS chooses some of several days", "add BYDAY or BYMONTHDAY")
    if "UNTIL" in parts:
        try:
            datetime.strptime(parts["UNTIL"][:8], "%Y%m%d").replace(tzinfo=UTC)
            time.fromisoformat(parts["UNTIL"][9:15] or "000000")
        except ValueError:
            raise author_error(f"UNTIL cannot be {parts['UNTIL']}", _EXAMPLE) from None


def _counts_from_its_beginning(parts: dict[str, str]) -> bool:
    names_days = {"BYDAY", "BYMONTHDAY"} & parts.keys() or parts["FREQ"] == "DAILY"
    return parts.get("INTERVAL", "1") != "1" or "COUNT" in parts or not names_days
