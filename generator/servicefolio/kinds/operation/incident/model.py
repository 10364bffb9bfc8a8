"""An incident: what failed, when, for whom, and what brought it back.

Its states follow iTop's and ServiceNow's; its times are those of the expanded incident lifecycle.
"""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from servicefolio.audiences import FOR_STAFF
from servicefolio.kinds.operation.incident.choices import (
    DetectedBy,
    DowntimeSeverity,
    Phase,
    ResolutionCode,
    Severity,
    UpdateReaders,
)
from servicefolio.records.base import LinesOrMany, OneOrMany, Record, Shape
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import DateTime, Flag, Line, Prose, Verbatim, Whole
from servicefolio.records.shapes.target import Priority

_RESOLVED = ("resolved_at", "resolution")


class StatusUpdate(Shape):
    """What those were told who waited."""

    at: DateTime
    """When it was told."""
    message: Prose
    """What was told."""
    phase: Phase | None = None
    """How far it was at that time."""
    audience: UpdateReaders = "users"
    """Who reads it, beside those who run the services."""

    @property
    def is_for_staff(self) -> bool:
        """What was told to staff alone is left out where others read."""
        return self.audience == "staff"


class TimelineEntry(Shape):
    """Something that happened, or that somebody did."""

    at: DateTime
    """When it happened."""
    what: Prose
    """What happened or was done, and what it showed."""
    by: Line | None = None
    """The role or team that did it; never a person's name."""


class IncidentRoles(Shape):
    """Who did what while it lasted: roles or teams, never people's names."""

    commander: Line | None = None
    """Who led."""
    scribe: Line | None = None
    """Who wrote down what happened."""
    liaison: Line | None = None
    """Who talked with users, customers and suppliers."""
    experts: Annotated[tuple[Line, ...], OneOrMany] = ()
    """Who was called for what they know."""


class PendingInterval(Shape):
    """A time in which nobody could go on."""

    start: DateTime
    """Since when nobody could go on."""
    end: DateTime | None = None
    """When somebody could go on; left out while it lasts."""
    reason: Line
    """What was waited for."""


class Downtime(Shape):
    """A time in which a service was not as promised."""

    start: DateTime
    """When it began."""
    end: DateTime | None = None
    """When it ended; left out while it lasts."""
    service: Annotated[Ref, RefTo(("service",), "disturbed", "had incident")] | None = None
    """The service; left out, all services of the incident."""
    severity: DowntimeSeverity = "down"
    """How much of the service was gone."""
    planned: Flag = False
    """It was announced and agreed."""
    excluded_by: Line | None = None
    """The exclusion of the agreement by which it does not count."""


class Incident(Record):
    """A service that was not as promised, and what was done about it."""

    KIND: ClassVar[str] = "incident"
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State("new", "It was reported or detected.", leads_to=("assigned", "cancelled")),
        State(
            "assigned",
            "Somebody works on it.",
            leads_to=("pending", "resolved", "cancelled"),
        ),
        State(
            "pending",
            "It waits for something that others must do.",
            leads_to=("assigned", "resolved", "cancelled"),
            needs=("pending",),
        ),
        State(
            "resolved",
            "The service works again; whether its users agree is open.",
            leads_to=("closed", "assigned"),
            needs=_RESOLVED,
            stage="over",
        ),
        State("closed", "Nobody works on it any more.", needs=_RESOLVED, stage="over"),
        State("cancelled", "It was none, or another record is about it.", stage="gone"),
    )

    state: Literal["new", "assigned", "pending", "resolved", "closed", "cancelled"] = "new"
    """How far it is dealt with."""
    started_at: DateTime
    """When it began, such as `2026-11-23 03:12`; a zone may follow."""
    services: Annotated[
        tuple[Annotated[Ref, RefTo(("service",), "disturbed", "had incident")], ...], OneOrMany
    ] = Field(min_length=1)
    """The services that were not as promised."""
    configuration_items: Annotated[
        tuple[Annotated[Ref, RefTo(("configuration_item",), "disturbed", "had incident")], ...],
        OneOrMany,
    ] = ()
    """The configuration items that failed."""
    detected_at: DateTime | None = None
    """When somebody, or the monitoring, noticed it."""
    acknowledged_at: DateTime | None = None
    """When somebody began to work on it."""
    mitigated_at: DateTime | None = None
    """When the worst was over."""
    resolved_at: DateTime | None = None
    """When the service worked again."""
    closed_at: DateTime | None = None
    """When its users agreed that it works."""
    impact: Annotated[Whole, Field(ge=1, le=3)] | None = None
    """How many it hits: 1 (the organisation), 2 (a department), 3 (one or a few people)."""
    urgency: Annotated[Whole, Field(ge=1, le=4)] | None = None
    """How soon it hurts: 1 (at once) to 4 (it can wait)."""
    priority: Priority | None = None
    """In which order it was worked on."""
    priority_reason: Line | None = None
    """Why the priority is not what impact and urgency make it."""
    severity: Severity | None = None
    """How bad it is on the scale by which people are called."""
    major: Flag = False
    """It is a major incident: led by somebody, written down, and reviewed."""
    users_affected: Annotated[Whole, Field(ge=0)] | None = None
    """How many people it hit."""
    symptoms: Prose | None = None
    """What was seen."""
    messages: Annotated[tuple[Verbatim, ...], LinesOrMany] = ()
    """The messages on the screen: below `|`, one a line, anything goes."""
    detection: DetectedBy | None = None
    """Who or what noticed it first."""
    status_updates: Annotated[tuple[StatusUpdate, ...], OneOrMany] = ()
    """What those were told who waited, in order."""
    timeline: Annotated[tuple[TimelineEntry, ...], OneOrMany, FOR_STAFF] = ()
    """What happened and what was done, in order."""
    roles: Annotated[IncidentRoles | None, FOR_STAFF] = None
    """Who did what while it lasted: roles or teams, never people's names."""
    pending: Annotated[tuple[PendingInterval, ...], OneOrMany, FOR_STAFF] = ()
    """The times in which nobody could go on."""
    resolution: Prose | None = None
    """What brought the service back."""
    resolution_code: ResolutionCode | None = None
    """What sort of thing brought it back."""
    downtime: Annotated[tuple[Downtime, ...], OneOrMany] = ()
    """When which service was not as promised."""
    raised_by: Annotated[Ref, RefTo(("event",), "raised by", "raised")] | None = None
    """The monitored event that raised it."""
    caused_by: Annotated[Ref, RefTo(("change",), "caused by", "caused")] | None = None
    """The change that caused it."""
    problem: Annotated[Ref, RefTo(("problem",), "grouped under", "groups")] | None = None
    """The problem in which its cause is looked for."""
    resolved_with: Annotated[Ref, RefTo(("known_error",), "resolved with", "resolved")] | None = (
        None
    )
    """The known error whose workaround or solution helped."""
