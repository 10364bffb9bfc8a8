"""A change accepts a conflict that is none."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from servicefolio.derive.changes.idle_acceptances import idle_acceptances
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding

RULE = Rule("change-conflict-none", Severity.WARNING, "An accepted conflict is none")


def find(context: Context) -> Iterator[Finding]:
    """Look for accepted conflicts of changes to come with what is not in their way."""
    zone = ZoneInfo(context.settings.time_zone)
    for found in idle_acceptances(context.catalog, zone, context.today):
        accepted = found.accepted
        yield Finding(
            accepted.by,
            ("accepted_conflicts", accepted.index),
            f"{accepted.by} accepts a conflict with {accepted.other} that is none: {found.why}",
            "remove it, or name the one that is meant; a reason that outlives its conflict would "
            "silence the next one",
        )


CHECK = Check(RULE, find)
