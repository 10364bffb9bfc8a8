"""An opportunity: what might be gained, and what is done about it."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from servicefolio.records.base import OneOrMany, Record
from servicefolio.records.choice import Meanings
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Line, Prose, Whole
from servicefolio.records.shapes.action import Action

Response = Annotated[
    Literal["exploit", "enhance", "share", "accept", "ignore"],
    Meanings(
        {
            "exploit": "Everything is done to make it come true.",
            "enhance": "It is made more likely, or worth more.",
            "share": "It is taken up together with somebody who can do more of it.",
            "accept": "It is welcome when it comes; nothing is done for it.",
            "ignore": "It is known, and left alone.",
        }
    ),
]


class Opportunity(Record):
    """Something that might happen, or be done, and would do good."""

    KIND: ClassVar[str] = "opportunity"
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State(
            "idea",
            "Somebody sees it; nobody has looked closer.",
            leads_to=("assessed", "declined"),
            stage="coming",
        ),
        State(
            "assessed",
            "What it is worth and how likely it is are known.",
            leads_to=("approved", "declined"),
            stage="coming",
        ),
        State(
            "approved",
            "It is decided to take it up.",
            leads_to=("realised", "declined"),
            needs=("value",),
            must_pass=True,
        ),
        State("declined", "It was decided to let it pass.", leads_to=("idea",), stage="gone"),
        State("realised", "It came true.", stage="over"),
    )

    state: Literal["idea", "assessed", "approved", "declined", "realised"] = "idea"
    """How far it is decided."""
    benefit: Prose
    """What would be gained."""
    likelihood: Annotated[Whole, Field(ge=1, le=5)] | None = None
    """How likely it is to come true: 1 (hardly) to 5 (almost certain)."""
    value: Line | None = None
    """What it is worth, with currency and period, or in words."""
    response: Response | None = None
    """What is done about it."""
    affects: Annotated[
        tuple[
            Annotated[Ref, RefTo(("service", "objective"), "would benefit", "may gain from")], ...
        ],
        OneOrMany,
    ] = ()
    """The services and objectives that would gain by it."""
    actions: Annotated[tuple[Action, ...], OneOrMany] = ()
    """What is to be done, by whom and by when."""
