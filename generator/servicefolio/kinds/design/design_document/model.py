"""A design document: one aspect of how a service is designed."""

from typing import Annotated, ClassVar, Literal

from servicefolio.kinds.design.design_document.aspects import (
    Architecture,
    Availability,
    Capacity,
    Compliance,
    Continuity,
    Package,
    Security,
)
from servicefolio.records.base import OneOrMany, Record, Shape
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Date, Identifier, Line, Prose


class AcceptanceCriterion(Shape):
    """What must hold before the service goes live; others name it `design-id#criterion-id`."""

    id: Identifier
    """Its name within the document."""
    statement: Line
    """What must hold."""
    category: Literal[
        "functional", "performance", "security", "resilience", "operability", "compliance",
        "documentation", "training",
    ] | None = None  # fmt: skip
    """What it is about."""
    measure: Line | None = None
    """How it is decided."""


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
    aspect: Literal[
        "package", "architecture", "security", "capacity", "availability", "continuity",
        "compliance",
    ]  # fmt: skip
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
