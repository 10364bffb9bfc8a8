"""The continuity of a service: how it comes back after a disaster."""

from typing import Annotated, Literal

from servicefolio.kinds.design.design_document.aspects import Lines
from servicefolio.records.base import OneOrMany, Shape
from servicefolio.records.choice import Meanings
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Date, Duration, Line, Prose

Strategy = Annotated[
    Literal["manual", "cold", "warm", "hot", "active-active"],
    Meanings(
        {
            "manual": "People work without it until it is back.",
            "cold": "There is a place for it; machines and data are brought there first.",
            "warm": "Machines stand ready; data is brought there first.",
            "hot": "A replacement with current data stands ready and is switched to.",
            "active-active": "Several work at the same time, and each can carry all.",
        }
    ),
]

ExerciseType = Annotated[
    Literal["walk_through", "restore", "failover", "full"],
    Meanings(
        {
            "walk_through": "The steps were talked through at a table.",
            "restore": "Data was restored from a backup.",
            "failover": "The service was switched to its replacement.",
            "full": "The whole recovery was done as after a disaster.",
        }
    ),
]


class Impact(Shape):
    """What an outage does after some time."""

    after: Duration
    """How long it has lasted."""
    impact: Line
    """What it does by then."""


class Backup(Shape):
    """A copy that recovery relies on."""

    what: Line
    """What is copied."""
    every: Duration
    """How often."""
    keep: Duration | None = None
    """How long copies are kept."""
    last_restore_test: Date | None = None
    """The day on which one was last restored."""


class Exercise(Shape):
    """A rehearsal of the recovery."""

    on: Date
    """The day."""
    type: ExerciseType | None = None
    """How far it went."""
    result: Line
    """What came of it."""
    rto_reached: Duration | None = None
    """How long recovery took."""
    rpo_reached: Duration | None = None
    """How much data was lost, as time."""


class Continuity(Shape):
    """How the service comes back after a disaster."""

    rto: Duration | None = None
    """Recovery time objective: how long it may be away."""
    rpo: Duration | None = None
    """Recovery point objective: how much data may be lost, as time."""
    wrt: Duration | None = None
    """Work recovery time: how long checking takes after the systems are back."""
    mtpd: Duration | None = None
    """Maximum tolerable period of disruption."""
    own_recovery: Duration | None = None
    """How long its own recovery takes, once what it depends on is back."""
    data_in: Annotated[
        tuple[Annotated[Ref, RefTo(("service",), "keeps its data in", "keeps the data of")], ...],
        OneOrMany,
    ] = ()
    """The services that hold its data: what they lose, it loses too."""
    minimum_level: Line | None = None
    """What must work in any case."""
    impacts: tuple[Impact, ...] = ()
    """What an outage does over time."""
    strategy: Strategy | None = None
    """How ready the replacement stands."""
    backups: Annotated[tuple[Backup, ...], OneOrMany] = ()
    """Copies that recovery relies on."""
    steps: Prose | None = None
    """What to do, in order."""
    call: Lines = ()
    """Whom to call, in this order, by role and number."""
    exercises: Annotated[tuple[Exercise, ...], OneOrMany] = ()
    """Rehearsals."""
