"""What planned outages cost of the error budgets of the services that they take away."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from servicefolio.derive.agreements.agreements import holds
from servicefolio.derive.attainment.error_budget import Budget
from servicefolio.derive.attainment.kept_promises import KeptPromises
from servicefolio.derive.attainment.promise import Promise
from servicefolio.derive.calendars.opening_hours import elapsed
from servicefolio.derive.calendars.spans import Span, local, without
from servicefolio.derive.changes.change_schedule import changes_to_come
from servicefolio.derive.changes.planned_downtime import PlannedDowntime, planned_downtime


@dataclass(frozen=True, slots=True)
class OutageCost:
    """A planned outage of a service, held against what its promise still allows in one window."""

    change: str
    outage: Span
    """As much of it as lies in the window."""
    promise: Promise
    budget: Budget
    """That of the window, before any of the outages to come."""
    counted: timedelta
    """The part of the outage that counts: within the hours of the promise, and not agreed."""
    before: tuple[str, ...]
    """Changes to come whose outages of the same window come first, and count."""
    in_all: timedelta
    """What counts of this outage and of those."""

    @property
    def is_beyond(self) -> bool:
        """Whether the promise cannot be kept with it."""
        return self.counted > timedelta() and self.in_all > self.budget.left


def outage_costs(kept: KeptPromises) -> Iterator[OutageCost]:
    """Hold every outage to come against the promises in force for the services that it takes.

    An outage over the end of a window costs each of the two its own part.
    """
    spent: dict[tuple[str, str, str, object], tuple[timedelta, tuple[str, ...]]] = {}
    for change in changes_to_come(kept.catalog, kept.zone, kept.today):
        for planned in planned_downtime(kept.catalog, change.id, kept.zone):
            for promise in kept.of_service(planned.service):
                for budget in _budgets_of(promise, planned.outage, kept.zone):
                    window = budget.attained.window
                    part = planned.outage.shared_with(window.span)
                    counted = _counted(promise, planned, part)
                    key = (promise.sla.id, promise.target.id, planned.service, window)
                    so_far, before = spent.get(key, (timedelta(), ()))
                    in_all = so_far + counted
                    spent[key] = in_all, (*before, change.id) if counted else before
                    yield OutageCost(change.id, part, promise, budget, counted, before, in_all)


def _budgets_of(promise: Promise, outage: Span, zone: ZoneInfo) -> tuple[Budget, ...]:
    if not holds(promise.sla) or promise.target.rolling or not promise.hours_are_known:
        return ()
    last = local(outage.end - timedelta.resolution, zone).date()
    found = promise.budgets_of(local(outage.start, zone).date(), last)
    return tuple(one for one in found if outage.meets(one.attained.window.span))


def _counted(promise: Promise, planned: PlannedDowntime, part: Span) -> timedelta:
    parts = without((part,), planned.agreed)
    return sum((elapsed(promise.hours, *span) for span in parts), timedelta())
