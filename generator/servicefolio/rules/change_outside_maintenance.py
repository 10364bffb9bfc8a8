"""An outage is planned outside of the maintenance window of what it takes away."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from servicefolio.derive.changes.window_conflicts import outside_maintenance
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding, OtherEnd
from servicefolio.text import listing

RULE = Rule(
    "change-outside-maintenance", Severity.WARNING, "An outage leaves the maintenance window"
)


def find(context: Context) -> Iterator[Finding]:
    """Look for outages to come that their maintenance windows do not hold."""
    zone = ZoneInfo(context.settings.time_zone)
    for found in outside_maintenance(context.catalog, zone, context.today):
        if found.accepted is not None:
            continue
        following = f"; its next time is {found.nearest.words(zone)}" if found.nearest else ""
        yield Finding(
            found.change.id,
            ("outage",),
            f"{found.change.id} takes {listing(found.items, 'and')} away from "
            f"{found.outage.words(zone)}, outside of the maintenance window "
            f"{listing(found.windows, 'and')}{following}",
            "move the outage into the window, or write under `accepted_conflicts:` why it cannot "
            "be there",
            other=OtherEnd(found.windows[0], ("repeats",), "maintenance is then"),
        )


CHECK = Check(RULE, find)
