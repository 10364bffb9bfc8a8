"""Rules about measurements that contradict themselves, or say nothing at all."""

from collections.abc import Iterator
from datetime import date, tzinfo
from decimal import Decimal
from typing import Protocol
from zoneinfo import ZoneInfo

from servicefolio.derive.attainment.misplaced_tickets import misplaced_tickets
from servicefolio.diagnostics import Rule, Severity
from servicefolio.kinds.improvement.measurement.spans import Written, begin_of
from servicefolio.records.moment import DateTimeValue
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.source.document import Route

ANNOUNCED = Rule(
    "measurement-announced", Severity.ERROR, "A downtime was announced after it had begun"
)
EMPTY = Rule(
    "measurement-empty", Severity.ERROR, "A measurement has neither data, downtime nor tickets"
)
TICKETS = Rule(
    "measurement-tickets", Severity.ERROR, "The times of a ticket cannot be, or it stands twice"
)


class _Downtime(Protocol):
    from_: Written
    planned: bool
    announced: DateTimeValue | None


class _Waiting(Protocol):
    from_: DateTimeValue
    to: DateTimeValue


class _Ticket(Protocol):
    key: str | None
    opened: DateTimeValue
    owned: DateTimeValue | None
    resolved: DateTimeValue | None
    pending: tuple[_Waiting, ...]
    pending_minutes: Decimal | None


class _Period(Protocol):
    from_: date
    to: date


class _Measurement(Protocol):
    id: str
    period: _Period
    data: tuple[object, ...]
    downtime: tuple[_Downtime, ...] | None
    tickets: tuple[_Ticket, ...]


def find_announced(context: Context) -> Iterator[Finding]:
    """Look for planned downtimes that nobody knew of before they began."""
    zone = ZoneInfo(context.settings.time_zone)
    for measurement in context.catalog.all("measurement", _Measurement):
        for index, item in enumerate(measurement.downtime or ()):
            if item.announced is None or not item.planned:
                continue
            begins = begin_of(item.from_, zone, beside=item.announced)
            if begin_of(item.announced, zone, beside=item.from_) > begins:
                yield Finding(
                    measurement.id,
                    ("downtime", index, "announced"),
                    f"it began {item.from_} and was announced {item.announced}, when it had begun",
                    "correct one of the two; what nobody announced before is not planned",
                )


def find_empty(context: Context) -> Iterator[Finding]:
    """Look for measurements without anything that was measured."""
    for measurement in context.catalog.all("measurement", _Measurement):
        if not measurement.data and not measurement.tickets and measurement.downtime is None:
            yield Finding(
                measurement.id,
                (),
                "it says where its numbers come from, and has none",
                "add `data:`, `downtime:` (`[]` where it never was away) or `tickets:`",
            )


def find_tickets(context: Context) -> Iterator[Finding]:
    """Look for tickets that cannot be as they are written, or stand twice."""
    zone = ZoneInfo(context.settings.time_zone)
    for measurement in context.catalog.all("measurement", _Measurement):
        for index, ticket in enumerate(measurement.tickets):
            for route, message in _contradictions(ticket, zone):
                yield Finding(
                    measurement.id,
                    ("tickets", index, *route),
                    message,
                    "correct one of the two, here or in the ticket tool; a time without a zone "
                    f"is that of {context.settings.time_zone}",
                )
        yield from _misplaced(measurement, zone, context.today)


def _misplaced(measurement: _Measurement, zone: ZoneInfo, today: date) -> Iterator[Finding]:
    """Look for tickets that stand twice, are of other days, or have times to come."""
    for index, why in sorted(misplaced_tickets(measurement, zone, today).items()):
        ticket, period = measurement.tickets[index], measurement.period
        found: tuple[str, str, str]
        if why == "twice":
            message = f"ticket {ticket.key} stands twice, so that it is not counted"
            found = "key", message, "keep one of the two"
        elif why == "outside":
            message = (
                f"it was opened {ticket.opened}, and the period is {period.from_} to {period.to}"
            )
            found = "opened", message, "correct the time, or the `period:` of the measurement"
        else:
            key = "resolved" if why == "solved ahead" else "owned"
            at = ticket.resolved if key == "resolved" else ticket.owned
            found = key, f"it says what happened {at}, and today is {today}", "correct the time"
        key, message, hint = found
        yield Finding(measurement.id, ("tickets", index, key), message, hint)


def _contradictions(ticket: _Ticket, zone: tzinfo) -> Iterator[tuple[Route, str]]:
    opened, owned, resolved = ticket.opened, ticket.owned, ticket.resolved
    if owned is not None and _is_before(owned, opened, zone):
        yield ("owned",), f"somebody began to work on it {owned}, before it was opened ({opened})"
    if resolved is not None and _is_before(resolved, opened, zone):
        yield ("resolved",), f"it was solved {resolved}, before it was opened ({opened})"
    elif resolved is not None and owned is not None and _is_before(resolved, owned, zone):
        yield ("resolved",), f"it was solved {resolved}, before somebody worked on it ({owned})"
    for waiting in ticket.pending:
        if _is_before(waiting.to, waiting.from_, zone):
            # The whole list stands in one cell.
            yield ("pending",), f"it waited until {waiting.to}, before it waited ({waiting.from_})"


def _is_before(one: DateTimeValue, other: DateTimeValue, zone: tzinfo) -> bool:
    return begin_of(one, zone) < begin_of(other, zone)


CHECKS = (
    Check(ANNOUNCED, find_announced),
    Check(EMPTY, find_empty),
    Check(TICKETS, find_tickets),
)
