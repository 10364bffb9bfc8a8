"""A change: what is altered in a service or a part of it, when, by whom, and how to go back."""

from typing import Annotated, ClassVar, Literal

from servicefolio.kinds.transition.change.parts import (
    AcceptedConflict,
    BackOut,
    ChangePlans,
    ChangeRisk,
    Outage,
)
from servicefolio.records.base import OneOrMany, Record
from servicefolio.records.choice import Meanings
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Date, Line, Prose
from servicefolio.records.shapes.approval import Approval
from servicefolio.records.shapes.time_window import TimeWindow

ChangeType = Annotated[
    Literal["normal", "standard", "emergency"],
    Meanings(
        {
            "normal": "It is assessed and approved before it is done.",
            "standard": "It is done by a change model, which is approved in advance.",
            "emergency": "It cannot wait; the emergency board or a named role approves it.",
        }
    ),
]

ChangeCategory = Annotated[
    Literal["major", "significant", "minor"],
    Meanings(
        {
            "major": "It concerns many services or much money; the management decides.",
            "significant": "It concerns several teams; the change advisory board decides.",
            "minor": "It concerns one team, and few people notice.",
        }
    ),
]

ChangeResult = Annotated[
    Literal["successful", "successful_with_issues", "failed", "backed_out"],
    Meanings(
        {
            "successful": "It does what it was to do, and nothing else happened.",
            "successful_with_issues": "It does what it was to do, but something went wrong.",
            "failed": "It does not do what it was to do.",
            "backed_out": "It was taken back.",
        }
    ),
]

_AFFECTED = ("services|configuration_items",)
_SCHEDULED = (*_AFFECTED, "when", "outage", "back_out", "implementer")


class Change(Record):
    """An alteration of a service or of what it is built of, planned before it is done."""

    KIND: ClassVar[str] = "change"
    # The steps are those of iTop's normal change; a standard or an emergency change skips some.
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State(
            "new",
            "Somebody asks for it.",
            leads_to=("assessed", "rejected", "cancelled"),
            needs=_AFFECTED,
            stage="coming",
        ),
        State(
            "assessed",
            "It is known what it is good for and what it may break.",
            leads_to=("planned", "rejected", "cancelled"),
            needs=_AFFECTED,
            stage="coming",
        ),
        State(
            "planned",
            "It is known how it is done.",
            leads_to=("approved", "not_approved", "cancelled"),
            needs=_AFFECTED,
            stage="coming",
        ),
        State(
            "approved",
            "It may be done.",
            leads_to=("planned", "scheduled", "cancelled"),
            needs=_AFFECTED,
            stage="coming",
        ),
        State(
            "not_approved",
            "It may not be done like this; it is planned anew.",
            leads_to=("planned", "cancelled"),
            needs=_AFFECTED,
            stage="coming",
        ),
        State(
            "scheduled",
            "Its time and whoever carries it out are fixed.",
            leads_to=("planned", "implemented", "cancelled"),
            needs=_SCHEDULED,
            stage="coming",
        ),
        State(
            "implemented",
            "It is done.",
            leads_to=("monitored", "closed"),
            needs=_SCHEDULED,
        ),
        State(
            "monitored",
            "It is done, and somebody watches whether it holds.",
            leads_to=("closed",),
            needs=_SCHEDULED,
        ),
        State(
            "closed",
            "It is over, and how it went is written down.",
            needs=(*_SCHEDULED, "result", "actual"),
            stage="over",
        ),
        State(
            "rejected",
            "It will not be done.",
            leads_to=("new",),
            needs=_AFFECTED,
            stage="over",
        ),
        State("cancelled", "It is not wanted any more.", needs=_AFFECTED, stage="over"),
    )

    state: Literal[
        "new", "assessed", "planned", "approved", "not_approved", "scheduled", "implemented",
        "monitored", "closed", "rejected", "cancelled",
    ] = "new"  # fmt: skip
    """How far it is."""
    services: Annotated[
        tuple[Annotated[Ref, RefTo(("service",), "affects", "affected by")], ...], OneOrMany
    ] = ()
    """The services that it alters, or that may suffer from it."""
    configuration_items: Annotated[
        tuple[Annotated[Ref, RefTo(("configuration_item",), "affects", "affected by")], ...],
        OneOrMany,
    ] = ()
    """The configuration items that it alters."""
    type: ChangeType = "normal"
    """How it is approved."""
    category: ChangeCategory | None = None
    """How much it concerns."""
    reason: Prose | None = None
    """Why it is done."""
    benefit: Line | None = None
    """What it brings."""
    if_not_done: Line | None = None
    """What happens if it is not done."""
    initiator: Line | None = None
    """The role that asks for it; never a person's name."""
    implements: Annotated[
        tuple[
            Annotated[
                Ref, RefTo(("improvement", "decision", "risk"), "implements", "implemented by")
            ],
            ...,
        ],
        OneOrMany,
    ] = ()
    """The improvements, decisions and risks for which it is done."""
    fixes: Annotated[
        tuple[Annotated[Ref, RefTo(("problem",), "fixes", "fixed by")], ...], OneOrMany
    ] = ()
    """The problems whose cause it removes."""
    release: Annotated[Ref, RefTo(("release",), "released in", "contains")] | None = None
    """The release that it belongs to."""
    model: Annotated[Ref, RefTo(("change_model",), "done by the model", "model of")] | None = None
    """The change model by which a standard change is done."""
    after: Annotated[
        tuple[Annotated[Ref, RefTo(("change",), "comes after", "comes before")], ...], OneOrMany
    ] = ()
    """The changes that have to be done before it."""
    when: TimeWindow | None = None
    """When it is to be done, such as `2026-12-03 20:30-22:00`."""
    actual: TimeWindow | None = None
    """When it was done, such as `2026-12-03 20:34-21:40`."""
    outage: Outage | None = None
    """When users lose something: `none`, or a time such as `2026-12-03 21:00-21:30`."""
    impact: Prose | None = None
    """What users notice, before, meanwhile and afterwards."""
    users_notified: Date | None = None
    """The day on which users were told."""
    implementer: Annotated[Ref, RefTo(("team",), "carried out by", "carries out")] | None = None
    """The team that carries it out."""
    risk: ChangeRisk | None = None
    """What it may break: how likely, and how bad."""
    plans: ChangePlans | None = None
    """How it is done, tested, watched and told."""
    back_out: BackOut | None = None
    """How to take it back."""
    approvals: Annotated[tuple[Approval, ...], OneOrMany] = ()
    """Who decided what, in which role."""
    accepted_conflicts: Annotated[tuple[AcceptedConflict, ...], OneOrMany] = ()
    """Changes and windows that it collides with, each with the reason why that is borne."""
    result: ChangeResult | None = None
    """How it went."""
    lessons: Prose | None = None
    """What to do otherwise next time."""
