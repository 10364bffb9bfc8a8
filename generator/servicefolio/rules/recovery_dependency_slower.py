"""A service is to be back before something that it cannot work without, or with newer data."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from servicefolio.derive.continuity_plans import Plan
from servicefolio.derive.durations import is_longer
from servicefolio.derive.recovery import Recoveries
from servicefolio.derive.structure import Structure
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding, OtherEnd

RULE = Rule(
    "recovery-dependency-slower",
    Severity.ERROR,
    "A service is to be back before, or with newer data than, what it needs",
)


def find(context: Context) -> Iterator[Finding]:
    """Compare the approved plan of each service with the approved plans of what it needs."""
    structure = Structure(context.catalog)
    plans = Recoveries(structure).plans
    for plan in plans.values():
        yield from _back_before(structure, plans, plan)
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
        and is_longer(other, rto)
    ]
    if plan.service not in structure.stopped_by(slower, frozenset((plan.service, *needed))):
        return
    alone = [one for one in structure.single_points(plan.service) if one in slower]
    slowest = max(alone or slower, key=lambda one: (plans[one].rto or timedelta(), one))
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


def _with_newer_data(plans: Mapping[str, Plan], plan: Plan) -> Iterator[Finding]:
    """Look for a service that may lose less data than is lost where its data is kept."""
    rpo = plan.continuity.rpo
    kept = [plans[one] for one in plan.data_in if one in plans and one != plan.service]
    for other in kept:
        lost = other.continuity.rpo
        if rpo is None or lost is None or not is_longer(lost, rpo):
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


CHECK = Check(RULE, find)
