"""A calendar: the hours in which a service is promised or supported."""

import re
from itertools import pairwise
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from servicefolio.records.base import Record, Shape
from servicefolio.records.choice import Meanings
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.scalars import Clock, Date, Flag, Line, Zone, author_error
from servicefolio.text import listing

Day = Annotated[
    Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
    Meanings(
        {
            "mon": "Monday.",
            "tue": "Tuesday.",
            "wed": "Wednesday.",
            "thu": "Thursday.",
            "fri": "Friday.",
            "sat": "Saturday.",
            "sun": "Sunday.",
        }
    ),
]

Use = Annotated[
    Literal["service_hours", "support_hours", "both"],
    Meanings(
        {
            "service_hours": "Services are promised in these hours.",
            "support_hours": "Somebody works on faults in these hours.",
            "both": "Services are promised and faults are worked on in these hours.",
        }
    ),
]

_WEEK: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SEGMENT = re.compile(r"(?P<days>[a-z][a-z, -]*?) (?P<times>\d.*)", re.IGNORECASE)
_ZONE = re.compile(r"[A-Za-z_]+/[\w/+-]+|UTC")
_DAY_OF_YEAR = re.compile(r"(?:--)?(\d{2}-\d{2})")
_A_LEAP_YEAR = 2000
_ALWAYS = "24x7"
_EXAMPLE = "mon-fri 07:00-18:00 Europe/Berlin, or 24x7"


class Segment(Shape):
    """Hours that are the same on some days of the week."""

    days: tuple[Day, ...] = Field(min_length=1)
    """The days: `mon` to `sun`."""
    opens: Clock
    """When they begin."""
    closes: Clock
    """When they end; `24:00` is the end of the day."""

    @model_validator(mode="after")
    def _end_after_they_begin(self) -> Self:
        if self.closes < self.opens:
            hint = "write hours over midnight as two: 22:00-24:00, and 00:00-06:00 of the next day"
            raise author_error(f"{self.opens}-{self.closes} ends before it begins", hint)
        return self


class Holiday(Shape):
    """A day without hours; one text is its date, `12-25` for one that is there every year."""

    HAS_OWN_SHORT_FORM: ClassVar[bool] = True

    date: Date
    """The day; the year does not count where it is yearly."""
    title: Line | None = None
    """What it is called."""
    yearly: Flag = False
    """It falls on this day every year."""

    @classmethod
    def from_short_form(cls, value: Any) -> Any:
        """One text is the date, with or without its year, and its name after it."""
        if not isinstance(value, str):
            return value
        day, _, title = value.strip().partition(" ")
        named = {"title": title.strip()} if title.strip() else {}
        if match := _DAY_OF_YEAR.fullmatch(day):
            return {"date": f"{_A_LEAP_YEAR}-{match[1]}", **named, "yearly": True}
        return {"date": day, **named}

    @property
    def day(self) -> str:
        """The day as authors write it: `12-25` where it is yearly, else with its year."""
        return self.date.strftime("%m-%d") if self.yearly else self.date.isoformat()


def _segments(value: Any) -> Any:
    """Read `mon-fri 08:00-12:00, 13:00-17:00; sat 09:00-12:00`, or a list of such texts."""
    if isinstance(value, str):
        value = [part for part in re.split(r"[;\n]", value) if part.strip()]
    if not isinstance(value, list | tuple):
        return value
    return [segment for item in value for segment in _segment(item)]


def _segment(item: Any) -> list[Any]:
    if not isinstance(item, str):
        return [item]
    if item.strip() == _ALWAYS:
        return [{"days": _WEEK, "opens": "00:00", "closes": "24:00"}]
    match = _SEGMENT.fullmatch(" ".join(item.split()))
    if not match:
        raise author_error(f'"{item.strip()}" is not hours of a week', f"write it as {_EXAMPLE}")
    days = _days(match["days"])
    spans = [span.partition("-") for span in match["times"].split(",")]
    return [
        {"days": days, "opens": opens.strip(), "closes": closes.strip()}
        for opens, _, closes in spans
    ]


def _days(text: str) -> tuple[Day, ...]:
    days: list[Day] = []
    for part in text.lower().split(","):
        first, _, last = (name.strip() for name in part.partition("-"))
        begin, end = _day(first), _day(last or first)
        if end < begin:
            raise author_error(
                f'"{part.strip()}" ends before it begins', f"a week is {_WEEK[0]}-sun"
            )
        days += _WEEK[begin : end + 1]
    return tuple(dict.fromkeys(days))


def _day(name: str) -> int:
    for index, day in enumerate(_WEEK):
        if name.startswith(day):
            return index
    raise author_error(f'"{name}" is no day of the week', f"the days are {listing(_WEEK, 'and')}")


def _apart(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Refuse hours that would count twice."""
    for day in _WEEK:
        spans = sorted((item.opens, item.closes) for item in segments if day in item.days)
        for (opens, closes), (then_opens, then_closes) in pairwise(spans):
            if then_opens < min(closes, then_closes):
                message = f"on {day}, {then_opens}-{then_closes} overlaps {opens}-{closes}"
                raise author_error(message, "write them as one, or let one end before")
    return segments


class Calendar(Record):
    """Opening hours in a time zone, with days off."""

    KIND: ClassVar[str] = "calendar"
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State("active", "Hours may be counted in it.", leads_to=("inactive",)),
        State("inactive", "Nothing is counted in it any more.", leads_to=("active",), stage="gone"),
    )

    state: Literal["active", "inactive"] = "active"
    """Where it stands in its life."""
    use: Use | None = None
    """What its hours are for; left out, whatever names it."""
    hours: Annotated[
        tuple[Segment, ...],
        BeforeValidator(_segments, json_schema_input_type=str | tuple[str | Segment, ...]),
        AfterValidator(_apart),
    ] = Field(min_length=1)
    """The hours of a week, such as `mon-fri 07:00-18:00 Europe/Berlin`."""
    timezone: Zone = "UTC"
    """The time zone, unless it stands behind the hours."""
    holidays: tuple[Holiday, ...] = ()
    """The days without hours, such as `2026-12-24`, or `12-25` for every year."""

    @classmethod
    def from_short_form(cls, value: Any) -> Any:
        """Take the time zone from behind the hours."""
        if isinstance(value, dict) and isinstance(value.get("hours"), str):
            hours, _, zone = value["hours"].rstrip().rpartition(" ")
            if hours and _ZONE.fullmatch(zone):
                return {"timezone": zone, **value, "hours": hours}
        return value
