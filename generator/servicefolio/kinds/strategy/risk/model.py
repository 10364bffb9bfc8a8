"""A risk: what might happen, how bad it would be, and what is done about it."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from servicefolio.derive.risks.risk_rating import Rating, rate
from servicefolio.records.base import LinesOrMany, OneOrMany, Record, Shape
from servicefolio.records.choice import Meanings
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Date, Line, Prose, Whole
from servicefolio.records.shapes.action import Action

Grade = Annotated[Whole, Field(ge=1, le=5)]

RiskCategory = Annotated[
    Literal[
        "security", "continuity", "capacity", "supplier", "compliance", "financial", "delivery"
    ],
    Meanings(
        {
            "security": "Somebody reads, changes or stops what they should not.",
            "continuity": "Something fails for so long that work stops.",
            "capacity": "There is not enough of something when it is needed.",
            "supplier": "Somebody outside does not deliver.",
            "compliance": "A law, a contract or a rule is broken.",
            "financial": "It costs more, or brings less, than planned.",
            "delivery": "Something new comes too late, or not as it should.",
        }
    ),
]  # fmt: skip

Treatment = Annotated[
    Literal["avoid", "mitigate", "transfer", "share", "accept", "contingency", "none"],
    Meanings(
        {
            "avoid": "What brings the risk is not done, or done otherwise.",
            "mitigate": "It is made less likely or less bad.",
            "transfer": "Somebody else bears the damage, such as an insurer.",
            "share": "Somebody else bears a part of it.",
            "accept": "It is borne as it is, by a decision.",
            "contingency": "A plan is ready for the day on which it happens.",
            "none": "Nothing is done about it yet.",
        }
    ),
]


class RiskLevel(Shape):
    """How likely and how bad."""

    likelihood: Grade
    """How likely it is: 1 (hardly ever) to 5 (almost certain)."""
    impact: Grade
    """How bad it would be: 1 (hardly noticed) to 5 (the organisation is in danger)."""

    @property
    def rating(self) -> Rating:
        """Its score and band."""
        return rate(self.likelihood, self.impact)


class Acceptance(Shape):
    """Who bears the risk, and until when."""

    by: Line
    """The role or body that accepts it; never a person's name."""
    until: Date
    """The last day on which the acceptance holds."""
    why: Prose | None = None
    """Why it is borne."""


class Risk(Record):
    """Something that might happen and would do harm."""

    KIND: ClassVar[str] = "risk"
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State(
            "open",
            "It is known; what to do about it may not be.",
            leads_to=("investigating", "remediating", "accepted", "closed"),
        ),
        State(
            "investigating",
            "Somebody finds out how likely and how bad it is.",
            leads_to=("open", "remediating", "accepted", "closed"),
        ),
        State(
            "remediating",
            "Its treatment is under way.",
            leads_to=("open", "accepted", "closed"),
        ),
        State(
            "accepted",
            "Somebody who has the right to do so bears it until a day.",
            leads_to=("open", "remediating", "closed"),
            needs=("acceptance",),
        ),
        State("closed", "It cannot happen any more.", leads_to=("open",), stage="over"),
    )

    state: Literal["open", "investigating", "remediating", "accepted", "closed"] = "open"
    """How far it is dealt with."""
    event: Line
    """What might happen, in one sentence."""
    likelihood: Grade
    """How likely it is with nothing done: 1 (hardly ever) to 5 (almost certain)."""
    impact: Grade
    """How bad it would be with nothing done: 1 (hardly noticed) to 5 (danger to all)."""
    category: RiskCategory | None = None
    """What sort of risk it is."""
    cause: Prose | None = None
    """Why it might happen."""
    consequence: Prose | None = None
    """What would follow."""
    trigger: Line | None = None
    """What shows that it is happening."""
    affects: Annotated[
        tuple[
            Annotated[
                Ref,
                RefTo(("service", "objective", "configuration_item"), "puts at risk", "exposed to"),
            ],
            ...,
        ],
        OneOrMany,
    ] = ()
    """The services, objectives and configuration items that it would harm."""
    residual: RiskLevel | None = None
    """How likely and how bad it is with the controls that there are."""
    target: RiskLevel | None = None
    """How likely and how bad it may stay."""
    treatment: Treatment | None = None
    """What is done about it."""
    actions: Annotated[tuple[Action, ...], OneOrMany] = ()
    """What is to be done, by whom and by when."""
    controls: Annotated[tuple[Line, ...], LinesOrMany] = ()
    """What already keeps it small, one a line."""
    acceptance: Acceptance | None = None
    """Who bears it, and until when."""

    @property
    def inherent(self) -> RiskLevel:
        """How likely and how bad it is with nothing done."""
        return RiskLevel.model_construct(likelihood=self.likelihood, impact=self.impact)
