"""A readiness review: whether a service may go live, by a check list."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from servicefolio.records.base import LinesOrMany, OneOrMany, Record, Shape
from servicefolio.records.choice import Meanings
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Date, Line, Prose
from servicefolio.records.shapes.approval import Approval

Area = Annotated[
    Literal[
        "ownership", "monitoring", "alerts", "runbooks", "backup_restore", "capacity", "security",
        "support_training", "kb_ready", "sla_signed", "rollback", "continuity", "cost",
        "compliance",
    ],
    Meanings(
        {
            "ownership": "Somebody answers for it, now and in a year.",
            "monitoring": "Its state can be seen.",
            "alerts": "Somebody is called when it fails.",
            "runbooks": "Those who are called know what to do.",
            "backup_restore": "Its data is saved, and was brought back once to try.",
            "capacity": "It can take as many as will use it.",
            "security": "It is protected, and somebody tested that.",
            "support_training": "Those who help its users have learned it.",
            "kb_ready": "What users and the service desk need is written.",
            "sla_signed": "What it promises is agreed.",
            "rollback": "There is a way back.",
            "continuity": "It comes back after a disaster.",
            "cost": "What it costs is known, and paid for.",
            "compliance": "It meets rules from outside.",
        }
    ),
]  # fmt: skip

ItemStatus = Annotated[
    Literal["pass", "fail", "waived", "not_applicable"],
    Meanings(
        {
            "pass": "It holds, and the evidence shows it.",
            "fail": "It does not hold.",
            "waived": "It does not hold, and may be made good until a day.",
            "not_applicable": "The service has nothing of this sort.",
        }
    ),
]


class Waiver(Shape):
    """That it may go live without an item; one text is the last day."""

    SHORT_FORM: ClassVar[str | None] = "until"

    until: Date
    """The last day on which it may be missing."""
    by: Line | None = None
    """The role or body that allowed it; never a person's name."""
    why: Line | None = None
    """Why it may wait."""


class ChecklistItem(Shape):
    """Something that must hold; one text is what."""

    SHORT_FORM: ClassVar[str | None] = "item"

    item: Line
    """What must hold."""
    area: Area | None = None
    """What it is about."""
    status: ItemStatus | None = None
    """What was found; left out, nobody has looked yet."""
    evidence: Prose | None = None
    """What shows it; `[[id]]` leads to a record."""
    owner: Annotated[Ref, RefTo(("team",), "gives a task to", "has a task in")] | None = None
    """The team that makes it hold; left out, the record's owner."""
    waiver: Waiver | None = None
    """Until when it may be missing, who allowed that, and why."""


class ReadinessReview(Record):
    """The decision whether a service, or a release of it, may go live."""

    KIND: ClassVar[str] = "readiness_review"
    # No state must be passed: what a decision rests on is asked for by the decision itself.
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State(
            "open",
            "The check list is being filled in.",
            leads_to=("in_review",),
            stage="coming",
        ),
        State(
            "in_review",
            "Those who decide look at it.",
            leads_to=("go", "conditional", "no_go", "open"),
            stage="coming",
        ),
        State(
            "no_go",
            "It may not go live as it is.",
            leads_to=("open", "in_review"),
        ),
        State(
            "conditional",
            "It may go live; what is missing is made good until a day.",
            leads_to=("go", "no_go"),
            needs=("sign_offs",),
        ),
        State(
            "go",
            "It may go live.",
            leads_to=("no_go",),
            needs=("sign_offs",),
        ),
    )

    state: Literal["open", "in_review", "go", "conditional", "no_go"] = "open"
    """What was decided."""
    service: Annotated[Ref, RefTo(("service",), "reviews readiness of", "readiness reviewed in")]
    """The service that is to go live."""
    checklist: Annotated[tuple[ChecklistItem, ...], LinesOrMany] = Field(min_length=1)
    """What must hold, and what was found; in short, one a line."""
    release: (
        Annotated[Ref, RefTo(("release",), "reviews readiness of", "readiness reviewed in")] | None
    ) = None
    """The release with which it goes live."""
    sign_offs: Annotated[tuple[Approval, ...], OneOrMany] = ()
    """Who decided what, in which role."""
    decided_on: Date | None = None
    """The day on which it was decided."""
    why: Prose | None = None
    """Why it was decided so."""
