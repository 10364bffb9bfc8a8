"""A design document: one aspect of how a service is designed."""

from typing import Annotated, ClassVar, Literal

from servicefolio.kinds.design.design_document.aspects import (
    Architecture,
    Availability,
    Capacity,
    Package,
    Security,
)
from servicefolio.kinds.design.design_document.compliance import Compliance
from servicefolio.kinds.design.design_document.continuity import Continuity
from servicefolio.records.base import OneOrMany, Record, Shape
from servicefolio.records.choice import Meanings
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Date, Identifier, Line, Prose

Aspect = Annotated[
    Literal[
        "package", "architecture", "security", "capacity", "availability", "continuity",
        "compliance",
    ],
    Meanings(
        {
            "package": "The whole design in one document: what was asked for, and how it is met.",
            "architecture": "What it is made of, and how the parts work together.",
            "security": "What it is protected against, and how.",
            "capacity": "How much it can take, and how it grows.",
            "availability": "How it stays up, and what nothing stands in for.",
            "continuity": "How it comes back after a disaster.",
            "compliance": "Which outside rules it must meet, and how.",
        }
    ),
]  # fmt: skip

Category = Annotated[
    Literal[
        "functional", "performance", "security", "resilience", "operability", "compliance",
        "documentation", "training",
    ],
    Meanings(
        {
            "functional": "It does what it is there for.",
            "performance": "It does so fast enough, for as many as will use it.",
            "security": "Nobody gets at it who should not.",
            "resilience": "It survives the loss of a part, and comes back after a disaster.",
            "operability": "It can be run: monitored, backed up, updated, repaired.",
            "compliance": "It meets rules from outside.",
            "documentation": "What its users and those who run it need is written.",
            "training": "People have learned what they need for it.",
        }
    ),
]  # fmt: skip

CriterionStatus = Annotated[
    Literal["open", "met", "not_met", "waived"],
    Meanings(
        {
            "open": "Nobody has looked yet.",
            "met": "It holds.",
            "not_met": "It was looked at, and does not hold.",
            "waived": "It was decided to go live without it.",
        }
    ),
]


class AcceptanceCriterion(Shape):
    """What must hold before the service goes live; others name it `design-id#criterion-id`."""

    id: Identifier
    """Its name within the document."""
    statement: Line
    """What must hold."""
    category: Category | None = None
    """What it is about."""
    measure: Line | None = None
    """How it is decided."""
    status: CriterionStatus = "open"
    """What was found, where no validation says it."""


class DesignDocument(Record):
    """How a service is designed, in one aspect; its fields lie under the aspect's name."""

    KIND: ClassVar[str] = "design_document"
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State("draft", "Being written.", leads_to=("in_review",), stage="coming"),
        State(
            "in_review",
            "Others read it before it is approved.",
            leads_to=("approved", "draft"),
            stage="coming",
        ),
        State(
            "approved",
            "The service is built and changed by it.",
            leads_to=("superseded", "in_review", "draft"),
            needs=("approved_by",),
        ),
        State("superseded", "Another document has taken its place.", stage="gone"),
    )

    state: Literal["draft", "in_review", "approved", "superseded"] = "draft"
    """How far it is agreed."""
    service: Annotated[Ref, RefTo(("service",), "designs", "designed by")]
    """The service that it designs."""
    aspect: Aspect
    """What it is about."""
    version: Line | None = None
    """Which issue of the document this is."""
    approved_by: Line | None = None
    """The role or body that approved it."""
    approved_on: Date | None = None
    """The day on which it did."""
    satisfies: Annotated[
        tuple[
            Annotated[Ref, RefTo(("design_document",), "satisfies", "satisfied by", part=True)], ...
        ],
        OneOrMany,
    ] = ()
    """Requirements of a compliance design that this one meets, as `design-id#requirement-id`."""
    acceptance_criteria: tuple[AcceptanceCriterion, ...] = ()
    """What must hold before the service goes live."""
    body: Prose | None = None
    """The document's text; in a Markdown file it stands below the front matter."""
    package: Package | None = None
    """Fields of the service design package."""
    architecture: Architecture | None = None
    """Fields of an architecture design."""
    security: Security | None = None
    """Fields of a security design."""
    capacity: Capacity | None = None
    """Fields of a capacity design."""
    availability: Availability | None = None
    """Fields of an availability design."""
    continuity: Continuity | None = None
    """Fields of a continuity design."""
    compliance: Compliance | None = None
    """Fields of a compliance design."""

    @property
    def parts(self) -> tuple[str, ...]:
        """The ids of its acceptance criteria and requirements."""
        requirements = self.compliance.requirements if self.compliance else ()
        return (*(item.id for item in self.acceptance_criteria), *(r.id for r in requirements))
