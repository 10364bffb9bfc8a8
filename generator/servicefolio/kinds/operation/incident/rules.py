"""Rules that only incidents need: what a wait and a major incident must tell."""

from collections.abc import Iterator
from typing import Protocol

from servicefolio.diagnostics import Rule, Severity
from servicefolio.records.moment import DateTimeValue
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import listing

PENDING = Rule(
    "incident-pending-unexplained",
    Severity.ERROR,
    "An incident waits, and nothing says what it waits for now",
)
STILL_OPEN = Rule(
    "incident-interval-open",
    Severity.ERROR,
    "An incident goes on or is over, and a time within it has no end",
)
MAJOR = Rule(
    "incident-major-incomplete",
    Severity.ERROR,
    "A major incident is over, and does not tell who led or what happened",
)

_OVER = frozenset({"resolved", "closed"})
_ENDED = _OVER | {"cancelled"}


class _PendingInterval(Protocol):
    """A time with its two ends, as a downtime has them too."""

    start: DateTimeValue
    end: DateTimeValue | None


class _IncidentRoles(Protocol):
    commander: str | None


class _Incident(Protocol):
    id: str
    state: str
    major: bool
    pending: tuple[_PendingInterval, ...]
    downtime: tuple[_PendingInterval, ...]
    timeline: tuple[object, ...]
    roles: _IncidentRoles | None


def find_pending(context: Context) -> Iterator[Finding]:
    """Look for pending incidents all of whose waits have ended; the state itself asks for one."""
    for incident in context.catalog.all("incident", _Incident):
        waits = incident.pending
        if incident.state == "pending" and waits and all(wait.end is not None for wait in waits):
            yield Finding(
                incident.id,
                ("state",),
                "it is pending, but every wait that it tells of has ended",
                "add what is waited for now to `pending:`, without its end; or set "
                "`state: assigned`",
            )


def find_still_open(context: Context) -> Iterator[Finding]:
    """Look for waits without an end where nobody waits, and downtimes without one at the end."""
    for incident in context.catalog.all("incident", _Incident):
        if incident.state != "pending":
            for index in _without_end(incident.pending):
                yield Finding(
                    incident.id,
                    ("pending", index),
                    f"this wait has no end, but the incident is {incident.state}",
                    "add `end:`, or set `state: pending`",
                )
        if incident.state in _ENDED:
            for index in _without_end(incident.downtime):
                yield Finding(
                    incident.id,
                    ("downtime", index),
                    f"this downtime has no end, but the incident is {incident.state}",
                    "add `end:`: the time in which the service was away is counted by it",
                )


def find_major(context: Context) -> Iterator[Finding]:
    """Look for major incidents that are over and lack a commander or a timeline."""
    for incident in context.catalog.all("incident", _Incident):
        if not incident.major or incident.state not in _OVER:
            continue
        lacks = tuple(_lacks(incident))
        if lacks:
            yield Finding(
                incident.id,
                ("major",),
                f"this major incident is {incident.state}, and has "
                + listing((f"no {what}" for what in lacks), "and"),
                "write `roles: {commander: ...}`, a role or team, and `timeline:`, while those who "
                "were there remember",
            )


def _without_end(intervals: tuple[_PendingInterval, ...]) -> Iterator[int]:
    return (index for index, interval in enumerate(intervals) if interval.end is None)


def _lacks(incident: _Incident) -> Iterator[str]:
    if incident.roles is None or incident.roles.commander is None:
        yield "commander"
    if not incident.timeline:
        yield "timeline"


CHECKS = (
    Check(PENDING, find_pending),
    Check(STILL_OPEN, find_still_open),
    Check(MAJOR, find_major),
)
