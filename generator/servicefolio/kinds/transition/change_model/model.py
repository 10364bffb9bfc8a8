"""A change model: how a kind of change is always done, and who has allowed it once for all."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from servicefolio.records.base import LinesOrMany, OneOrMany, Record, Shape
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Date, Duration, Line, Prose, Verbatim


class ModelStep(Shape):
    """A step; one text is what to do."""

    SHORT_FORM: ClassVar[str | None] = "what"

    what: Line
    """What to do."""
    role: Line | None = None
    """The role that does it; left out, whoever carries out the change."""
    command: Verbatim | None = None
    """What to type, exactly."""
    expected: Line | None = None
    """What is to be seen afterwards."""
    if_fails: Line | None = None
    """What to do where it is not."""


class ModelScope(Shape):
    """What may be changed by the model; whatever is left out is not limited."""

    services: Annotated[
        tuple[Annotated[Ref, RefTo(("service",), "may change", "may be changed by")], ...],
        OneOrMany,
    ] = ()
    """The services that it may change."""
    configuration_items: Annotated[
        tuple[
            Annotated[Ref, RefTo(("configuration_item",), "may change", "may be changed by")], ...
        ],
        OneOrMany,
    ] = ()
    """The configuration items that it may change."""
    not_for: Annotated[tuple[Line, ...], LinesOrMany] = ()
    """What needs a change of its own all the same, one a line."""


class ChangeModel(Record):
    """A change that is done often: its steps are known, and its approval holds in advance."""

    KIND: ClassVar[str] = "change_model"
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State(
            "draft",
            "It is being written; nobody may work by it.",
            leads_to=("authorised", "retired"),
            stage="coming",
        ),
        State(
            "authorised",
            "Standard changes may be done by it without asking.",
            leads_to=("suspended", "retired"),
        ),
        State(
            "suspended",
            "It may not be used for now, as after a change that went wrong.",
            leads_to=("authorised", "draft", "retired"),
        ),
        State("retired", "It is not used any more.", leads_to=("draft",), stage="gone"),
    )

    state: Literal["authorised", "draft", "suspended", "retired"] = "authorised"
    """Whether changes may be done by it."""
    steps: Annotated[tuple[ModelStep, ...], LinesOrMany] = Field(min_length=1)
    """What to do, in this order; as one block, a step a line."""
    authority: Line
    """The role or body that has approved it in advance; never a person's name."""
    preconditions: Annotated[tuple[Line, ...], LinesOrMany] = ()
    """What must be true before it is begun, one a line."""
    scope: ModelScope | None = None
    """What may be changed by it; left out, it is not limited."""
    risk: Line | None = None
    """What can go wrong, and why that is borne."""
    takes: Duration | None = None
    """How long it takes."""
    back_out: Prose | None = None
    """How to take it back."""
    valid_from: Date | None = None
    """The first day on which it holds."""
    valid_until: Date | None = None
    """The last day on which it holds; then somebody approves it anew."""
