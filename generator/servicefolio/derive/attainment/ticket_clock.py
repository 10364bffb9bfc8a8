"""A ticket on the clock of a promise: when it was due, how long it took, whether that was in time.

Minutes and hours pass within the hours of a calendar; while a ticket is pending its clock stands
still (derive/calendars/due_dates.py). What contradicts itself is told apart, and not computed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Literal, Protocol, TypeAlias
from zoneinfo import ZoneInfo

from servicefolio.derive.calendars.due_dates import due
from servicefolio.derive.calendars.elapsed import instant
from servicefolio.derive.calendars.opening_hours import OpeningHours, after, elapsed
from servicefolio.derive.calendars.spans import Span, union
from servicefolio.records.moment import DateTimeValue
from servicefolio.records.quantities import DurationValue

Fate: TypeAlias = Literal["in time", "late", "not yet known", "contradictory"]
RESPOND = "respond"
_NOTHING = timedelta()


class _Waiting(Protocol):
    from_: DateTimeValue
    to: DateTimeValue


class Ticket(Protocol):
    """What is read of a ticket."""

    key: str | None
    opened: DateTimeValue
    owned: DateTimeValue | None
    resolved: DateTimeValue | None
    priority: str | None
    request_type: str | None
    pending: tuple[_Waiting, ...]
    pending_minutes: Decimal | None


@dataclass(frozen=True, slots=True)
class Times:
    """The moments of a ticket, in UTC."""

    opened: datetime
    owned: datetime | None
    resolved: datetime | None
    pending: tuple[Span, ...]
    waited: timedelta
    """How long it was pending besides, within the hours of its clock."""
    priority: str | None
    request_type: str | None
    is_misplaced: bool = False
    """Whether it cannot be of its export as it stands, such as one that stands twice."""

    @property
    def is_contradictory(self) -> bool:
        """Whether something comes before what it comes after, or it stands where it cannot."""
        if self.is_misplaced:
            return True
        ends = (self.owned, self.resolved)
        if any(end is not None and end < self.opened for end in ends):
            return True
        return self.owned is not None and self.resolved is not None and self.resolved < self.owned

    def end(self, metric: str) -> datetime | None:
        """Find when it was owned, for the time to respond, else when it was solved.

        What was solved without having been owned was owned when it was solved.
        """
        return self.owned or self.resolved if metric == RESPOND else self.resolved


@dataclass(frozen=True, slots=True)
class Timed:
    """What became of a ticket by a limit, and how long it took on the clock."""

    opened: datetime
    fate: Fate
    took: timedelta | None
    """None while it is open, and where its times contradict each other."""


def times_of(ticket: Ticket, zone: ZoneInfo) -> Times:
    """Read a ticket; clocks without a zone are those of `zone`."""
    waits = ((instant(item.from_, zone), instant(item.to, zone)) for item in ticket.pending)
    return Times(
        instant(ticket.opened, zone),
        instant(ticket.owned, zone) if ticket.owned else None,
        instant(ticket.resolved, zone) if ticket.resolved else None,
        union(waits),
        timedelta(minutes=float(ticket.pending_minutes or 0)),
        ticket.priority,
        ticket.request_type,
    )


def timed(
    tickets: Sequence[Times],
    metric: str,
    limit: DurationValue,
    hours: OpeningHours,
    now: datetime,
) -> tuple[Timed, ...]:
    """Hold tickets against a limit; one that is open and past it at `now` is late."""
    return tuple(_timed(ticket, metric, limit, hours, now) for ticket in tickets)


def _timed(
    ticket: Times, metric: str, limit: DurationValue, hours: OpeningHours, now: datetime
) -> Timed:
    if ticket.is_contradictory:
        return Timed(ticket.opened, "contradictory", None)
    # A ticket waits for others once somebody works on it.
    waited = _NOTHING if metric == RESPOND else ticket.waited
    latest = due(hours, ticket.opened, limit, ticket.pending)
    if latest is not None and waited:
        latest = after(hours, latest, waited)
    end = ticket.end(metric)
    if end is None:
        is_late = latest is not None and latest < now
        return Timed(ticket.opened, "late" if is_late else "not yet known", None)
    stood = sum(
        (elapsed(hours, *_cut(span, ticket.opened, end)) for span in ticket.pending), waited
    )
    took = max(elapsed(hours, ticket.opened, end) - stood, _NOTHING)
    is_late = latest is not None and latest < end
    return Timed(ticket.opened, "late" if is_late else "in time", took)


def _cut(span: Span, start: datetime, end: datetime) -> Span:
    return Span(max(span[0], start), min(span[1], end))
