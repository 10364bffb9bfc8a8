"""A change is planned for a time at which what it touches is not to be changed."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from servicefolio.derive.changes.window_conflicts import FreezeConflict, freeze_conflicts
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding, OtherEnd

RULE = Rule("change-in-freeze", Severity.ERROR, "A change is planned for a freeze")


def find(context: Context) -> Iterator[Finding]:
    """Look for changes to come in a freeze or a blackout that refuses them."""
    zone = ZoneInfo(context.settings.time_zone)
    for found in freeze_conflicts(context.catalog, zone, context.today):
        if found.verdict == "refused" and found.accepted is None:
            yield Finding(
                found.change.id,
                ("when",),
                f"{in_one_clause(found, zone)}, and {_reason(found)}",
                "move it; where it cannot wait, add the board's approval under `approvals:`, or "
                f"write under `accepted_conflicts:` why {found.window.id} lets it be",
                other=other_end(found),
            )


def in_one_clause(found: FreezeConflict, zone: ZoneInfo) -> str:
    """Say which change lies in which freeze, and by what way that is for what it touches."""
    return (
        f"{found.change.id} is planned for {found.change.span.words(zone)}, within the "
        f"{found.window.window_type} {found.window.id} ({found.span.words(zone)}), which is for "
        f"{_scope(found.path)}"
    )


def other_end(found: FreezeConflict) -> OtherEnd:
    """Point at the time of the freeze."""
    key = "when" if found.window.fields.repeats is None else "repeats"
    return OtherEnd(found.window.id, (key,), f"{found.window.id} is then")


def _scope(path: tuple[str, ...]) -> str:
    if not path:
        return "everything"
    way = f" ({' → '.join(path)})" if len(path) > 2 else ""  # noqa: PLR2004 - its two ends
    return path[0] if len(path) == 1 else f"{path[0]}, and so for {path[-1]}{way}"


def _reason(found: FreezeConflict) -> str:
    if found.change.is_emergency or found.window.policy == "needs_ecab":
        return "the emergency board (ECAB) has not approved it"
    return "only an emergency change that the emergency board (ECAB) has approved may be then"


CHECK = Check(RULE, find)
