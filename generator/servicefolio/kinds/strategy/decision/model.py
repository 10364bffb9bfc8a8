"""A decision: what was decided, why, and what else was possible."""

from typing import Annotated, ClassVar, Literal

from servicefolio.records.base import LinesOrMany, OneOrMany, Record, Shape
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Date, Line, Prose
from servicefolio.records.shapes.approval import Approval


class Option(Shape):
    """Something that could have been decided; one text is what."""

    SHORT_FORM: ClassVar[str | None] = "what"

    what: Line
    """What could be done."""
    pros: Annotated[tuple[Line, ...], LinesOrMany] = ()
    """What speaks for it, one a line."""
    cons: Annotated[tuple[Line, ...], LinesOrMany] = ()
    """What speaks against it, one a line."""


class Decision(Record):
    """A decision on services, designs or the portfolio, in the shape of an ADR."""

    KIND: ClassVar[str] = "decision"
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State(
            "proposed", "It is to be decided.", leads_to=("accepted", "rejected"), stage="coming"
        ),
        State(
            "accepted",
            "It is decided, and holds.",
            leads_to=("deprecated", "superseded"),
            needs=("outcome",),
            must_pass=True,
        ),
        State("rejected", "It was decided against.", leads_to=("proposed",), stage="gone"),
        State(
            "deprecated",
            "It should not be followed any more; nothing has taken its place.",
            leads_to=("superseded",),
            stage="gone",
        ),
        State("superseded", "Another decision has taken its place.", stage="gone"),
    )

    state: Literal["proposed", "accepted", "rejected", "deprecated", "superseded"] = "proposed"
    """Whether it holds."""
    context: Prose
    """What made a decision necessary."""
    options: tuple[Option, ...] = ()
    """What could be decided."""
    outcome: Prose | None = None
    """What was decided, and why."""
    consequences: Prose | None = None
    """What follows from it, good and bad."""
    applies_to: Annotated[
        tuple[Annotated[Ref, RefTo((), "decides on", "decided by")], ...], OneOrMany
    ] = ()
    """The records that it decides on, such as services, risks or designs."""
    decided_on: Date | None = None
    """The day on which it was decided."""
    decision_makers: Annotated[tuple[Line, ...], OneOrMany] = ()
    """The roles or bodies that decide; never people's names."""
    approvals: Annotated[tuple[Approval, ...], OneOrMany] = ()
    """Who decided what, in which role."""
    amends: Annotated[
        tuple[Annotated[Ref, RefTo(("decision",), "amends", "amended by")], ...], OneOrMany
    ] = ()
    """Decisions that it changes in part; those that it replaces stand in `supersedes`."""
    body: Prose | None = None
    """Whatever else belongs to it; in a Markdown file it stands below the front matter."""
