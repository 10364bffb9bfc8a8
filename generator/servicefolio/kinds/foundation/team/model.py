"""A team: who does the work, and how to reach them."""

from typing import Annotated, ClassVar, Literal

from servicefolio.records.base import OneOrMany, Record
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Line, Url


class Team(Record):
    """A group of people under one name, reached as a group."""

    KIND: ClassVar[str] = "team"

    state: Literal["active", "inactive"] = "active"
    """Where it stands in its life."""
    type: Literal["support", "development", "management", "supplier"] = "support"
    """What it mainly does."""
    parent: Annotated[Ref, RefTo(("team",), "part of", "contains")] | None = None
    """The team that it belongs to."""
    queue: Line | None = None
    """The queue of the ticket tool that it works on."""
    phone: Line | None = None
    """The number that it answers in its hours."""
    on_call: Line | None = None
    """How to reach it at any hour."""
    email: Line | None = None
    """The team's mailbox."""
    chat: Url | None = None
    """The channel where it is asked."""
    hours: Annotated[Ref, RefTo(("calendar",), "works in", "working hours of")] | None = None
    """The hours in which it works."""
    roles: Annotated[tuple[Line, ...], OneOrMany] = ()
    """The roles in it; never people's names."""
