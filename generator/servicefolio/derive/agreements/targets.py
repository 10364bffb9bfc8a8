"""How the targets of an agreement read: what is measured, within which limit, in which hours."""

from typing import Protocol, TypeAlias

from servicefolio.records.quantities import PercentValue

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

Terms: TypeAlias = tuple[str | None, ...]
"""What a limit holds for: the kind of request, the share of cases and the hours."""


class _Target(Protocol):
    @property
    def metric(self) -> str: ...
    @property
    def request_type(self) -> str | None: ...
    @property
    def share(self) -> PercentValue | None: ...
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


def terms_of(agreement: _Sla, target: _Target) -> Terms:
    """Find on which terms a target holds: only limits on the same ones can be compared."""
    share = str(target.share) if target.share else None
    return (target.request_type, share, hours_of(agreement, target))
