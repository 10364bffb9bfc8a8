"""An objective: what the organisation wants to reach, and the beginning of the thread."""

from typing import Annotated, ClassVar, Literal

from servicefolio.records.base import Record
from servicefolio.records.choice import Meanings
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Date, Line
from servicefolio.records.shapes.measure import Measure

ObjectiveLevel = Annotated[
    Literal["objective", "vision", "goal", "csf"],
    Meanings(
        {
            "objective": "A step that can be measured, with its day.",
            "vision": "Where the organisation wants to be in many years.",
            "goal": "What it works for over some years; objectives lead there.",
            "csf": "A critical success factor: what must go right for the objective to be reached.",
        }
    ),
]


class Objective(Record):
    """What is to be reached; services name the objectives that they support."""

    KIND: ClassVar[str] = "objective"
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State("draft", "It is being talked about.", leads_to=("active", "dropped"), stage="coming"),
        State(
            "active",
            "The organisation works towards it.",
            leads_to=("achieved", "missed", "dropped"),
            needs=("target_date",),
            must_pass=True,
        ),
        State("achieved", "It was reached.", leads_to=("active",), stage="over"),
        State("missed", "Its day came and it was not reached.", leads_to=("active",), stage="over"),
        State("dropped", "Nobody works towards it any more.", leads_to=("draft",), stage="gone"),
    )

    state: Literal["draft", "active", "achieved", "missed", "dropped"] = "draft"
    """Where it stands between wish and end."""
    statement: Line
    """What is to be reached, in one sentence."""
    level: ObjectiveLevel = "objective"
    """How far it reaches."""
    parent: Annotated[Ref, RefTo(("objective",), "contributes to", "broken down into")] | None = (
        None
    )
    """The larger objective that it is a step to."""
    target_date: Date | None = None
    """The day by which it is to be reached."""
    measure: Measure | None = None
    """The number that shows it: what, now, want."""
    baseline: Line | None = None
    """Where it stood when it was set, with its unit and day."""
    progress: Line | None = None
    """How far it is, in a few words."""
    owner_role: Line | None = None
    """The role that answers for it, such as `head of logistics`; never a person's name."""
