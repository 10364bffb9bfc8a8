"""When a service is back, as its plan says and as what it needs allows, on one page."""

from dataclasses import dataclass
from datetime import date

from servicefolio.derive.calendars.durations import ClockTime
from servicefolio.derive.dependencies.continuity_plans import (
    Exercise,
    Plan,
    last_rehearsed,
    last_timed_exercise,
)
from servicefolio.derive.dependencies.recovery import Estimate, Recoveries, Waiting
from servicefolio.derive.dependencies.recovery_order import RecoveryOrder
from servicefolio.derive.status import Judgement
from servicefolio.records.base import Record


@dataclass(frozen=True, slots=True)
class RecoverySummary:
    """What is known of the recovery of a service that has an approved plan."""

    service: Record
    plan: Plan
    time: Estimate | None
    """How long it takes, by what it needs and its own recovery; None where the plan does not say
    how long that takes, and in a circle."""
    unplanned: tuple[Record, ...]
    """Services of which no plan says how long they take, so that `time` is the least."""
    loss: Estimate | None
    """How much data is lost; None where the plan does not speak of data."""
    unkept: tuple[Record, ...]
    """Services of which no plan says how much data they lose."""
    waits_for: tuple[Waiting, ...]
    before: tuple[tuple[Record, ...], ...]
    """What has to be back before it, step by step."""
    last_tried: date | None
    """The day of the last exercise or restore test."""
    last_timed: Exercise | None
    """The last exercise of which it is known how long it took."""

    @property
    def verdict(self) -> Judgement | None:
        """Hold the time that it takes against the time that it may take."""
        return _verdict(self.time, self.plan.rto, "later than planned", "in time")

    @property
    def loss_verdict(self) -> Judgement | None:
        """Hold the data that is lost against what may be lost."""
        return _verdict(self.loss, self.plan.rpo, "more than planned", "within the plan")


def summary_of(
    recoveries: Recoveries, order: RecoveryOrder, service: Record, today: date
) -> RecoverySummary | None:
    """Sum up the recovery of a service; None where no approved plan speaks of it."""
    plan = recoveries.plans.get(service.id)
    if plan is None:
        return None
    structure = recoveries.structure
    time = recoveries.times.get(service.id) if plan.own_recovery is not None else None
    loss = recoveries.data_loss(service.id)
    tried = last_rehearsed(plan.continuity, today)
    timed = last_timed_exercise(plan.continuity, today)
    return RecoverySummary(
        service=service,
        plan=plan,
        time=time,
        unplanned=structure.records(time.unknown) if time is not None else (),
        loss=loss,
        unkept=structure.records(loss.unknown) if loss is not None else (),
        waits_for=recoveries.waits_for(service.id),
        before=order.before(service.id),
        last_tried=tried[1] if tried is not None else None,
        last_timed=timed[1] if timed is not None else None,
    )


def _verdict(
    found: Estimate | None, planned: ClockTime | None, over: str, within: str
) -> Judgement | None:
    if found is None or planned is None:
        return None
    if planned.most is not None and found.least > planned.most:
        return Judgement(over, "bad")
    if found.is_certain and found.least <= planned.least:
        return Judgement(within, "good")
    return Judgement("not known in full", "neutral")
