"""The compliance of a service: which outside rules it must meet, and how."""

from typing import Annotated, Literal

from pydantic import Field

from servicefolio.kinds.design.design_document.aspects import Lines
from servicefolio.records.base import Shape
from servicefolio.records.choice import Meanings
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Date, Flag, Identifier, Line, Prose

Implementation = Annotated[
    Literal["implemented", "partial", "planned", "alternative", "not_applicable"],
    Meanings(
        {
            "implemented": "It is met.",
            "partial": "It is met in part; the rest is described or planned.",
            "planned": "It will be met, by a date.",
            "alternative": "Something else gives the same protection.",
            "not_applicable": "It does not concern the service, and the justification says why.",
        }
    ),
]

MappingRelation = Annotated[
    Literal[
        "equal-to", "equivalent-to", "subset-of", "superset-of", "intersects-with",
        "no-relationship",
    ],
    Meanings(
        {
            "equal-to": "Both say the same in the same words.",
            "equivalent-to": "Both mean the same in different words.",
            "subset-of": "All of this is asked for there, and more.",
            "superset-of": "All of that is asked for here, and more.",
            "intersects-with": "They share something, and each asks for more.",
            "no-relationship": "They have nothing to do with each other, though it may seem so.",
        }
    ),
]  # fmt: skip


class Requirement(Shape):
    """A control of a framework; others name it as `design-id#requirement-id`."""

    id: Identifier
    """Its name within the document."""
    framework: Line
    """Whose requirement it is, such as ISO/IEC 27001:2022."""
    control: Line | None = None
    """Its number there."""
    title: Line | None = None
    """What it asks for."""
    applicable: Flag = True
    """Whether it concerns the service."""
    justification: Line | None = None
    """Why it does or does not."""
    status: Implementation = "planned"
    """How far it is met."""
    status_on: Date | None = None
    """The day on which that was last found."""
    planned_for: Date | None = None
    """The day by which it will be met."""
    owner: Annotated[Ref, RefTo(("team",), "has requirements met by", "meets requirements of")] | None = None  # fmt: skip  # noqa: E501
    """The team that sees to it; left out, the document's owner."""
    review_by: Date | None = None
    """The day by which it wants another look."""
    how: Prose | None = None
    """How it is met."""
    evidence: Lines = ()
    """What shows it."""


class Mapping(Shape):
    """How a requirement relates to one of another framework."""

    from_: Line = Field(alias="from")
    """The requirement here."""
    to: Line
    """The requirement there."""
    relation: MappingRelation
    """How the two relate (OSCAL mapping model)."""


class Compliance(Shape):
    """Which outside rules the service must meet, and how."""

    requirements: tuple[Requirement, ...] = ()
    """The statement of applicability."""
    mappings: tuple[Mapping, ...] = ()
    """How frameworks relate."""
