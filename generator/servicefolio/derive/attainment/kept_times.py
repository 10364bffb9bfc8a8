"""Whether times that are promised were kept: from ticket exports, or rows that count cases."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import islice
from operator import attrgetter
from typing import Protocol
from zoneinfo import ZoneInfo

from servicefolio.derive.agreements.targets import hours_of
from servicefolio.derive.attainment.attainment_windows import Window, window_of
from servicefolio.derive.attainment.cases_in_time import Cases, cases_in
from servicefolio.derive.attainment.contradicted_time import Measurement as Contradictable
from servicefolio.derive.attainment.contradicted_time import contradicted_time, measured_twice
from servicefolio.derive.attainment.misplaced_tickets import misplaced_tickets
from servicefolio.derive.attainment.ticket_clock import Ticket, Timed, Times, timed, times_of
from servicefolio.derive.attainment.written_times import DataPoint, row_spans, written_span
from servicefolio.derive.calendars.calendar_hours import are_known, hours_in
from servicefolio.derive.calendars.elapsed import instant
from servicefolio.derive.calendars.periods import begin_of, end_of, last_whole
from servicefolio.derive.calendars.spans import Span, common, local, union
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.records.quantities import parse_duration
from servicefolio.records.shapes.agreement import Agreement
from servicefolio.records.shapes.target import Target

TICKET_METRICS = frozenset({"respond", "fix", "fulfilment"})
"""What tickets tell of."""
_ORDER = "fulfilment"
_CASES = TICKET_METRICS | {"response_time", "latency"}
"""What rows that count good ones of all may tell of."""
_A_DAY = timedelta(days=1)


class _Measurement(Contradictable, Protocol):
    id: str
    tickets: tuple[Ticket, ...]


@dataclass(frozen=True)
class TimePromise:
    """A target that is a time, for a service or all of an SLA's, and who measures it."""

    catalog: Catalog
    zone: ZoneInfo
    today: date
    sla: Agreement
    target: Target
    service: Record | None
    measurements: tuple[Record, ...]

    @cached_property
    def windows(self) -> tuple[Cases, ...]:
        """Every window in which there were cases, the oldest first."""
        return tuple(cases for cases in map(self._cases, self._with_cases) if _has_any(cases))

    def newest(self, most: int) -> tuple[Cases, ...]:
        """Compute the last so many of these, the newest first."""
        found = (cases for cases in map(self._cases, reversed(self._with_cases)) if _has_any(cases))
        return tuple(islice(found, most))

    @cached_property
    def _with_cases(self) -> tuple[Window, ...]:
        """The windows in which something was opened or a row begins, the oldest first.

        Only those are looked at: most periods of a long one may be empty.
        """
        first = max(min(one.period.from_ for one in self._series), self.sla.valid_from)
        last = max(one.period.to for one in self._series)
        last = min(last, self.today, self.sla.valid_to or date.max)
        moments = [ticket.opened for _, several in self._timed for ticket in several]
        moments += [span.start for one in self._series for span in row_spans(one, self.zone)]
        days = (local(moment, self.zone).date() for moment in moments)
        kind = self.target.window
        begins = {begin_of(kind, day) for day in days}
        return tuple(
            window_of(day, end_of(kind, day), self.zone)
            for day in sorted(begins)
            if day <= last and end_of(kind, day) >= first
        )

    @property
    def last(self) -> Cases | None:
        """The last whole window; None where nothing is known of it."""
        first, end = last_whole(self.target.window, self.today)
        return next((one for one in self.windows if first <= one.window.last <= end), None)

    @property
    def running(self) -> Cases | None:
        """The window that goes on; None where nothing is known of it."""
        return next((one for one in self.windows if one.is_running), None)

    @property
    def promised(self) -> Fraction:
        """The share of cases that must keep the limit."""
        return Fraction(self.target.share.value) / 100 if self.target.share else Fraction(1)

    @property
    def _series(self) -> tuple[_Measurement, ...]:
        return tuple(self.catalog.one(record.id, _Measurement) for record in self.measurements)

    @cached_property
    def _timed(self) -> tuple[tuple[str, tuple[Timed, ...]], ...]:
        """By measurement, its tickets held against the limit, the first opened in front."""
        limit = parse_duration(self.target.value)
        if limit is None or self.target.metric not in TICKET_METRICS:
            return ()
        hours = hours_in(self.catalog, hours_of(self.sla, self.target))
        return tuple(
            (
                series.id,
                timed(self._held(series), self.target.metric, limit, hours, self._until(series)),
            )
            for series in self._series
        )

    @property
    def _hours_are_known(self) -> bool:
        return are_known(self.catalog, self.sla.id, hours_of(self.sla, self.target))

    def _held(self, series: _Measurement) -> tuple[Times, ...]:
        """List the tickets for which the target holds, the first opened in front."""
        misplaced = misplaced_tickets(series, self.zone, self.today)
        found = (
            replace(times_of(item, self.zone), is_misplaced=index in misplaced)
            for index, item in enumerate(series.tickets)
        )
        held = (ticket for ticket in found if _is_for(self.target, ticket))
        return tuple(sorted(held, key=attrgetter("opened")))

    def _until(self, series: _Measurement) -> datetime:
        last = min(series.period.to, self.today - _A_DAY)
        return instant(last + _A_DAY, self.zone)

    @cached_property
    def _contradicted(self) -> tuple[Span, ...]:
        """Find the times of which nothing is computed, since rows or measurements contradict."""
        rows = (contradicted_time(one, self.zone) for one in self._series if _counts(one))
        periods = (written_span(one.period.from_, one.period.to, self.zone) for one in self._series)
        return union((*(span for spans in rows for span in spans), *measured_twice(periods)))

    def _cases(self, window: Window) -> Cases:
        is_running = window.last >= self.today
        opened = [(name, _opened_in(window, several)) for name, several in self._timed]
        tickets = [ticket for _, several in opened for ticket in several]
        found = cases_in(window, self.promised, tickets, is_running=is_running)
        sources = [name for name, several in opened if several]
        for series in self._series:
            good, total = _counted(series, window, self.zone)
            if total:
                sources.append(series.id)
                found = replace(found, in_time=found.in_time + good, late=found.late + total - good)
        return replace(
            found,
            sources=tuple(sources),
            days=self._days(window),
            is_contradicted=bool(common((window.span,), self._contradicted)),
            lacks_hours=bool(self._timed) and not self._hours_are_known,
        )

    def _days(self, window: Window) -> int | None:
        """Count the days of a window of which there is data; None for all of them."""
        days = {
            day
            for series in self._series
            for day in range(
                max(series.period.from_, window.first).toordinal(),
                min(series.period.to, window.last).toordinal() + 1,
            )
        }
        whole = (window.last - window.first).days + 1
        return None if len(days) == whole else len(days)


