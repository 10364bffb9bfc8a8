"""A problem: the cause, known or sought, of incidents.

Its states are those of problem management in ITIL, as ServiceNow names them.
"""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from servicefolio.audiences import FOR_STAFF
from servicefolio.records.base import LinesOrMany, OneOrMany, Record, Shape
from servicefolio.records.choice import Meanings
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Date, Line, Prose
from servicefolio.records.shapes.target import Priority

ProblemTrigger = Annotated[
    Literal["reactive", "proactive", "major_incident", "trend", "supplier"],
    Meanings(
        {
            "reactive": "An incident whose cause nobody knew.",
            "proactive": "Somebody looked for weak points before anything failed.",
            "major_incident": "A major incident, whose cause is always looked for.",
            "trend": "The same happened more and more often.",
            "supplier": "A supplier or maker told of it.",
        }
    ),
]
CauseMethod = Annotated[
    Literal["five_whys", "fishbone", "fault_tree", "timeline", "kepner_tregoe"],
    Meanings(
        {
            "five_whys": "Asking why of every answer, until something can be changed.",
            "fishbone": "Causes by sort, such as people, procedure, equipment and surroundings.",
            "fault_tree": "Which faults must come together, from the failure downwards.",
            "timeline": "What happened when, and what should have happened.",
            "kepner_tregoe": "Where, when and on what it is seen, and where it is not.",
        }
    ),
]
Closure = Annotated[
    Literal["fixed", "risk_accepted", "duplicate", "cancelled", "not_reproducible"],
    Meanings(
        {
            "fixed": "The cause is gone, and it was seen to be gone.",
            "risk_accepted": "It stays, and somebody who has the right to do so decided that.",
            "duplicate": "Another record describes the same problem.",
            "cancelled": "It was no problem.",
            "not_reproducible": "It did not come again, and its cause was not found.",
        }
    ),
]


class InvestigationEntry(Shape):
    """What was tried or found out on a day."""

    on: Date
    """The day."""
    what: Prose
    """What was tried, and what it showed."""
    by: Line | None = None
    """The role or team that did it; never a person's name."""


class Problem(Record):
    """The cause, known or sought, of one incident or many."""

    KIND: ClassVar[str] = "problem"
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State(
            "new",
            "Somebody told of it; whether it is worth looking into is open.",
            leads_to=("assessed", "closed"),
        ),
        State(
            "assessed",
            "It is known whom it harms and how much, and when it is looked into.",
            leads_to=("root_cause_analysis", "closed"),
        ),
        State(
            "root_cause_analysis",
            "Somebody looks for its cause.",
            leads_to=("fix_in_progress", "assessed", "closed"),
        ),
        State(
            "fix_in_progress",
            "Its cause is known, and is being removed.",
            leads_to=("resolved", "root_cause_analysis", "closed"),
            needs=("root_cause",),
        ),
        State(
            "resolved",
            "Its cause is removed; whether it comes again is watched.",
            leads_to=("closed", "fix_in_progress"),
            needs=("root_cause",),
            stage="over",
        ),
        State("closed", "Nobody works on it any more.", needs=("closure",), stage="over"),
    )

    state: Literal[
        "new", "assessed", "root_cause_analysis", "fix_in_progress", "resolved", "closed"
    ] = "new"
    """How far its cause is found and removed."""
    services: Annotated[
        tuple[Annotated[Ref, RefTo(("service",), "troubles", "has problem")], ...], OneOrMany
    ] = Field(min_length=1)
    """The services that suffer from it."""
    trigger: ProblemTrigger | None = None
    """What made somebody look into it."""
    symptoms: Prose | None = None
    """What is seen of it."""
    priority: Priority | None = None
    """How soon it is worked on."""
    root_cause: Prose | None = None
    """Why it happens, down to what can be changed."""
    rca_method: CauseMethod | None = None
    """How the cause was looked for."""
    contributing_factors: Annotated[tuple[Line, ...], LinesOrMany] = ()
    """What made it possible or worse beside the cause, one a line."""
    investigation: Annotated[tuple[InvestigationEntry, ...], OneOrMany, FOR_STAFF] = ()
    """What was tried and found out, in order."""
    permanent_fix: Prose | None = None
    """What removes the cause."""
    fix_due: Date | None = None
    """The day by which the cause is to be removed."""
    closure: Closure | None = None
    """With what it was closed."""
