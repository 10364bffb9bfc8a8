"""A window of time: from one moment to another, as changes, freezes and outages have it."""

import re
from datetime import datetime, timedelta
from typing import Any, ClassVar, Self

from pydantic import model_validator

from servicefolio.messages import quoted
from servicefolio.records.base import Shape
from servicefolio.records.moment import DateTimeValue, parse_date_time
from servicefolio.records.scalars import DateTime, author_error

_DAY = r"\d{4}-\d{2}-\d{2}"
_TIME = r"\d{1,2}:\d{2}"
_ZONE = r"(?: (?P<timezone>[A-Za-z][\w/+-]*))?"
_TIMES = re.compile(
    rf"(?P<day>{_DAY})[ T](?P<opens>{_TIME}) ?(?:-|\u2013|to) ?"
    rf"(?:(?P<last>{_DAY})[ T])?(?P<closes>{_TIME}){_ZONE}"
)
_DAYS = re.compile(rf"(?P<day>{_DAY})(?: (?:-|\u2013|to) (?P<last>{_DAY}))?{_ZONE}")
_EXAMPLES = "write it as 2026-12-03 20:30-22:00, or as 2026-12-03 20:30 - 2026-12-04 02:00"


class TimeWindow(Shape):
    """A window of time such as `2026-12-03 20:30-22:00`; days alone are whole days."""

    HAS_OWN_SHORT_FORM: ClassVar[bool] = True

    start: DateTime
    """The day and time at which it begins."""
    end: DateTime
    """The day and time at which it ends, in the same time zone."""

    @classmethod
    def from_short_form(cls, value: Any) -> Any:
        """Read both moments, and the time zone behind them, which is that of both."""
        if not isinstance(value, str):
            return value
        text = " ".join(value.split())
        if match := _TIMES.fullmatch(text):
            start = f"{match['day']} {match['opens']}"
            end = f"{match['last'] or match['day']} {match['closes']}"
            _refuse_empty(start, end, same_day=match["last"] is None)
        elif match := _DAYS.fullmatch(text):
            start, end = f"{match['day']} 00:00", f"{match['last'] or match['day']} 24:00"
        else:
            raise author_error(f"{quoted(value)} is no window of time", _EXAMPLES)
        zone = f" {match['timezone']}" if match["timezone"] else ""
        return {"start": start + zone, "end": end + zone}

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if bool(self.start.zone) != bool(self.end.zone):
            raise author_error(
                f"{self.start} - {self.end} has one time zone", "write the zone behind both times"
            )
        if self.end.at < self.start.at:
            raise author_error(f"{self.start} - {self.end} ends before it begins", _EXAMPLES)
        return self

    @property
    def words(self) -> str:
        """The window for a reader, with the second day only where it is another."""
        first, last = self.start.at, self.end.at - timedelta(minutes=1)
        zone = f" ({self.start.zone})" if self.start.zone else ""
        if _is_midnight(first) and _is_midnight(self.end.at):
            days = {f"{first:%Y-%m-%d}", f"{last:%Y-%m-%d}"}
            return " to ".join(sorted(days)) + zone
        if first.date() == last.date():
            return f"{first:%Y-%m-%d %H:%M} to {_clock(self.end)}{zone}"
        return f"{first:%Y-%m-%d %H:%M} to {self.end.at:%Y-%m-%d %H:%M}{zone}"


def _is_midnight(moment: datetime) -> bool:
    return (moment.hour, moment.minute) == (0, 0)


def _clock(moment: DateTimeValue) -> str:
    """The time of day at which a day's window ends; midnight is its 24:00."""
    return "24:00" if _is_midnight(moment.at) else f"{moment.at:%H:%M}"


def _refuse_empty(start: str, end: str, *, same_day: bool) -> None:
    """Refuse a window that ends before it begins, with what its author most likely meant."""
    begins, ends = parse_date_time(start), parse_date_time(end)
    if begins is None or ends is None or begins.at < ends.at:
        return
    hint = _EXAMPLES
    if same_day:
        clock = end.partition(" ")[2]
        following = begins.at.date() + timedelta(days=1)
        hint = f"over midnight, write the second day too: {start} - {following} {clock}"
    raise author_error(f"{start} - {end} ends before it begins", hint)
