"""A change window: a time at which changes are welcome, or are not."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import model_validator

from servicefolio.messages import quoted
from servicefolio.records.base import OneOrMany, Record
from servicefolio.records.choice import Meanings
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.recurrence import Repeats, read_recurrence
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Date, Line, Prose, Zone, author_error
from servicefolio.records.shapes.time_window import TimeWindow

WindowType = Annotated[
    Literal["freeze", "blackout", "maintenance"],
    Meanings(
        {
            "freeze": "Nothing is changed but what cannot wait, as at the end of the year.",
            "blackout": "Nothing is changed at all, as while the books are closed.",
            "maintenance": "Changes belong into it; users have been told that it may be away.",
        }
    ),
]

WindowPolicy = Annotated[
    Literal["block", "warn", "needs_ecab"],
    Meanings(
        {
            "block": "A change that does not keep it is refused.",
            "warn": "A change that does not keep it is told of, and may be done.",
            "needs_ecab": "A change that does not keep it needs the emergency board's approval.",
        }
    ),
]

_AFFECTED = RefTo(("service", "configuration_item"), "sets times for", "has times set by")


class ChangeWindow(Record):
    """A freeze, a blackout or a maintenance window, once or again and again."""

    KIND: ClassVar[str] = "change_window"
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State(
            "planned",
            "It holds; its dates say whether it is to come, is on, or is over.",
            leads_to=("cancelled",),
            needs=("when|repeats",),
        ),
        State("cancelled", "It does not hold.", leads_to=("planned",), stage="gone"),
    )

    state: Literal["planned", "cancelled"] = "planned"
    """Whether it holds; that it is on or over follows from its dates."""
    window_type: WindowType
    """Whether changes belong into it or must stay out of it."""
    when: TimeWindow | None = None
    """The one time at which it is, such as `2026-12-18 18:00 - 2027-01-06 06:00`."""
    repeats: Repeats | None = None
    """When it is again and again: `every Sunday 02:00-06:00`, `last Friday of every month`,
    `every 2 weeks on Friday`, or an iCalendar rule. Without hours it is whole days."""
    timezone: Zone | None = None
    """The time zone of `repeats`; left out, the one that the organisation's clocks show."""
    first_day: Date | None = None
    """The first day on which it repeats."""
    last_day: Date | None = None
    """The last day on which it repeats."""
    skips: Annotated[tuple[Date, ...], OneOrMany] = ()
    """The days on which it does not repeat."""
    scope: Annotated[tuple[Annotated[Ref, _AFFECTED], ...], OneOrMany] = ()
    """The services and configuration items that it is for; left out, all."""
    policy: WindowPolicy | None = None
    """What becomes of a change that does not keep it."""
    reason: Prose | None = None
    """Why there is one."""
    exceptions: Annotated[tuple[Line, ...], OneOrMany] = ()
    """What may be changed all the same."""

    @model_validator(mode="after")
    def _says_where_it_counts_from(self) -> Self:
        if self.repeats is None or self.first_day is not None:
            return self
        if read_recurrence(self.repeats).rule.counts_from_its_beginning:
            raise author_error(
                f"{quoted(self.repeats)} does not say on which day it begins",
                "add `first_day:` with the first day on which it is",
            )
        return self

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise author_error(
                f"it repeats from {self.first_day} to {self.last_day}, which is earlier",
                "correct `first_day:` or `last_day:`",
            )
        return self
