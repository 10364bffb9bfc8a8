"""A corrective action: what is done so that something does not go wrong again."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from servicefolio.records.base import OneOrMany, Record, Shape
from servicefolio.records.choice import Meanings
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Date, Line, Prose
from servicefolio.records.shapes.action import Action

ActionType = Annotated[
    Literal["corrective", "preventive", "improvement"],
    Meanings(
        {
            "corrective": "Something went wrong, and is not to go wrong again.",
            "preventive": "Something might go wrong, and is not to do so at all.",
            "improvement": "Nothing is wrong, but it can be better.",
        }
    ),
]

CheckResult = Annotated[
    Literal["effective", "partly_effective", "not_effective"],
    Meanings(
        {
            "effective": "It helped: what was to be reached is reached.",
            "partly_effective": "It helped, but what was to be reached is not reached.",
            "not_effective": "It did not help.",
        }
    ),
]


class EffectivenessCheck(Shape):
    """How it is found out whether it helped; one text is what must hold."""

    SHORT_FORM: ClassVar[str | None] = "criterion"

    criterion: Line
    """What must hold for it to have helped."""
    method: Line | None = None
    """How that is found out."""
    checked_on: Date | None = None
    """The day on which somebody looked."""
    result: CheckResult | None = None
    """What was found; left out, nobody has looked yet."""
    note: Prose | None = None
    """What a reader should know about the result."""


class CorrectiveAction(Record):
    """What is done about the cause of something that went wrong, or might."""

    KIND: ClassVar[str] = "corrective_action"
    # No state must be passed: each that rests on the check of effectiveness asks for it itself.
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State(
            "open",
            "It is known what is wrong.",
            leads_to=("contained", "analysed"),
        ),
        State(
            "contained",
            "The damage is stopped; the cause may not be known.",
            leads_to=("analysed",),
            needs=("containment",),
        ),
        State(
            "analysed",
            "The cause is known.",
            leads_to=("planned",),
            needs=("root_cause",),
        ),
        State(
            "planned",
            "It is decided what is done about the cause.",
            leads_to=("done", "analysed"),
        ),
        State(
            "done",
            "Everything is done; whether it helped is not known yet.",
            leads_to=("effective", "not_effective", "planned"),
        ),
        State(
            "not_effective",
            "Somebody looked, and it did not help.",
            leads_to=("analysed", "planned"),
            needs=("effectiveness",),
        ),
        State(
            "effective",
            "Somebody looked, and it helped.",
            leads_to=("closed", "analysed"),
            needs=("effectiveness",),
        ),
        State(
            "closed",
            "Nothing more is to be done.",
            leads_to=("open",),
            needs=("effectiveness",),
            stage="over",
        ),
    )

    state: Literal[
        "open", "contained", "analysed", "planned", "done", "effective", "not_effective", "closed"
    ] = "open"
    """How far it is."""
    action_type: ActionType
    """Whether something went wrong, might, or could be better."""
    arises_from: Annotated[
        tuple[
            Annotated[
                Ref,
                RefTo(
                    ("review", "incident", "problem", "known_error", "event", "kpi", "risk"),
                    "arises from",
                    "leads to",
                ),
            ],
            ...,
        ],
        OneOrMany,
    ] = Field(min_length=1)
    """What made somebody raise it, such as a review, a known error or a risk."""
    actions: Annotated[tuple[Action, ...], OneOrMany] = Field(min_length=1)
    """What is to be done, by whom and by when."""
    improves: Annotated[
        tuple[
            Annotated[
                Ref,
                RefTo(
                    ("service", "objective", "sla", "ola", "underpinning_contract",
                     "design_document", "kpi"),
                    "improves", "improved by",
                ),
            ],
            ...,
        ],
        OneOrMany,
    ] = ()  # fmt: skip
    """What gets better."""
    raised: Date | None = None
    """The day on which it was raised."""
    nonconformity: Prose | None = None
    """What is not as it should be, and by which rule or promise."""
    containment: Prose | None = None
    """What was done at once, so that the damage does not grow."""
    root_cause: Prose | None = None
    """Why it went wrong, or might."""
    method: Line | None = None
    """How the cause was found, such as `5 whys`."""
    effectiveness: EffectivenessCheck | None = None
    """How it is found out whether it helped, and what was found."""
