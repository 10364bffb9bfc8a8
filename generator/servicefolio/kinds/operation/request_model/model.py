"""A request model: what can be asked for, by whom, and how it is done."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from servicefolio.records.base import LinesOrMany, OneOrMany, Record, Shape
from servicefolio.records.choice import Meanings
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Duration, Flag, Line, Prose, Url
from servicefolio.records.shapes.step import Step

_PROMISE = ("lead_time", "fulfiller")

InputType = Annotated[
    Literal["text", "long_text", "number", "date", "choice", "yes_no", "person", "file"],
    Meanings(
        {
            "text": "One line.",
            "long_text": "Several lines.",
            "number": "A number.",
            "date": "A day.",
            "choice": "One of a few values: its `choices`, or those that its help lists.",
            "yes_no": "Yes or no.",
            "person": "Somebody out of the directory.",
            "file": "A file.",
        }
    ),
]


class OnlyIf(Shape):
    """The answer to an earlier question that makes this one worth asking."""

    input: Line
    """The name of the earlier question."""
    is_: Annotated[tuple[Line, ...], OneOrMany] = Field(alias="is", min_length=1)
    """The answer with which this is asked, or several of which one will do: of its choices, or
    `yes` or `no`."""


class RequestInput(Shape):
    """Something that must be known to do it; one text is its name."""

    SHORT_FORM: ClassVar[str | None] = "name"

    name: Line
    """What is asked, such as `cost centre`."""
    type: InputType = "text"
    """What sort of answer it takes."""
    required: Flag = True
    """Nothing is done without it."""
    help: Line | None = None
    """How to find the answer."""
    choices: Annotated[tuple[Line, ...], OneOrMany] = ()
    """The values of which one is the answer, in the order of the form."""
    only_if: OnlyIf | None = None
    """It is asked only after a certain answer to an earlier question."""


class RequestModel(Record):
    """A sort of request that comes again and again, and is done the same way each time."""

    KIND: ClassVar[str] = "request_model"
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State(
            "draft",
            "It is being written; it cannot be asked for yet.",
            leads_to=("published", "retired"),
            stage="coming",
        ),
        State(
            "published",
            "It can be asked for.",
            leads_to=("needs_review", "retired"),
            needs=_PROMISE,
        ),
        State(
            "needs_review",
            "It can be asked for; something in it may be wrong.",
            leads_to=("published", "retired"),
            needs=_PROMISE,
        ),
        State("retired", "It cannot be asked for any more.", leads_to=("draft",), stage="gone"),
    )

    state: Literal["published", "draft", "needs_review", "retired"] = "published"
    """Whether it can be asked for."""
    service: Annotated[Ref, RefTo(("service",), "request for", "has request")]
    """The service that it belongs to."""
    steps: Annotated[tuple[Step, ...], LinesOrMany] = Field(min_length=1)
    """How it is done: below `|`, one a line, or in their long form with commands."""
    offering: Annotated[Ref, RefTo(("offering",), "orders", "ordered by")] | None = None
    """The offering that is got by it."""
    keywords: Annotated[tuple[Line, ...], OneOrMany] = ()
    """Words that people say when they mean it."""
    who_can_request: Annotated[tuple[Line, ...], OneOrMany] = ()
    """Who may ask for it."""
    inputs: Annotated[tuple[RequestInput, ...], OneOrMany] = ()
    """What must be known to do it."""
    approvals: Annotated[tuple[Line, ...], OneOrMany] = ()
    """The roles that must agree first, in order; never people's names."""
    fulfiller: Annotated[Ref, RefTo(("team",), "fulfilled by", "fulfils")] | None = None
    """The team that does it."""
    lead_time: Duration | None = None
    """How long it takes once everything is known and approved."""
    price: Line | None = None
    """What it costs whoever asks."""
    url: Url | None = None
    """Where it is asked for."""
    deliverable: Line | None = None
    """What whoever asked has in the end."""
    cancel: Prose | None = None
    """How to take the request back."""
