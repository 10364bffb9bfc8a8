"""A review: what was looked back at, what was learnt, and what follows."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from servicefolio.records.base import LinesOrMany, OneOrMany, Record
from servicefolio.records.choice import Meanings
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Date, Line, Prose
from servicefolio.records.shapes.action import Action

ReviewType = Annotated[
    Literal[
        "post_incident", "post_implementation", "service", "sla", "management", "audit",
        "improvement",
    ],
    Meanings(
        {
            "post_incident": "After something broke: what happened, and why it could.",
            "post_implementation": "After a change or release: whether it did what it should.",
            "service": "How a service is doing, with those who use it.",
            "sla": "Whether a promise was kept, with those to whom it was made.",
            "management": "Whether the services as a whole go where they should.",
            "audit": "Whether rules are kept, looked at by somebody from outside the team.",
            "improvement": "What of the register of improvements was done, and helped.",
        }
    ),
]  # fmt: skip


class Review(Record):
    """A look back at something, without looking for somebody to blame."""

    KIND: ClassVar[str] = "review"
    # No state must be passed: what a review must come to is asked for once it is closed.
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State("scheduled", "Its day is set.", leads_to=("draft",), stage="coming"),
        State(
            "draft",
            "It is being written.",
            leads_to=("agreed", "scheduled"),
        ),
        State(
            "agreed",
            "Those who took part agree with what it says; its actions are not all done.",
            leads_to=("closed", "draft"),
        ),
        State(
            "closed",
            "What follows from it is done, or is looked after elsewhere.",
            leads_to=("agreed",),
            needs=("actions|none_because",),
            stage="over",
        ),
    )

    state: Literal["draft", "scheduled", "agreed", "closed"] = "draft"
    """How far it is."""
    review_type: ReviewType
    """What sort of look back it is."""
    reviews: Annotated[
        tuple[Annotated[Ref, RefTo((), "reviews", "reviewed in")], ...], OneOrMany
    ] = Field(min_length=1)
    """The records that were looked back at, of whatever kind."""
    date: Date
    """The day on which it was held, or is to be."""
    participants: Annotated[tuple[Line, ...], OneOrMany] = ()
    """The roles that took part; never people's names."""
    impact: Prose | None = None
    """What it meant for people and work, with numbers where there are some."""
    went_well: Annotated[tuple[Line, ...], LinesOrMany] = ()
    """What went well, one a line."""
    went_wrong: Annotated[tuple[Line, ...], LinesOrMany] = ()
    """What went wrong, one a line."""
    lucky: Annotated[tuple[Line, ...], LinesOrMany] = ()
    """Where it only went well by luck, one a line."""
    contributing_factors: Annotated[tuple[Line, ...], LinesOrMany] = ()
    """What made it possible, one a line; there is seldom one cause alone."""
    lessons: Annotated[tuple[Line, ...], LinesOrMany] = ()
    """What others can learn from it, one a line."""
    decision: Prose | None = None
    """What was decided."""
    actions: Annotated[tuple[Action, ...], OneOrMany] = ()
    """What is to be done, by whom and by when."""
    none_because: Prose | None = None
    """Why nothing is to be done, where nothing is."""
    next_review: Date | None = None
    """The day of the next review of this sort."""
    body: Prose | None = None
    """Whatever else belongs to it; in a Markdown file it stands below the front matter."""
