"""A change is done in a freeze, and may be."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from servicefolio.derive.changes.window_conflicts import freeze_conflicts
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.change_in_freeze import in_one_clause, other_end
from servicefolio.rules.engine import Check, Context, Finding

RULE = Rule("change-in-freeze-let-through", Severity.WARNING, "A change is let through a freeze")

_REASONS = {
    "told of": "the window does not refuse it",
    "let through": "the emergency board (ECAB) has approved it",
}


def find(context: Context) -> Iterator[Finding]:
    """Look for changes to come in a freeze that the board or the window's policy lets be."""
    zone = ZoneInfo(context.settings.time_zone)
    for found in freeze_conflicts(context.catalog, zone, context.today):
        if found.verdict in _REASONS and found.accepted is None:
            yield Finding(
                found.change.id,
                ("when",),
                f"{in_one_clause(found, zone)}; {_REASONS[found.verdict]}",
                "write under `accepted_conflicts:` why it cannot wait, so that all readers know",
                other=other_end(found),
            )


CHECK = Check(RULE, find)
