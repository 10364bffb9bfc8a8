"""A team: who does the work, and how to reach them."""

from typing import Annotated, ClassVar, Literal

from servicefolio.audiences import FOR_STAFF
from servicefolio.records.base import OneOrMany, Record
from servicefolio.records.choice import Meanings
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Line, Url

TeamType = Annotated[
    Literal["support", "development", "management", "supplier"],
    Meanings(
        {
            "support": "It keeps services running and helps their users.",
            "development": "It builds and changes services.",
            "management": "It decides and answers for services.",
            "supplier": "It is a team of a supplier that works like one of our own.",
        }
    ),
]


class Team(Record):
    """A group of people under one name, reached as a group."""

    KIND: ClassVar[str] = "team"
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State("active", "The team does its work and can be reached.", leads_to=("inactive",)),
        State("inactive", "The team is no more.", leads_to=("active",), stage="gone"),
    )

    state: Literal["active", "inactive"] = "active"
    """Where it stands in its life."""
    type: TeamType = "support"
    """What it mainly does."""
    parent: Annotated[Ref, RefTo(("team",), "part of", "contains")] | None = None
    """The team that it belongs to."""
    queue: Annotated[Line | None, FOR_STAFF] = None
    """The queue of the ticket tool that it works on."""
    phone: Line | None = None
    """The number that it answers in its hours."""
    on_call: Annotated[Line | None, FOR_STAFF] = None
    """How to reach it at any hour."""
    email: Line | None = None
    """The team's mailbox."""
    chat: Url | None = None
    """The channel where it is asked."""
    hours: Annotated[Ref, RefTo(("calendar",), "works in", "working hours of")] | None = None
    """The hours in which it works."""
    roles: Annotated[tuple[Line, ...], OneOrMany] = ()
    """The roles in it; never people's names."""
