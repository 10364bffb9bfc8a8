"""A customer: who orders services and pays for them."""

from typing import Annotated, ClassVar, Literal

from servicefolio.records.base import LinesOrMany, OneOrMany, Record
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Line, Url


class Customer(Record):
    """A division or organisation that orders services; who uses them stands in the service."""

    KIND: ClassVar[str] = "customer"
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State("active", "Services are provided to it.", leads_to=("inactive",)),
        State(
            "inactive", "Nothing is provided to it any more.", leads_to=("active",), stage="gone"
        ),
    )

    state: Literal["active", "inactive"] = "active"
    """Where it stands in its life."""
    parent: Annotated[Ref, RefTo(("customer",), "part of", "contains")] | None = None
    """The customer that it is a part of; what serves the whole need not name its parts."""
    representative: Line | None = None
    """The role that speaks for it, such as `head of plant maintenance`; never a person's name."""
    business_units: Annotated[tuple[Line, ...], OneOrMany] = ()
    """The parts of it that services are provided to."""
    email: Line | None = None
    """The mailbox in which it is reached."""
    phone: Line | None = None
    """The number under which it is reached."""
    website: Url | None = None
    """Where it says what it does."""
    hours: Annotated[Ref, RefTo(("calendar",), "works in", "working hours of")] | None = None
    """The hours in which it works, and needs its services."""
    relationship_manager: (
        Annotated[Ref, RefTo(("team",), "looked after by", "looks after")] | None
    ) = None
    """The team that listens to it, and speaks with it about what it needs."""
    needs: Annotated[tuple[Line, ...], LinesOrMany] = ()
    """What it needs most from services, one a line."""
