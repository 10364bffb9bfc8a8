"""A release: what is put into use together, where, when, and how it is taken back."""

from typing import Annotated, ClassVar, Literal

from servicefolio.records.base import OneOrMany, Record, Shape
from servicefolio.records.choice import Meanings
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Date, Duration, Line, Percent, Prose

ReleaseType = Annotated[
    Literal["major", "minor", "emergency"],
    Meanings(
        {
            "major": "Something new that people notice and have to learn.",
            "minor": "Small things that are better, and faults that are mended.",
            "emergency": "It mends something that cannot wait for the next release.",
        }
    ),
]

Strategy = Annotated[
    Literal["big_bang", "phased", "canary", "blue_green"],
    Meanings(
        {
            "big_bang": "Everybody gets it at the same time.",
            "phased": "It goes out in waves, each larger than the one before.",
            "canary": "A few get it first, and are watched before the others follow.",
            "blue_green": "Old and new stand side by side, and users are switched over.",
        }
    ),
]


class Content(Shape):
    """Something that it brings; one text is what."""

    SHORT_FORM: ClassVar[str | None] = "what"

    what: Line
    """What it brings, such as a component, a feature or a mended fault."""
    item: Annotated[Ref, RefTo(("configuration_item",), "contains", "released in")] | None = None
    """The configuration item that it brings a version of."""
    version: Line | None = None
    """Which version of it."""
    note: Prose | None = None
    """What a reader should know about it."""


class Environment(Shape):
    """Where it is put into use; one text is the name."""

    SHORT_FORM: ClassVar[str | None] = "name"

    name: Line
    """What the environment is called, such as `test` or `production`."""
    planned: Date | None = None
    """The day for which it is planned there."""
    deployed: Date | None = None
    """The day on which it was put into use there."""
    note: Line | None = None
    """What a reader should know about it."""


class Wave(Shape):
    """A part of the users or systems that get it together; one text is who."""

    SHORT_FORM: ClassVar[str | None] = "to"

    to: Line
    """Who or what gets it."""
    on: Date | None = None
    """The day on which they get it."""
    share: Percent | None = None
    """How many have it afterwards, as a share of all."""
    go_on_if: Line | None = None
    """What must hold before the next wave begins."""


class Deployment(Shape):
    """How it is rolled out; one text is the strategy."""

    SHORT_FORM: ClassVar[str | None] = "strategy"

    strategy: Strategy
    """In which manner it reaches its users."""
    waves: Annotated[tuple[Wave, ...], OneOrMany] = ()
    """Who gets it when, in order."""


class Rollback(Shape):
    """How it is taken back; one text is the steps."""

    SHORT_FORM: ClassVar[str | None] = "steps"

    steps: Prose
    """What to do, step by step."""
    decide_by: Line | None = None
    """The point of no return: until when it can be taken back."""
    takes: Duration | None = None
    """How long taking it back lasts."""
    tried: Date | None = None
    """The day on which somebody last tried it."""


class EarlyLifeSupport(Shape):
    """The closer watch in the first days; one text is the last of them."""

    SHORT_FORM: ClassVar[str | None] = "until"

    until: Date
    """The last day of it."""
    team: Annotated[Ref, RefTo(("team",), "supported early by", "supports early")] | None = None
    """The team that watches and helps; left out, the record's owner."""
    ends_when: Line | None = None
    """What must hold before it ends."""


class Release(Record):
    """What is put into use together."""

    KIND: ClassVar[str] = "release"
    # No state must be passed: from deploying on, each of them asks for the same readiness review.
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State("planned", "It is decided what it brings.", leads_to=("build",), stage="coming"),
        State(
            "build",
            "Its parts are made and put together.",
            leads_to=("test", "planned"),
            stage="coming",
        ),
        State(
            "test",
            "It is tried before anybody depends on it.",
            leads_to=("ready", "build"),
            stage="coming",
        ),
        State(
            "ready",
            "It is tested, and waits for its day.",
            leads_to=("deploying", "test", "build"),
            stage="coming",
        ),
        State(
            "deploying",
            "It is being put into use.",
            leads_to=("early_life_support", "rolled_back"),
        ),
        State(
            "early_life_support",
            "It is in use, and watched more closely than usual.",
            leads_to=("closed", "rolled_back"),
        ),
        State("closed", "It is in use, and nothing more is to be done.", stage="over"),
        State("rolled_back", "It was taken back.", stage="gone"),
    )

    state: Literal[
        "planned", "build", "test", "ready", "deploying", "early_life_support", "closed",
        "rolled_back",
    ] = "planned"  # fmt: skip
    """How far it is on its way into use."""
    version: Line
    """Its number or name, such as `4.2`."""
    type: ReleaseType | None = None
    """How much it changes, and how fast it has to come."""
    services: Annotated[
        tuple[Annotated[Ref, RefTo(("service",), "delivers", "delivered by")], ...], OneOrMany
    ] = ()
    """The services that are new or changed by it."""
    content: Annotated[tuple[Content, ...], OneOrMany] = ()
    """What it brings; changes say themselves to which release they belong."""
    known_errors: Annotated[
        tuple[Annotated[Ref, RefTo(("known_error",), "ships with", "shipped in")], ...], OneOrMany
    ] = ()
    """Known errors that it goes out with; those that it mends say so themselves."""
    risks: Annotated[
        tuple[Annotated[Ref, RefTo(("risk",), "goes ahead despite", "taken for")], ...], OneOrMany
    ] = ()
    """Risks that are taken for it."""
    environments: Annotated[tuple[Environment, ...], OneOrMany] = ()
    """Where it is put into use, in order."""
    deployment: Deployment | None = None
    """How it is rolled out."""
    rollback: Rollback | None = None
    """How it is taken back."""
    communication: Prose | None = None
    """Who is told what, and when."""
    early_life_support: EarlyLifeSupport | None = None
    """Until when it is watched more closely, and by whom."""
