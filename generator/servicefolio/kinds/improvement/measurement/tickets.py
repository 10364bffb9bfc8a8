"""Tickets as the ticket tool exports them: their times, and nothing about persons."""

import re
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from servicefolio.records.base import OneOrMany, Shape
from servicefolio.records.scalars import DateTime, Line, Number, Whole, author_error
from servicefolio.records.shapes.target import Priority

_SPAN = re.compile(r"(?P<from>.+?) (?:to|until) (?P<to>.+)")


def _spans(value: Any) -> Any:
    """Read several spans in one cell, separated by semicolons."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(";") if part.strip()]
    return value


class Waiting(Shape):
    """A time in which it waited; in short `2026-08-03 10:00 to 2026-08-03 11:30`."""

    HAS_OWN_SHORT_FORM: ClassVar[bool] = True

    from_: DateTime = Field(alias="from")
    """When it began to wait."""
    to: DateTime
    """When work went on."""

    @classmethod
    def from_short_form(cls, value: Any) -> Any:
        """Read `2026-08-03 10:00 to 2026-08-03 11:30`."""
        if isinstance(value, str):
            match = _SPAN.fullmatch(" ".join(value.split()))
            if match is None:
                hint = "write it like 2026-08-03 10:00 to 2026-08-03 11:30"
                raise author_error(f'"{value}" is no span of time', hint, "type")
            return match.groupdict()
        return value


class Ticket(Shape):
    """A ticket of an export."""

    opened: DateTime
    """When it was opened."""
    owned: DateTime | None = None
    """When somebody began to work on it."""
    resolved: DateTime | None = None
    """When it was solved; left out while it is open."""
    key: Line | None = None
    """Its key in the ticket tool; nothing that names a person."""
    priority: Priority | None = None
    """Its priority."""
    request_type: Line | None = None
    """What was asked for, in the words of the agreement's targets; left out of a fault."""
    pending: Annotated[tuple[Waiting, ...], OneOrMany, BeforeValidator(_spans)] = ()
    """When it waited for its caller or somebody else; several are separated by semicolons."""
    pending_minutes: Annotated[Number, Field(ge=0)] | None = None
    """How many minutes it waited in all, of the hours in which its clock runs, where the export
    does not say when."""
    reopened: Annotated[Whole, Field(ge=0)] | None = None
    """How often it was opened again after it had been solved."""
    caused_by_change: Line | None = None
    """The key of the change that caused it."""
    fault: Line | None = None
    """What was the matter, as the tool groups it, such as a category or a known error; two tickets
    of one fault within thirty days are a repetition."""
