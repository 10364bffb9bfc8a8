"""How the targets of an agreement read: what is measured, within which limit, in which hours."""

from typing import Protocol

_METRICS: dict[str, str] = {
    "availability": "share of the time that it works",
    "respond": "time until somebody works on it",
    "fix": "time until it works again",
    "fulfilment": "time until an order is done",
    "response_time": "time until it answers",
    "latency": "time that data is on its way",
    "throughput": "how much it does in a time",
    "mtbf": "time between two faults, on average",
    "mtrs": "time to restore it, on average",
    "rto": "time until it is back after a disaster",
    "rpo": "data that may be lost in a disaster, as time",
    "satisfaction": "how content its users are",
}
_IN_SERVICE_HOURS = frozenset({"availability", "mtbf", "throughput"})
"""What is counted whenever the service is promised, whether or not somebody mends faults."""


class _Target(Protocol):
    @property
    def metric(self) -> str: ...
    @property
    def calendar(self) -> str | None: ...


class _Sla(Protocol):
    @property
    def service_hours(self) -> str | None: ...
    @property
    def support_hours(self) -> str | None: ...


def metric_in_words(metric: str) -> str:
    """Say what a target measures in words that need no ITIL.

    >>> metric_in_words("fix")
    'time until it works again'
    """
    return _METRICS[metric]


def hours_of(agreement: _Sla, target: _Target) -> str | None:
    """Find the calendar in whose hours a target counts, or None where it always does."""
    if target.calendar is not None:
        return target.calendar
    if target.metric in _IN_SERVICE_HOURS or agreement.support_hours is None:
        return agreement.service_hours
    return agreement.support_hours
