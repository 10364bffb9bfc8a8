"""Whether one target of availability was kept for a service, window by window."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from servicefolio.derive.agreements.targets import hours_of
from servicefolio.derive.attainment.agreed_exclusions import counting
from servicefolio.derive.attainment.attainment import Attained, attained
from servicefolio.derive.attainment.attainment_windows import (
    Window,
    rolling_windows,
    window_of,
    windows,
)
from servicefolio.derive.attainment.error_budget import Budget, exhausted_at, target_of
from servicefolio.derive.attainment.maintenance import covered
from servicefolio.derive.attainment.measured_time import Measured, Measurement, measured_time
from servicefolio.derive.attainment.service_credits import CreditDue, credit_for
from servicefolio.derive.calendars.calendar_hours import are_known, hours_in
from servicefolio.derive.calendars.elapsed import instant
from servicefolio.derive.calendars.opening_hours import OpeningHours
from servicefolio.derive.calendars.periods import begin_of, last_whole
from servicefolio.derive.calendars.spans import Span, local
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.records.quantities import PercentValue, parse_percent
from servicefolio.records.shapes.agreement import Agreement
from servicefolio.records.shapes.target import Target

_AVAILABILITY = "availability"
_A_DAY = timedelta(days=1)
_MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class Promise:
    """A target of availability for a service, and the measurements of it, the oldest first."""

    catalog: Catalog
    zone: ZoneInfo
    today: date
    sla: Agreement
    target: Target
    service: Record | None
    measurements: tuple[Record, ...]

    @property
    def is_measured(self) -> bool:
        """Whether anything measures it."""
        return bool(self.measurements)

    @cached_property
    def hours(self) -> OpeningHours:
        """The hours in which it counts."""
        return hours_in(self.catalog, hours_of(self.sla, self.target))

    @cached_property
    def hours_are_known(self) -> bool:
        """Whether these hours, and those that count as working days, can be read."""
        return are_known(
            self.catalog,
            self.sla.id,
            hours_of(self.sla, self.target),
            self.sla.support_hours if self.sla.maintenance else None,
        )

    @cached_property
    def measured(self) -> tuple[Measured, ...]:
        """What the measurements say, until the day begins that is today."""
        now = instant(self.today, self.zone)
        return tuple(
            measured_time(
                self.catalog.one(record.id, Measurement),
                self.zone,
                now,
                counting(self.catalog, record.id, self.zone),
            )
            for record in self.measurements
        )

    @cached_property
    def allowed(self) -> tuple[Span, ...]:
        """Planned interruptions that the agreement's maintenance covers."""
        planned = [item for one in self.measured for item in one.planned]
        planned.sort(key=lambda item: item.span)
        return covered(self.sla.maintenance, planned, self._office, self.zone)

    @cached_property
    def until(self) -> datetime | None:
        """The moment in UTC up to which there is data."""
        return max((one.known[-1][1] for one in self.measured if one.known), default=None)

    @cached_property
    def running(self) -> Budget | None:
        """The window that goes on; None where the agreement has ended or nothing measures it.

        Of a target whose period ends with every day it is that up to the last day with data.
        """
        if self.target.rolling and self.until is not None:
            return self._budgets(self._with_data[-1:])[0] if self._with_data else None
        among = self._windows(self.today, self.today)
        return self._budgets(among)[0] if among and self.is_measured else None

    @cached_property
    def last(self) -> Budget | None:
        """The last whole window within the agreement's time; None where there is none."""
        _, end = last_whole(self.target.window, self.today)
        among = self._windows(end, end)
        return self._budgets(among)[0] if among and self.is_measured else None

    @cached_property
    def budgets(self) -> tuple[Budget, ...]:
        """Every window since the first with data, the oldest first; the running one is the last."""
        return self._budgets(self._with_data)

    def newest(self, most: int) -> tuple[Budget, ...]:
        """Compute the last so many of these, the newest first."""
        return self._budgets(self._with_data[-most:])[::-1]

    @cached_property
    def _with_data(self) -> tuple[Window, ...]:
        """The windows since the first with data; of a rolling target those that end as the last."""
        known = [one.known for one in self.measured if one.known]
        if not known or self.until is None:
            return ()
        first = local(min(spans[0].start for spans in known), self.zone).date()
        if not self.target.rolling:
            return self._windows(first, self.today)
        last = local(self.until - timedelta.resolution, self.zone).date()
        found = list(rolling_windows(self.target.window, first, last, self.zone))
        return tuple(window for window in found if window.last >= self.sla.valid_from)[::-1]

    @cached_property
    def year(self) -> Attained | None:
        """The last twelve whole months; None where nothing is known of them."""
        _, end = last_whole("month", self.today)
        start = end
        for _ in range(_MONTHS_A_YEAR - 1):
            start = begin_of("month", start) - _A_DAY
        first = max(begin_of("month", start), self.sla.valid_from)
        if first > end:
            return None
        (found,) = self.compute((window_of(first, end, self.zone),))
        return found if found.has_data else None

    @property
    def exhausted_at(self) -> datetime | None:
        """When the budget of the running window is used up, should it go on like this."""
        if self.running is None or not self.running.is_running or self.until is None:
            return None
        return exhausted_at(self.running, self.hours, self.until)

    def budgets_of(self, first: date, last: date) -> tuple[Budget, ...]:
        """List the budgets of the windows of some days; none where the agreement does not hold.

        Where nothing measures them, or a window is to come, nothing of it is used as yet.
        """
        return self._budgets(self._windows(first, last))

    def credit(self, budget: Budget) -> CreditDue | None:
        """Find what may be claimed back for a window that is over.

        The limits of an agreement's credits are those of its first target of availability.
        """
        if budget.is_running or not self._has_credits:
            return None
        return credit_for(self.sla.remedies, budget.attained, self.zone, self._office)

    def compute(self, among: tuple[Window, ...]) -> tuple[Attained, ...]:
        """Compute what was attained in some windows."""
        now = instant(self.today, self.zone)
        found = attained(self.hours, self.measured, among, self.allowed, now)
        if self.hours_are_known:
            return found
        return tuple(replace(one, lacks_hours=True) for one in found)

    def _windows(self, first: date, last: date) -> tuple[Window, ...]:
        """List the windows of some days, cut to those on which the agreement holds."""
        begins, ends = self.sla.valid_from, self.sla.valid_to or date.max
        return tuple(
            window
            if begins <= window.first and window.last <= ends
            else window_of(max(window.first, begins), min(window.last, ends), self.zone)
            for window in windows(
                self.target.window, max(first, begins), min(last, ends), self.zone
            )
            if window.last >= begins and window.first <= ends
        )

    def _budgets(self, among: tuple[Window, ...]) -> tuple[Budget, ...]:
        promised = target_of(self._promised)
        return tuple(
            Budget(found, promised, is_running=self._goes_on(found.window))
            for found in self.compute(among)
        )

    def _goes_on(self, window: Window) -> bool:
        return window.last >= self.today and not self.target.rolling

    @cached_property
    def _has_credits(self) -> bool:
        return self.target.id == next(
            (target.id for target in availability_targets(self.sla)), None
        )

    @cached_property
    def _office(self) -> OpeningHours:
        """The hours whose days are working days to the parties."""
        return hours_in(self.catalog, self.sla.support_hours or self.sla.service_hours)

    @property
    def _promised(self) -> PercentValue:
        promised = parse_percent(self.target.value)
        assert promised is not None, "only targets in per cent become promises"
        return promised


def availability_targets(sla: Agreement) -> tuple[Target, ...]:
    """List the targets of availability whose limit is a percentage."""
    return tuple(
        target
        for target in sla.all_targets
        if target.metric == _AVAILABILITY and parse_percent(target.value) is not None
    )
