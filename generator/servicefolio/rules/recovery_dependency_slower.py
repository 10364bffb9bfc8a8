"""A service is to be back before it and what it needs can be, or with newer data."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import reduce

from servicefolio.derive.calendars.durations import is_longer_on_the_clock, on_the_clock, sum_of
from servicefolio.derive.calendars.elapsed import in_words
from servicefolio.derive.dependencies.continuity_plans import Plan
from servicefolio.derive.dependencies.least_recovery import LeastRecoveries
from servicefolio.derive.dependencies.recovery import Recoveries
from servicefolio.derive.dependencies.structure import Structure
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding, OtherEnd

RULE = Rule(
    "recovery-dependency-slower",
    Severity.ERROR,
    "A service is to be back sooner, or with newer data, than it can be",
)


def find(context: Context) -> Iterator[Finding]:
    """Compare the approved plan of each service with the approved plans of what it needs."""
    structure = context.catalog.once(Structure)
    plans = Recoveries(structure).plans
    recoveries = LeastRecoveries(structure, plans)
    for plan in plans.values():
        before = tuple(_back_before(structure, plans, plan))
        yield from before or _back_too_soon(recoveries, plan)
        yield from _with_newer_data(plans, plan)


def _back_before(structure: Structure, plans: Mapping[str, Plan], plan: Plan) -> Iterator[Finding]:
    """Look for a service that waits longer than it may: without the slower ones it cannot work."""
    rto = plan.continuity.rto
    if rto is None:
        return
    needed = structure.needed_by(plan.service)
    slower = [
        node
        for node in needed
        if node != plan.service
        and node in plans
        and (other := plans[node].continuity.rto) is not None
        and is_longer_on_the_clock(other, rto)
    ]
    if plan.service not in structure.stopped_by(slower, frozenset((plan.service, *needed))):
        return
    alone = [one for one in structure.single_points(plan.service) if one in slower]
    slowest = max(alone or slower, key=lambda one: (_rto(plans[one]), one))
    slow = plans[slowest]
    way = " → ".join(structure.way_to(plan.service, slowest))
    yield Finding(
        plan.design.id,
        ("continuity", "rto"),
        f"{plan.service} is to be back after {rto}, and needs {slowest}, which is back after "
        f"{slow.continuity.rto} ({slow.design.id}): {way}",
        f"allow more time here, or agree on less for {slowest}",
        other=OtherEnd(
            slow.design.id,
            ("continuity", "rto"),
            f"{slowest} is back after {slow.continuity.rto}",
        ),
    )


def _back_too_soon(recoveries: LeastRecoveries, plan: Plan) -> Iterator[Finding]:
    """Look for a service whose own recovery, after that of what it needs, takes longer."""
    rto = plan.continuity.rto
    most = on_the_clock(rto).most if rto is not None else None
    stages = recoveries.stages_of(plan.service)
    least = reduce(sum_of, (stage.least for stage in stages), timedelta())
    if most is None or least <= most:
        return
    *awaited, last = stages
    if last.plan.service != plan.service:
        awaited.append(last)
    if not awaited:
        yield Finding(
            plan.design.id,
            ("continuity", "rto"),
            f"{plan.service} is to be back after {rto}, and its own recovery takes {last.takes} "
            "(`own_recovery`)",
            "allow more time here, or make its recovery faster",
        )
        return
    slowest = max(awaited, key=lambda stage: stage.least)
    steps = [f"{it.plan.service} {it.takes} ({it.plan.design.id})" for it in awaited]
    steps += [f"{last.takes} for its own recovery (`own_recovery`)"] if last not in awaited else []
    way = " → ".join(recoveries.structure.way_to(plan.service, awaited[0].plan.service))
    yield Finding(
        plan.design.id,
        ("continuity", "rto"),
        f"{plan.service} is to be back after {rto}, and takes at least {in_words(least)}: "
        f"{', then '.join(steps)}: {way}",
        "allow more time here, or make one of these recoveries faster",
        other=OtherEnd(
            slowest.plan.design.id,
            slowest.route,
            f"{slowest.plan.service} takes {slowest.takes}",
        ),
    )


def _with_newer_data(plans: Mapping[str, Plan], plan: Plan) -> Iterator[Finding]:
    """Look for a service that may lose less data than is lost where its data is kept."""
    rpo = plan.continuity.rpo
    kept = [plans[one] for one in plan.data_in if one in plans and one != plan.service]
    for other in kept:
        lost = other.continuity.rpo
        if rpo is None or lost is None or not is_longer_on_the_clock(lost, rpo):
            continue
        yield Finding(
            plan.design.id,
            ("continuity", "rpo"),
            f"{plan.service} may lose the data of {rpo}, and keeps it in {other.service}, which "
            f"may lose that of {lost} ({other.design.id})",
            f"allow more here, or agree on less for {other.service}",
            other=OtherEnd(
                other.design.id, ("continuity", "rpo"), f"{other.service} may lose {lost}"
            ),
        )


def _rto(plan: Plan) -> float:
    return plan.rto.least.total_seconds() if plan.rto is not None else 0


CHECK = Check(RULE, find)
