"""A priority is not the one that impact and urgency make, and nobody says why."""

from collections.abc import Iterator
from typing import Protocol

from servicefolio.derive.faults.priority import prioritised
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding

RULE = Rule(
    "priority-unexplained",
    Severity.ERROR,
    "A priority is not what impact and urgency make it, without a reason",
)


class _Incident(Protocol):
    id: str
    impact: int | None
    urgency: int | None
    priority: str | None
    priority_reason: str | None


def find(context: Context) -> Iterator[Finding]:
    """Compare the priorities of incidents with the matrix of the settings."""
    for incident in context.catalog.all("incident", _Incident):
        found = prioritised(context.settings.priority_matrix, incident)
        if found is not None and not found.is_as_it_follows and found.reason is None:
            yield Finding(
                incident.id,
                ("priority",),
                f"impact {found.impact} and urgency {found.urgency} make {found.follows}, "
                f"and it says {found.priority}",
                f"write {found.follows}, or why it is {found.priority} as `priority_reason:`",
            )


CHECK = Check(RULE, find)
