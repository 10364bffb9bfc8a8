"""What pages show of service levels: what was attained, what is left of budgets, times kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Protocol
from zoneinfo import ZoneInfo

from servicefolio.derive.attainment.cases_in_time import Cases
from servicefolio.derive.attainment.error_budget import Budget
from servicefolio.derive.attainment.kept_promises import KeptPromises
from servicefolio.derive.attainment.kept_times import KeptTimes, TimePromise
from servicefolio.derive.attainment.misplaced_tickets import misplaced_tickets
from servicefolio.derive.attainment.promise import Promise
from servicefolio.derive.attainment.restoration import restoration_of
from servicefolio.derive.attainment.ticket_rates import Ticket, TicketRates, rates_of
from servicefolio.derive.attainment.written_times import Period, written_span
from servicefolio.derive.calendars.elapsed import in_words
from servicefolio.derive.calendars.periods import last_whole
from servicefolio.derive.changes.outage_costs import OutageCost, outage_costs
from servicefolio.graph.catalog import Catalog
from servicefolio.outputs.pictures.attainment_charts import attainment_chart, budget_chart
from servicefolio.outputs.pictures.charts import Chart
from servicefolio.outputs.views.service_level_rows import (
    Failures,
    Glance,
    Level,
    Overview,
    TimeLevel,
)
from servicefolio.records.base import Record
from servicefolio.records.moment import DateTimeValue

_MOST_WINDOWS = 13
"""As many windows stand on the page of a measurement: a year of months, and the one that runs."""


class _Downtime(Protocol):
    from_: DateTimeValue | date
    to: DateTimeValue | date
    severity: str
    planned: bool


class _Measurement(Protocol):
    period: Period
    data: tuple[object, ...]
    downtime: tuple[_Downtime, ...] | None
    tickets: tuple[Ticket, ...]


@dataclass(frozen=True)
class ServiceLevelViews:
    """Promises of availability and of times, as their readers look for them."""

    catalog: Catalog
    zone: ZoneInfo
    today: date

    @cached_property
    def promises(self) -> KeptPromises:
        """Every promise of availability."""
        return KeptPromises(self.catalog, self.zone, self.today)

    @cached_property
    def times(self) -> KeptTimes:
        """Every time that is promised and measured."""
        return KeptTimes(self.catalog, self.zone, self.today)

    def of_service(self, service: Record) -> tuple[Level, ...]:
        """List what was attained for a service: last window, running one, twelve months."""
        overviews = self._overviews(self.promises.of_service(service.id))
        levels = (level for one in overviews for level in (one.last, one.running, one.year))
        return tuple(level for level in levels if level is not None)

    def of_sla(self, sla: Record) -> tuple[Overview, ...]:
        """List what was attained of a service level, a row for each service and target."""
        return self._overviews(self.promises.of_sla(sla.id))

    @cached_property
    def all(self) -> tuple[Overview, ...]:
        """List what was attained of every promise, a row for each."""
        return self._overviews(self.promises.all)

    @cached_property
    def unmeasured(self) -> tuple[Promise, ...]:
        """List the promises to live services that nothing measures, where anything is measured."""
        if not self.catalog.records("measurement"):
            return ()
        return tuple(one for one in self.promises.all if not one.is_measured)

    @cached_property
    def all_times(self) -> tuple[TimeLevel, ...]:
        """List the last windows of every time that is promised and measured."""
        return self._time_levels(self.times.all)

    def of_measurement(self, measurement: Record) -> tuple[Level, ...]:
        """List the last windows that a measurement says something of, the newest first."""
        promise = self.promises.of_measurement(measurement.id)
        if promise is None:
            return ()
        said = (
            self._level(promise, "", budget)
            for budget in reversed(promise.budgets)
            if measurement.id in budget.attained.sources or not budget.attained.is_computed
        )
        return tuple(level for level, _ in zip(said, range(_MOST_WINDOWS), strict=False))

    def times_of_service(self, service: Record) -> tuple[TimeLevel, ...]:
        """List the last windows of the times that are promised for a service."""
        return self._time_levels(self.times.of_service(service.id))

    def times_of_sla(self, sla: Record) -> tuple[TimeLevel, ...]:
        """List the last windows of the times that a service level promises."""
        return self._time_levels(self.times.of_sla(sla.id))

    def times_of_measurement(self, measurement: Record) -> tuple[TimeLevel, ...]:
        """List every window of the times that an export of tickets is about, newest first."""
        if not self.catalog.one(measurement.id, _Measurement).tickets:
            return ()
        return tuple(
            self._time_level(promise, cases)
            for promise in self.times.of_measurement(measurement.id)
            for cases in reversed(promise.windows[-_MOST_WINDOWS:])
        )

    def charts_of_service(self, service: Record) -> tuple[Chart, ...]:
        """Draw what was attained for a service, a chart for each target."""
        drawn = map(attainment_chart, self.promises.of_service(service.id))
        return tuple(chart for chart in drawn if chart is not None)

    def charts_of_measurement(self, measurement: Record) -> tuple[Chart, ...]:
        """Draw what was attained of what a measurement is about, and its error budgets."""
        promise = self.promises.of_measurement(measurement.id)
        drawn = (attainment_chart(promise), budget_chart(promise)) if promise else ()
        return tuple(chart for chart in drawn if chart is not None)

    def outage_costs(self, change: Record, service: str) -> tuple[OutageCost, ...]:
        """Hold the outage of a change to come against the promises for a service."""
        return self._outage_costs.get((change.id, service), ())

    @cached_property
    def _outage_costs(self) -> Mapping[tuple[str, str], tuple[OutageCost, ...]]:
        found: dict[tuple[str, str], list[OutageCost]] = {}
        for cost in outage_costs(self.promises):
            if cost.promise.service is not None and cost.counted:
                found.setdefault((cost.change, cost.promise.service.id), []).append(cost)
        return {key: tuple(costs) for key, costs in found.items()}

    def rates(self, measurement: Record) -> TicketRates | None:
        """Tell what else the tickets of a measurement say."""
        export = self.catalog.one(measurement.id, _Measurement)
        misplaced = misplaced_tickets(export, self.zone, self.today)
        tickets = [one for index, one in enumerate(export.tickets) if index not in misplaced]
        return rates_of(tickets, self.zone) if tickets else None

    def restoration(self, measurement: Record) -> Failures | None:
        """Compute the means between and until restoration of what failed without being planned."""
        downtime = self.catalog.one(measurement.id, _Measurement).downtime or ()
        unplanned = [item for item in downtime if not item.planned]
        found = restoration_of(
            written_span(item.from_, item.to, self.zone)
            for item in unplanned
            if item.severity == "down"
        )
        return Failures(found, len(unplanned)) if found.failures else None

    def glance(self, measurement: Record) -> Glance | None:
        """Tell what a measurement without rows says last; None where it has rows."""
        if self.catalog.one(measurement.id, _Measurement).data:
            return None
        for level in self.of_measurement(measurement):
            budget, window = level.budget, level.attained.window
            if budget is not None and level.attained.share is not None:
                return Glance(str(level.attained.share), window.name, budget.verdict, budget.tone)
        return None

    def words(self, length: timedelta) -> str:
        """Say how long something takes, by day and by night."""
        return in_words(length)

    def _overviews(self, promises: tuple[Promise, ...]) -> tuple[Overview, ...]:
        return tuple(self._overview(promise) for promise in promises if promise.is_measured)

    def _overview(self, promise: Promise) -> Overview:
        window, last, running = promise.target.window, promise.last, promise.running
        if promise.target.rolling:
            name, last, running = f"{window} up to the last day with data", running, None
        else:
            name = f"last {window}"
        has_begun = running is not None and running.is_running and running.attained.has_data
        sources = self._records(promise.year.sources) if promise.year else ()
        return Overview(
            promise,
            self._level(promise, name, last) if last else None,
            self._level(promise, f"this {window} so far", running)
            if running and has_begun
            else None,
            Level(promise, "twelve months", promise.year, None, None, sources)
            if promise.year
            else None,
        )

    def _level(self, promise: Promise, name: str, budget: Budget) -> Level:
        ends = promise.exhausted_at if budget is promise.running else None
        return Level(
            promise,
            name,
            budget.attained,
            budget,
            promise.credit(budget),
            self._records(budget.attained.sources),
            ends.astimezone(self.zone).date() if ends else None,
        )

    def _time_levels(self, promises: tuple[TimePromise, ...]) -> tuple[TimeLevel, ...]:
        found = ((promise, self._last(promise)) for promise in promises)
        return tuple(
            self._time_level(promise, cases) for promise, cases in found if cases is not None
        )

    def _last(self, promise: TimePromise) -> Cases | None:
        """Find the last whole window with cases, which need not be the last one that there was."""
        _, end = last_whole(promise.target.window, self.today)
        whole = [cases for cases in promise.windows if cases.window.last <= end]
        return whole[-1] if whole else promise.running

    def _time_level(self, promise: TimePromise, cases: Cases) -> TimeLevel:
        return TimeLevel(promise, cases, self._records(cases.sources))

    def _records(self, identifiers: tuple[str, ...]) -> tuple[Record, ...]:
        return tuple(self.catalog.by_id[identifier].record for identifier in identifiers)
