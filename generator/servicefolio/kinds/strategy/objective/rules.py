"""Rules that only objectives need: that something carries them, and that their day is watched."""

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

_CARRIED_BY = (("service", "supports_objectives"), ("improvement", "improves"))


class _Objective(Protocol):
    id: str
    state: str
    target_date: date | None


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


def _active(context: Context) -> Iterator[_Objective]:
    found = context.catalog.all("objective", _Objective)
    return (objective for objective in found if objective.state == "active")


def _is_carried(context: Context, objective: str) -> bool:
    return any(
        context.may_be_named_by(kind, objective)
        or any(not is_gone(record) for record in naming(context.catalog, objective, kind, key))
        for kind, key in _CARRIED_BY
    )


CHECKS = (Check(UNSUPPORTED, find_unsupported), Check(OVERDUE, find_overdue))
