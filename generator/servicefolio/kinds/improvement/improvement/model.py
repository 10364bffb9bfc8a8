"""An improvement: an entry of the register that says what gets better, by how much."""

from typing import Annotated, ClassVar, Literal

from servicefolio.records.base import OneOrMany, Record, Shape
from servicefolio.records.choice import Meanings
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Date, Line, Prose
from servicefolio.records.shapes.measure import Measure

Source = Annotated[
    Literal["review", "incident", "problem", "audit", "kpi", "risk", "customer", "staff"],
    Meanings(
        {
            "review": "A review of a service, a change or an incident.",
            "incident": "Something that broke.",
            "problem": "The search for a cause.",
            "audit": "An audit, inside or outside.",
            "kpi": "A number that missed its target.",
            "risk": "Something that might happen.",
            "customer": "A customer asked for it.",
            "staff": "Somebody who runs the services proposed it.",
        }
    ),
]

Size = Annotated[
    Literal["small", "medium", "large"],
    Meanings(
        {
            "small": "One team does it beside its daily work.",
            "medium": "It needs time that somebody sets aside.",
            "large": "It is a project of its own.",
        }
    ),
]

Timescale = Annotated[
    Literal["short", "medium", "long"],
    Meanings(
        {
            "short": "It pays within months.",
            "medium": "It pays within a year.",
            "long": "It pays later than in a year.",
        }
    ),
]

Importance = Annotated[
    Literal["high", "medium", "low"],
    Meanings(
        {
            "high": "It comes before other work.",
            "medium": "It is done in its turn.",
            "low": "It is done when nothing else waits.",
        }
    ),
]


class Result(Shape):
    """What came of it, against the baseline; one text is the value that was reached."""

    SHORT_FORM: ClassVar[str | None] = "value"

    value: Line
    """What was measured afterwards."""
    on: Date | None = None
    """The day of the measurement."""
    note: Prose | None = None
    """What was learnt."""


class Plan(Shape):
    """The cycle of plan, do, check, act."""

    plan: Prose | None = None
    """What is intended."""
    do: Prose | None = None
    """What is done."""
    check: Prose | None = None
    """How it is judged."""
    act: Prose | None = None
    """What follows."""


class Improvement(Record):
    """Something that will be better, with the number that shows it."""

    KIND: ClassVar[str] = "improvement"
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State(
            "raised",
            "Somebody proposed it.",
            leads_to=("assessed", "deferred", "rejected"),
            stage="coming",
        ),
        State(
            "assessed",
            "Its benefit and effort are known.",
            leads_to=("approved", "deferred", "rejected"),
            stage="coming",
        ),
        State(
            "approved",
            "It is decided, with the number that it is to move.",
            leads_to=("in_progress", "deferred", "rejected"),
            needs=("measure", "due"),
        ),
        State(
            "in_progress",
            "Somebody is working on it.",
            leads_to=("implemented", "deferred", "rejected"),
            needs=("measure", "due"),
        ),
        State(
            "implemented",
            "It is done; whether it helped is not measured yet.",
            leads_to=("measured", "in_progress"),
            needs=("measure", "due"),
        ),
        State(
            "measured",
            "It is done, and its result is known.",
            leads_to=("closed", "in_progress"),
            needs=("measure", "result"),
        ),
        State(
            "closed",
            "Nothing more is to be done.",
            needs=("measure", "result"),
            stage="over",
        ),
        State(
            "deferred",
            "It waits for better times.",
            leads_to=("assessed", "approved", "rejected"),
            stage="coming",
        ),
        State("rejected", "It was decided not to do it.", leads_to=("raised",), stage="gone"),
    )

    state: Literal[
        "raised", "assessed", "approved", "in_progress", "implemented", "measured", "closed",
        "deferred", "rejected",
    ] = "raised"  # fmt: skip
    """How far it is."""
    why: Prose
    """Why it is worth doing."""
    improves: Annotated[
        tuple[
            Annotated[
                Ref,
                RefTo(
                    ("service", "objective", "sla", "design_document", "kpi"),
                    "improves",
                    "improved by",
                ),
            ],
            ...,
        ],
        OneOrMany,
    ] = ()
    """What gets better."""
    arises_from: Annotated[
        tuple[
            Annotated[
                Ref,
                RefTo(
                    ("review", "incident", "problem", "known_error", "kpi", "risk", "opportunity"),
                    "arises from",
                    "leads to",
                ),
            ],
            ...,
        ],
        OneOrMany,
    ] = ()
    """What made somebody raise it."""
    measure: Measure | None = None
    """The number that is to move: what, now, want."""
    due: Date | None = None
    """The day by which it is to be done."""
    result: Result | None = None
    """What came of it."""
    source: Source | None = None
    """Where the idea came from."""
    raised: Date | None = None
    """The day on which it was raised."""
    raised_by: Annotated[Ref, RefTo(("team",), "raised by", "raised")] | None = None
    """The team that raised it."""
    size: Size | None = None
    """How much work it is."""
    timescale: Timescale | None = None
    """How soon it pays."""
    priority: Importance | None = None
    """How much it matters."""
    benefit: Prose | None = None
    """What is gained."""
    cost: Line | None = None
    """What it costs."""
    effort: Line | None = None
    """How much work it takes."""
    plan: Plan | None = None
    """How it is done."""
    evidence: Annotated[tuple[Line, ...], OneOrMany] = ()
    """What shows that it worked."""
