"""An offering: one form in which a service can be had."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from servicefolio.records.base import LinesOrMany, OneOrMany, Record, Shape
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Duration, Line, Prose, Url


class Option(Shape):
    """Something that may be ordered with it; one text is its name."""

    SHORT_FORM: ClassVar[str | None] = "name"

    name: Line
    """What it is called."""
    description: Line | None = None
    """What it is."""
    price: Line | None = None
    """What it costs on top, with currency and period."""


class Offering(Record):
    """A service as it is ordered: for whom, what is in it, how soon, at which price."""

    KIND: ClassVar[str] = "offering"
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State("planned", "It is coming.", leads_to=("live", "retired"), stage="coming"),
        State(
            "live",
            "It can be ordered.",
            leads_to=("suspended", "retired"),
            needs=("lead_time",),
        ),
        State(
            "suspended",
            "Those who have it keep it; nobody can order it for now.",
            leads_to=("live", "retired"),
        ),
        State("retired", "It can no longer be had.", leads_to=("planned",), stage="gone"),
    )

    state: Literal["live", "planned", "suspended", "retired"] = "live"
    """Whether it can be ordered."""
    service: Annotated[Ref, RefTo(("service",), "offers", "offered as")]
    """The service that it offers."""
    keywords: Annotated[tuple[Line, ...], OneOrMany] = ()
    """Words that users say when they mean it."""
    for_: Annotated[tuple[Line, ...], OneOrMany] = Field(default=(), alias="for")
    """Who may order it; left out, whoever may use the service."""
    level: Line | None = None
    """Its rank among the offerings of its service, such as `gold`."""
    included: Annotated[tuple[Line, ...], LinesOrMany] = ()
    """What is in it, one a line."""
    excluded: Annotated[tuple[Line, ...], LinesOrMany] = ()
    """What is not in it though people expect it, one a line."""
    options: Annotated[tuple[Option, ...], OneOrMany] = ()
    """What may be ordered with it."""
    price: Line | None = None
    """What it costs, with currency and period."""
    lead_time: Duration | None = None
    """The longest time from the order until it is there."""
    order_url: Url | None = None
    """Where it is ordered."""
    needs: Annotated[tuple[Line, ...], LinesOrMany] = ()
    """What the person who orders must have or know, one a line."""
    terms: Prose | None = None
    """What holds beside the service's policies."""
    sla: Annotated[
        tuple[Annotated[Ref, RefTo(("sla",), "promises", "covers")], ...], OneOrMany
    ] = ()
    """The service level agreements that cover it; left out, those of its service."""
