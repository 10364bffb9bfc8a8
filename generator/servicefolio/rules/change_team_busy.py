"""One team is to carry out two changes at the same time."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from servicefolio.derive.changes.change_collisions import collisions
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding, OtherEnd

RULE = Rule("change-team-busy", Severity.NOTE, "A team carries out two changes at the same time")


def find(context: Context) -> Iterator[Finding]:
    """Look for changes to come at the same time that have nothing in common but their team."""
    zone = ZoneInfo(context.settings.time_zone)
    for found in collisions(context.catalog, zone, context.today):
        if found.connection is not None or found.accepted is not None:
            continue
        yield Finding(
            found.other.id,
            ("implementer",),
            f"{found.team} carries out {found.other.id} and {found.one.id}, both planned for "
            f"{found.span.words(zone)}",
            "see to it that there are enough people for both, or move one of them",
            other=OtherEnd(found.one.id, ("implementer",), f"{found.one.id} is carried out here"),
        )


CHECK = Check(RULE, find)
