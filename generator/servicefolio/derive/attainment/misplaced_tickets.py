"""Tickets of an export that cannot be its own as they stand: they count for nothing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Literal, Protocol, TypeAlias
from zoneinfo import ZoneInfo

from servicefolio.derive.attainment.written_times import Period, written_span
from servicefolio.derive.calendars.elapsed import instant
from servicefolio.records.moment import DateTimeValue

Misplaced: TypeAlias = Literal["twice", "outside", "owned ahead", "solved ahead"]
_A_DAY = timedelta(days=1)


class _Ticket(Protocol):
    @property
    def key(self) -> str | None: ...
    @property
    def opened(self) -> DateTimeValue: ...
    @property
    def owned(self) -> DateTimeValue | None: ...
    @property
    def resolved(self) -> DateTimeValue | None: ...


class _Measurement(Protocol):
    @property
    def period(self) -> Period: ...
    @property
    def tickets(self) -> Sequence[_Ticket]: ...


def misplaced_tickets(export: _Measurement, zone: ZoneInfo, today: date) -> Mapping[int, Misplaced]:
    """Find, by their place, tickets whose key stands twice, of other days, or with times to come.

    A ticket may be solved after the period in which it was opened, and not after `today`.
    """
    first, over = written_span(export.period.from_, export.period.to, zone)
    ahead = instant(today + _A_DAY if today < date.max else today, zone)
    keys = Counter(ticket.key for ticket in export.tickets)
    found: dict[int, Misplaced] = {}
    for index, ticket in enumerate(export.tickets):
        if ticket.key is not None and keys[ticket.key] > 1:
            found[index] = "twice"
        elif not first <= instant(ticket.opened, zone) < over:
            found[index] = "outside"
        elif _is_from(ticket.resolved, ahead, zone):
            found[index] = "solved ahead"
        elif _is_from(ticket.owned, ahead, zone):
            found[index] = "owned ahead"
    return found


def _is_from(written: DateTimeValue | None, moment: datetime, zone: ZoneInfo) -> bool:
    return written is not None and instant(written, zone) >= moment
