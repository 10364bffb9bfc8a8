"""A runbook: what to do, step by step, when an event or a task calls for it.

Its sections are those of the runbooks of the Prometheus operator: meaning, impact, diagnosis,
mitigation.
"""

from typing import Annotated, ClassVar, Literal

from servicefolio.records.base import LinesOrMany, OneOrMany, Record
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Date, Line, Prose
from servicefolio.records.shapes.step import Step

_INSTRUCTIONS = ("body|steps|mitigation",)


class Runbook(Record):
    """Instructions that somebody can follow at night who has never done it."""

    KIND: ClassVar[str] = "runbook"
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State(
            "draft",
            "It is being written; nobody should rely on it.",
            leads_to=("published", "retired"),
            stage="coming",
        ),
        State(
            "published",
            "It is right as far as anybody knows.",
            leads_to=("needs_review", "retired"),
            needs=_INSTRUCTIONS,
        ),
        State(
            "needs_review",
            "Something in it may be wrong; it is followed with care.",
            leads_to=("published", "retired"),
            needs=_INSTRUCTIONS,
        ),
        State("retired", "It must not be followed any more.", leads_to=("draft",), stage="gone"),
    )

    state: Literal["published", "draft", "needs_review", "retired"] = "published"
    """Whether it can be relied on."""
    trigger: Line | None = None
    """What makes somebody reach for it, such as an alert, a request or a day of the month."""
    applies_to: Annotated[
        tuple[
            Annotated[
                Ref,
                RefTo(("service", "known_error", "request_model"), "applies to", "has procedure"),
            ],
            ...,
        ],
        OneOrMany,
    ] = ()
    """The services, known errors and requests that it is for."""
    meaning: Prose | None = None
    """What has happened when this is needed."""
    impact: Prose | None = None
    """What it does to those who use the service."""
    prerequisites: Annotated[tuple[Line, ...], LinesOrMany] = ()
    """What must be at hand before the first step, one a line."""
    diagnosis: Prose | None = None
    """How to find out what it is this time."""
    mitigation: Prose | None = None
    """What ends the harm."""
    steps: Annotated[tuple[Step, ...], LinesOrMany] = ()
    """What to do in order: below `|`, one a line, or in their long form with commands."""
    verify: Prose | None = None
    """How to see that it is done."""
    rollback: Prose | None = None
    """How to take it back."""
    escalation: Prose | None = None
    """When to call somebody, and whom, by role or team."""
    last_exercised: Date | None = None
    """The day on which somebody last followed it from beginning to end."""
    body: Prose | None = None
    """Whatever else belongs to it; in a Markdown file it stands below the front matter."""
