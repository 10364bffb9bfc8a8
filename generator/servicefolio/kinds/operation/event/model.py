"""An event: what the monitoring watches for, and what happens when it sees it."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from servicefolio.audiences import FOR_STAFF
from servicefolio.records.base import OneOrMany, Record, Shape
from servicefolio.records.choice import Meanings
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Date, Duration, Line, Prose, Url, Verbatim

EventClass = Annotated[
    Literal["informational", "warning", "exception"],
    Meanings(
        {
            "informational": "All is as it should be; it is kept to be read.",
            "warning": "Something is about to go wrong, and there is still time.",
            "exception": "Something is not as it should be; somebody must act.",
        }
    ),
]
AlertSeverity = Annotated[
    Literal["page", "ticket", "log"],
    Meanings(
        {
            "page": "Somebody on call is woken.",
            "ticket": "It is written into a queue, for working hours.",
            "log": "It is only written down.",
        }
    ),
]


class Threshold(Shape):
    """From which values on it is seen; one text is the critical one."""

    SHORT_FORM: ClassVar[str | None] = "critical"

    warning: Line | None = None
    """From where it is a warning, with its unit."""
    critical: Line | None = None
    """From where somebody must act, with its unit."""


class Event(Record):
    """A condition that the monitoring watches for: an alert and its definition."""

    KIND: ClassVar[str] = "event"
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State(
            "proposed",
            "It is to be watched for.",
            leads_to=("active", "retired"),
            stage="coming",
        ),
        State("active", "It is watched for.", leads_to=("muted", "retired")),
        State(
            "muted",
            "It is watched for, but tells nobody until a day.",
            leads_to=("active", "retired"),
            needs=("muted_until",),
        ),
        State("retired", "It is not watched for any more.", leads_to=("active",), stage="gone"),
    )

    state: Literal["active", "proposed", "muted", "retired"] = "active"
    """Whether it is watched for."""
    monitors: Annotated[
        tuple[
            Annotated[
                Ref,
                RefTo(
                    ("service", "configuration_item", "sla"), "monitors", "monitored by", part=True
                ),
            ],
            ...,
        ],
        OneOrMany,
    ] = Field(min_length=1)
    """The services that it watches."""
    class_: EventClass = Field(alias="class")
    """What it means that it is seen."""
    condition: Verbatim | None = None
    """When it is seen: a sentence, or the expression as the monitoring has it."""
    threshold: Threshold | None = None
    """From which values on it is seen."""
    for_: Duration | None = Field(default=None, alias="for")
    """How long the condition must hold."""
    severity: AlertSeverity | None = None
    """Whom it tells."""
    runbook: Annotated[Ref, RefTo(("runbook",), "handled by", "handles")] | None = None
    """What to do when it is seen."""
    source: Line | None = None
    """The tool that watches."""
    dashboard: Annotated[Url | None, FOR_STAFF] = None
    """Where its values are seen."""
    auto_action: Line | None = None
    """What happens by itself when it is seen."""
    noise: Prose | None = None
    """When it is seen although nothing is wrong."""
    muted_until: Date | None = None
    """The last day on which it tells nobody."""
