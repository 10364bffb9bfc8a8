"""Who decided what, in which role."""

from typing import Annotated, Any, ClassVar, Literal

from servicefolio.records.base import OneOrMany, Shape
from servicefolio.records.choice import Meanings
from servicefolio.records.scalars import Date, Line

Verdict = Annotated[
    Literal["approved", "approved_with_conditions", "rejected"],
    Meanings(
        {
            "approved": "It may go on.",
            "approved_with_conditions": "It may go on where the conditions are kept.",
            "rejected": "It may not go on.",
        }
    ),
]


class Approval(Shape):
    """What one role or body decided; one text is the role that approved."""

    SHORT_FORM: ClassVar[str | None] = "role"

    role: Line
    """The role or body, such as `change advisory board`; never a person's name."""
    verdict: Verdict = "approved"
    """What it decided."""
    on: Date | None = None
    """The day on which it did."""
    conditions: Annotated[tuple[Line, ...], OneOrMany] = ()
    """What must be kept."""

    @classmethod
    def from_short_form(cls, value: Any) -> Any:
        """Fill in the verdict that goes without saying, since every reader looks for one."""
        value = super().from_short_form(value)
        return {"verdict": "approved", **value} if isinstance(value, dict) else value
