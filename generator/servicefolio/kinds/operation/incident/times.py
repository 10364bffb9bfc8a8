"""The rule that the times of an incident follow each other."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Protocol
from zoneinfo import ZoneInfo

from servicefolio.diagnostics import Rule, Severity
from servicefolio.records.moment import DateTimeValue
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.source.document import Route

ORDER = Rule("incident-time-order", Severity.ERROR, "The times of an incident are out of order")

_STEPS = {
    "started_at": "began",
    "detected_at": "was detected",
    "acknowledged_at": "was acknowledged",
    "resolved_at": "was resolved",
    "closed_at": "was closed",
}
"""What happens to every incident in this order, and how it is said."""
_MITIGATED = {
    "started_at": "began",
    "mitigated_at": "was mitigated",
    "resolved_at": "was resolved",
}
"""The worst may be over before anybody has noticed that there was something."""


class _TimelineEntry(Protocol):
    """Something with its time, as an update of the state has it too."""

    at: DateTimeValue


class _PendingInterval(Protocol):
    """A time with its two ends, as a downtime has them too."""

    start: DateTimeValue
    end: DateTimeValue | None


class _Incident(Protocol):
    id: str
    timeline: tuple[_TimelineEntry, ...]
    status_updates: tuple[_TimelineEntry, ...]
    pending: tuple[_PendingInterval, ...]
    downtime: tuple[_PendingInterval, ...]


def find_order(context: Context) -> Iterator[Finding]:
    """Look for times before those that they follow; without a zone they are the settings' one."""
    zone = ZoneInfo(context.settings.time_zone)
    hint = f"correct one of the two; a time without a zone is that of {context.settings.time_zone}"
    for incident in context.catalog.all("incident", _Incident):
        for route, earlier, later, message in _followers(incident):
            if later.in_zone(zone) < earlier.in_zone(zone):
                yield Finding(incident.id, route, message, hint)


_Follower = tuple[Route, DateTimeValue, DateTimeValue, str]
"""Where a time is written, the one that it follows, itself, and what to say where it does not."""


def _followers(incident: _Incident) -> Iterator[_Follower]:
    yield from _of_steps(incident, _STEPS)
    yield from _of_steps(incident, _MITIGATED, about="mitigated_at")
    for key, entries in (
        ("status_updates", incident.status_updates),
        ("timeline", incident.timeline),
    ):
        for index, (before, entry) in enumerate(pairwise(entries), start=1):
            message = f"this entry is of {entry.at}, and the one before of {before.at}"
            yield (key, index, "at"), before.at, entry.at, message
    for key, intervals in (("pending", incident.pending), ("downtime", incident.downtime)):
        for index, interval in enumerate(intervals):
            if interval.end is not None:
                message = f"it ends {interval.end}, before it begins ({interval.start})"
                yield (key, index, "end"), interval.start, interval.end, message


def _of_steps(
    incident: _Incident, steps: dict[str, str], about: str | None = None
) -> Iterator[_Follower]:
    """Pair the steps that have a time, each with the next; `about` must be one of the two."""
    times: dict[str, DateTimeValue | None] = {key: getattr(incident, key) for key in steps}
    known = [(key, at) for key, at in times.items() if at is not None]
    for (key, earlier), (next_key, later) in pairwise(known):
        if about in {None, key, next_key}:
            message = f"it {steps[next_key]} {later}, before it {steps[key]} ({earlier})"
            yield (next_key,), earlier, later, message


CHECKS = (Check(ORDER, find_order),)
