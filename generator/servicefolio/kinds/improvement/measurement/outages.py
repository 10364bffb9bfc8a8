"""When a service was away, what of it does not count, and when nobody looked."""

from typing import Annotated, Literal

from pydantic import Field

from servicefolio.records.base import Shape
from servicefolio.records.choice import Meanings
from servicefolio.records.scalars import DateTime, DayOrTime, Flag, Line, Percent

Severity = Annotated[
    Literal["down", "disrupted", "notice"],
    Meanings(
        {
            "down": "It could not be used.",
            "disrupted": "It could be used by some, or not in full.",
            "notice": "Nobody was held up, so that it does not count.",
        }
    ),
]


class Downtime(Shape):
    """A time in which it was away."""

    from_: DayOrTime = Field(alias="from")
    """When it began."""
    to: DayOrTime
    """When it was over."""
    severity: Severity = "down"
    """How much of it was away."""
    share: Percent | None = None
    """The share of users who could not work, where it was disrupted; left out, it counts whole."""
    planned: Flag = False
    """Whether it was planned; it counts unless an exclusion or the agreement's maintenance covers
    it."""
    announced: DateTime | None = None
    """When it was announced, where it was planned."""
    note: Line | None = None
    """What happened."""


class Exclusion(Shape):
    """A time that does not count, as the parties agreed."""

    from_: DayOrTime = Field(alias="from")
    """When it began."""
    to: DayOrTime
    """When it was over."""
    reason: Line
    """The clause or announcement by which it does not count."""


class Gap(Shape):
    """A time of which nobody knows whether it worked."""

    from_: DayOrTime = Field(alias="from")
    """When it began."""
    to: DayOrTime
    """When it was over."""
    note: Line | None = None
    """Why nothing was measured."""
