"""Two changes are planned for the same time, and have to do with each other."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from servicefolio.derive.change_collisions import collisions
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding, OtherEnd

RULE = Rule("change-collision", Severity.WARNING, "Two changes are in each other's way")


def find(context: Context) -> Iterator[Finding]:
    """Look for changes to come at the same time, on the same or on what that is made of."""
    zone = ZoneInfo(context.settings.time_zone)
    for found in collisions(context.catalog, zone, context.today):
        if found.connection is None or found.accepted is not None:
            continue
        yield Finding(
            found.other.id,
            ("when",),
            f"{found.other.id} and {found.one.id} are both planned for {found.span.words(zone)}, "
            f"and {found.connection.words}",
            "move one of them; where both may be, write that and why under `accepted_conflicts:` "
            "of either",
            other=OtherEnd(found.one.id, ("when",), f"{found.one.id} is planned here"),
        )


CHECK = Check(RULE, find)