@dataclass(frozen=True)
class KeptTimes:
    """Every time that is promised and measured in a catalogue."""

    catalog: Catalog
    zone: ZoneInfo
    today: date

    @cached_property
    def all(self) -> tuple[TimePromise, ...]:
        """List them by SLA, service and target, the targets in the SLA's order."""
        return tuple(
            TimePromise(
                self.catalog, self.zone, self.today, sla, target, self._record(service), series
            )
            for sla in self._slas
            for service, by_part in sorted(self._measured.get(sla.id, {}).items())
            for target, series in self._targets(sla, by_part)
        )

    def of_service(self, service: str) -> tuple[TimePromise, ...]:
        """List those for a service."""
        return tuple(one for one in self.all if one.service and one.service.id == service)

    def of_sla(self, sla: str) -> tuple[TimePromise, ...]:
        """List those of a service level."""
        return tuple(one for one in self.all if one.sla.id == sla)

    def of_measurement(self, measurement: str) -> tuple[TimePromise, ...]:
        """List those that a measurement is about."""
        return tuple(
            one for one in self.all if any(item.id == measurement for item in one.measurements)
        )

    def _record(self, service: str) -> Record | None:
        return self.catalog.by_id[service].record if service else None

    @property
    def _slas(self) -> Iterator[Agreement]:
        for record in self.catalog.records("sla"):
            if isinstance(record, Agreement):
                yield record

    def _targets(
        self, sla: Agreement, by_part: Mapping[str | None, tuple[Record, ...]]
    ) -> Iterator[tuple[Target, tuple[Record, ...]]]:
        for target in sla.all_targets:
            # What names the target itself is stronger than an export about all of them.
            series = by_part.get(target.id, ())
            if not series and target.metric in TICKET_METRICS:
                series = by_part.get(None, ())
            if target.metric in _CASES and series:
                yield target, series

    @cached_property
    def _measured(self) -> Mapping[str, Mapping[str, Mapping[str | None, tuple[Record, ...]]]]:
        """By SLA, service and target: the measurements that count cases."""
        found: dict[str, dict[str, dict[str | None, tuple[Record, ...]]]] = {}
        for record in self.catalog.records("measurement"):
            series = self.catalog.one(record.id, _Measurement)
            measures, service = None, ""
            for relation in self.catalog.outgoing(record.id):
                if relation.reference.route == ("measures",):
                    measures = relation
                elif relation.reference.route == ("service",):
                    service = relation.target
            if measures is not None and (series.tickets or _counts(series)):
                parts = found.setdefault(measures.target, {}).setdefault(service, {})
                part = measures.reference.part
                parts[part] = (*parts.get(part, ()), record)
        return found


def _opened_in(window: Window, tickets: Sequence[Timed]) -> Sequence[Timed]:
    """Find those of many tickets, the first opened in front, that were opened in a window."""
    start, end = window.span
    opened = attrgetter("opened")
    return tickets[bisect_left(tickets, start, key=opened) : bisect_left(tickets, end, key=opened)]


def _has_any(cases: Cases) -> bool:
    return bool(cases.count or cases.open or cases.contradictory)


def _is_for(target: Target, ticket: Times) -> bool:
    """Tell whether a target holds for a ticket, by its priority and what was asked for."""
    if target.priority is not None and ticket.priority != target.priority:
        return False
    wanted, asked = target.request_type, ticket.request_type
    if wanted is not None:
        return asked is not None and asked.casefold() == wanted.casefold()
    return (asked is not None) == (target.metric == _ORDER)


def _counts(series: _Measurement) -> bool:
    return any(row.good is not None for row in series.data)


def _counted(series: _Measurement, window: Window, zone: ZoneInfo) -> tuple[Decimal, Decimal]:
    """Sum up the rows that begin in a window and are no longer than it."""
    start, end = window.span
    good = total = Decimal()
    for row, (begins, until) in _rows(series, zone):
        if start <= begins < end and until - begins <= end - start and row.total:
            good, total = good + (row.good or Decimal()), total + row.total
    return good, total


def _rows(
    series: _Measurement, zone: ZoneInfo
) -> Iterable[tuple[DataPoint, tuple[datetime, datetime]]]:
    return zip(series.data, row_spans(series, zone), strict=True)
