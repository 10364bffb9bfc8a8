"""What a change is made of: its risk, its plans, the way back, and what users lose meanwhile."""

from typing import Annotated, Any, ClassVar, Self

from pydantic import Field, model_validator

from servicefolio.derive.risks.risk_rating import Rating, rate
from servicefolio.records.base import Shape
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Date, Duration, Flag, Line, Prose, Whole, author_error
from servicefolio.records.shapes.time_window import TimeWindow

_Grade = Annotated[Whole, Field(ge=1, le=5)]


class ChangeRisk(Shape):
    """What the change may break."""

    likelihood: _Grade
    """How likely it is that it goes wrong: 1 (hardly ever) to 5 (almost certain)."""
    impact: _Grade
    """How bad that would be: 1 (hardly noticed) to 5 (the organisation is in danger)."""
    assessment: Prose | None = None
    """What may go wrong, and what has been done about it."""
    continuity: Line | None = None
    """What it means for the plans for a disaster."""
    security: Line | None = None
    """What it means for security."""

    @property
    def rating(self) -> Rating:
        """Its score and band."""
        return rate(self.likelihood, self.impact)


class Outage(Shape):
    """When the services are away; `none`, or one window of time."""

    HAS_OWN_SHORT_FORM: ClassVar[bool] = True

    expected: Flag = True
    """Whether users lose something meanwhile; `outage: none` says that they do not."""
    when: TimeWindow | None = None
    """When they do, such as `2026-12-03 21:00-21:30`."""
    what: Line | None = None
    """What they lose, where it is not all."""

    @classmethod
    def from_short_form(cls, value: Any) -> Any:
        """Read `none`, or a window."""
        if isinstance(value, str):
            return {"expected": "false"} if value.strip() == "none" else {"when": value}
        return value

    @model_validator(mode="after")
    def _has_a_window_where_there_is_one(self) -> Self:
        if self.expected and self.when is None:
            hint = "add `when: 2026-12-03 21:00-21:30`, or write `outage: none`"
            raise author_error("this outage does not say when it is", hint)
        if not self.expected and self.when is not None:
            hint = "remove `when`, or `expected: false`"
            raise author_error("this outage is not expected, and still has a time", hint)
        return self


class BackOut(Shape):
    """How to take the change back; one text is how."""

    SHORT_FORM: ClassVar[str | None] = "how"

    how: Prose
    """What to do, step by step."""
    point_of_no_return: Line | None = None
    """After what it cannot be taken back any more."""
    takes: Duration | None = None
    """How long it takes at most."""
    verified: Date | None = None
    """The day on which somebody last tried it."""


class ChangePlans(Shape):
    """How it is done; the way back stands in `back_out`."""

    implementation: Prose | None = None
    """What to do, step by step."""
    test: Prose | None = None
    """How it is tried before."""
    verification: Prose | None = None
    """How to see afterwards that it works."""
    communication: Prose | None = None
    """Who is told what, and when."""


class AcceptedConflict(Shape):
    """A change or window that this one collides with, and why that is borne."""

    ref: Annotated[Ref, RefTo(("change", "change_window"), "may collide with", "may collide with")]
    """The other change, or the change window."""
    reason: Line
    """Why both may be."""
