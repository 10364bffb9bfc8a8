"""A supplier: somebody outside whom services depend on."""

from typing import Annotated, ClassVar, Literal

from servicefolio.audiences import FOR_STAFF
from servicefolio.records.base import OneOrMany, Record, Shape
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Line, Url


class EscalationStep(Shape):
    """Whom to call, and then whom; one text is how to reach the first."""

    SHORT_FORM: ClassVar[str | None] = "to"

    to: Line
    """The desk or role at the supplier."""
    reach: Line | None = None
    """Phone number or address."""
    when: Line | None = None
    """When to go there."""


class Supplier(Record):
    """An organisation that provides something under a contract."""

    KIND: ClassVar[str] = "supplier"
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State("active", "Something is bought from it.", leads_to=("inactive",)),
        State(
            "inactive", "Nothing is bought from it any more.", leads_to=("active",), stage="gone"
        ),
    )

    state: Literal["active", "inactive"] = "active"
    """Where it stands in its life."""
    provides: Line | None = None
    """What it provides, in a few words."""
    website: Url | None = None
    """Where it is found."""
    support_portal: Url | None = None
    """Where its faults are reported."""
    customer_number: Annotated[Line | None, FOR_STAFF] = None
    """What it wants to hear first on the phone."""
    support_hours: Annotated[Ref, RefTo(("calendar",), "has support hours", "support hours of")] | None = None  # fmt: skip  # noqa: E501
    """The hours in which it answers."""
    contract_manager: Annotated[Ref, RefTo(("team",), "managed by", "manages")] | None = None
    """The team that looks after the contract."""
    escalation: Annotated[tuple[EscalationStep, ...], OneOrMany, FOR_STAFF] = ()
    """Whom to call, in this order."""
    certifications: Annotated[tuple[Line, ...], OneOrMany] = ()
    """What it can show, such as ISO 27001."""
