"""Rules that only objectives need: that they are carried, measured, and watched by their day."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from servicefolio.derive.neighbours import is_gone, naming, with_children
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import plural

UNSUPPORTED = Rule(
    "objective-unsupported", Severity.WARNING, "Nothing works towards an active objective"
)
OVERDUE = Rule("objective-overdue", Severity.WARNING, "An objective's day is past")
UNMEASURED = Rule(
    "objective-unmeasured", Severity.ERROR, "Nothing shows whether an active objective is reached"
)

_CARRIED_BY = (("service", "supports_objectives"), ("improvement", "improves"))


class _Objective(Protocol):
    id: str
    state: str
    target_date: date | None
    measure: object | None


class _Kpi(Protocol):
    state: str
    tolerance: object | None


def find_unsupported(context: Context) -> Iterator[Finding]:
    """Look for active objectives that no service supports and no improvement improves."""
    if not any(context.adopts(kind) for kind, _ in _CARRIED_BY):
        return
    for objective in _active(context):
        steps = with_children(context.catalog, objective.id)
        if not any(_is_carried(context, step.id) for step in steps):
            yield Finding(
                objective.id,
                ("state",),
                "it is active, and neither a service supports it nor an improvement improves it",
                "name it in `supports_objectives:` of a service or `improves:` of an improvement",
            )


def find_overdue(context: Context) -> Iterator[Finding]:
    """Look for active objectives whose target date is past."""
    for objective in _active(context):
        target = objective.target_date
        if target is not None and target < context.today:
            days = plural((context.today - target).days, "day")
            yield Finding(
                objective.id,
                ("target_date",),
                f"it was to be reached by {target}, {days} ago, and is still active",
                "set `state: achieved` or `missed`, or move `target_date:` on",
            )


def find_unmeasured(context: Context) -> Iterator[Finding]:
    """Look for active objectives that neither a number of their own nor an active KPI shows.

    What shows a step to an objective shows the whole.
    """
    if not context.adopts("kpi"):
        return
    for objective in _active(context):
        steps = with_children(context.catalog, objective.id)
        if not any(_is_shown(context, step.id) for step in steps):
            yield Finding(
                objective.id,
                ("state",),
                "it is active, and neither its own `measure:` nor an active KPI shows it",
                "add `measure: {what: ..., now: ..., want: ...}`, or name it in `measures:` of a "
                "KPI with a tolerance",
            )


def _active(context: Context) -> Iterator[_Objective]:
    found = context.catalog.all("objective", _Objective)
    return (objective for objective in found if objective.state == "active")


def _is_carried(context: Context, objective: str) -> bool:
    return any(
        context.may_be_named_by(kind, objective)
        or any(not is_gone(record) for record in naming(context.catalog, objective, kind, key))
        for kind, key in _CARRIED_BY
    )


def _is_shown(context: Context, objective: str) -> bool:
    if context.catalog.one(objective, _Objective).measure is not None:
        return True
    named = naming(context.catalog, objective, "kpi", "measures")
    kpis = (context.catalog.one(kpi.id, _Kpi) for kpi in named)
    return context.may_be_named_by("kpi", objective) or any(
        kpi.state == "active" and kpi.tolerance is not None for kpi in kpis
    )


CHECKS = (
    Check(UNSUPPORTED, find_unsupported),
    Check(OVERDUE, find_overdue),
    Check(UNMEASURED, find_unmeasured),
)
