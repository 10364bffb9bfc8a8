"""What a service, or a part of one, needs to work."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from servicefolio.records.base import Shape
from servicefolio.records.choice import Meanings
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Line, Whole

Importance = Annotated[
    Literal["essential", "degrading", "optional"],
    Meanings(
        {
            "essential": "When it fails, whatever needs it fails too.",
            "degrading": "When it fails, whatever needs it goes on, but worse.",
            "optional": "When it fails, hardly anybody notices.",
        }
    ),
]


class Dependency(Shape):
    """A need of a service or a configuration item; one text is what it needs."""

    SHORT_FORM: ClassVar[str | None] = "ref"

    ref: Annotated[Ref, RefTo(("service", "configuration_item"), "depends on", "required by")]
    """What it needs."""
    importance: Importance = "essential"
    """What its failure does: stops whatever needs it, worsens it, or is hardly noticed."""
    redundancy_group: Line | None = None
    """Dependencies of the same group stand in for each other."""
    min_up: Annotated[Whole, Field(ge=1)] | None = None
    """How many of the group must work."""
    independence: Line | None = None
    """What keeps members of the group from failing together."""
    note: Line | None = None
    """What a reader should know about it."""
