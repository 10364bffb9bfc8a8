"""Something that somebody is to do by a day."""

from typing import Annotated, ClassVar

from servicefolio.records.base import Shape
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Date, Line


class Action(Shape):
    """Something to do; one text is what."""

    SHORT_FORM: ClassVar[str | None] = "what"

    what: Line
    """What is to be done."""
    owner: Annotated[Ref, RefTo(("team",), "gives a task to", "has a task in")] | None = None
    """The team that does it; left out, the record's owner."""
    due: Date | None = None
    """The day by which it is to be done."""
    done: Date | None = None
    """The day on which it was done."""
