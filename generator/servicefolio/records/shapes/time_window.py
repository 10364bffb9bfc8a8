"""A window of time: from one moment to another, as changes, freezes and outages have it."""

import re
from datetime import timedelta
from typing import Any, ClassVar, Self

from pydantic import model_validator

from servicefolio.messages import quoted
from servicefolio.records.base import Shape
from servicefolio.records.moments import parse_moment
from servicefolio.records.scalars import Moment, Zone, author_error

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

    start: Moment
    """The day and time at which it begins."""
    end: Moment
    """The day and time at which it ends."""
    timezone: Zone | None = None
    """The time zone of both; left out, the one that the organisation's clocks show."""

    @classmethod
    def from_short_form(cls, value: Any) -> Any:
        """Read both moments, and the time zone behind them."""
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
        zone = {"timezone": match["timezone"]} if match["timezone"] else {}
        return {"start": start, "end": end, **zone}

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.end < self.start:
            raise author_error(f"{self.start} - {self.end} ends before it begins", _EXAMPLES)
        return self

    @property
    def words(self) -> str:
        """The window for a reader, with the second day only where it is another."""
        zone = f" ({self.timezone})" if self.timezone else ""
        if self.end.date() == self.start.date():
            return f"{self.start} to {self.end:%H:%M}{zone}"
        return f"{self.start} to {self.end}{zone}"


def _refuse_empty(start: str, end: str, *, same_day: bool) -> None:
    """Refuse a window that ends before it begins, with what its author most likely meant."""
    begins, ends = parse_moment(start), parse_moment(end)
    if begins is None or ends is None or begins < ends:
        return
    hint = _EXAMPLES
    if same_day:
        clock = end.partition(" ")[2]
        following = begins.date() + timedelta(days=1)
        hint = f"over midnight, write the second day too: {start} - {following} {clock}"
    raise author_error(f"{start} - {end} ends before it begins", hint)
