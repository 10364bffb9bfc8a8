"""What else tickets tell: how many were opened again, came back, or were caused by a change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Protocol
from zoneinfo import ZoneInfo

from servicefolio.derive.attainment import ticket_clock
from servicefolio.derive.attainment.ticket_clock import times_of
from servicefolio.derive.calendars.elapsed import instant
from servicefolio.derive.measurements.measured import share_of
from servicefolio.records.quantities import PercentValue

REPEATED_WITHIN = timedelta(days=30)


class Ticket(ticket_clock.Ticket, Protocol):
    """What is read of a ticket beside its times."""

    reopened: int | None
    caused_by_change: str | None
    fault: str | None


@dataclass(frozen=True, slots=True)
class Rate:
    """Some of so many; only tickets whose export says it are counted."""

    some: int
    count: int

    @property
    def share(self) -> PercentValue | None:
        """The share of them, rounded down; None where the export says nothing."""
        return share_of(Decimal(self.some), Decimal(self.count))


@dataclass(frozen=True, slots=True)
class TicketRates:
    """What an export says of its faults."""

    faults: int
    mean_to_restore: timedelta | None
    """The mean from opening to solution, by everybody's clocks; None where none is solved."""
    reopened: Rate
    repeated: Rate
    """Of those whose fault is named: another of the same fault was opened within 30 days before."""
    caused_by_change: Rate | None
    """None where the export names no change at all."""


def rates_of(tickets: Iterable[Ticket], zone: ZoneInfo) -> TicketRates:
    """Count the tickets of an export that are about faults; requests are left out."""
    faults = [ticket for ticket in tickets if ticket.request_type is None]
    told = [ticket.reopened for ticket in faults if ticket.reopened is not None]
    named = sorted(
        (ticket.fault.casefold(), instant(ticket.opened, zone))
        for ticket in faults
        if ticket.fault is not None
    )
    repeated = sum(
        fault == before and opened - earlier <= REPEATED_WITHIN
        for (before, earlier), (fault, opened) in pairwise(named)
    )
    by_change = sum(ticket.caused_by_change is not None for ticket in faults)
    return TicketRates(
        len(faults),
        _mean_to_restore(faults, zone),
        Rate(sum(again > 0 for again in told), len(told)),
        Rate(repeated, len(named)),
        Rate(by_change, len(faults)) if by_change else None,
    )


def _mean_to_restore(tickets: Sequence[Ticket], zone: ZoneInfo) -> timedelta | None:
    times = [times_of(ticket, zone) for ticket in tickets]
    took = [one.resolved - one.opened for one in times if one.resolved and not one.is_contradictory]
    return sum(took, timedelta()) / len(took) if took else None
