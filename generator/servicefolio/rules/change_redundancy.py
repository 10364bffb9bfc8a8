"""Two changes at the same time leave too little of what stands in for each other."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from servicefolio.derive.changes.redundancy_conflicts import redundancy_conflicts
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding, OtherEnd
from servicefolio.text import listing

RULE = Rule("change-redundancy", Severity.WARNING, "Two changes take a redundancy away together")


def find(context: Context) -> Iterator[Finding]:
    """Look for changes to come that work on too many members of a redundancy group at once."""
    zone = ZoneInfo(context.settings.time_zone)
    for found in redundancy_conflicts(context.catalog, zone, context.today):
        if found.accepted is not None:
            continue
        group = found.group
        left = len(group.members) - len(found.away)
        yield Finding(
            found.other.id,
            ("when",),
            f"{found.other.id} and {found.one.id} work on {listing(found.away, 'and')} at the same "
            f"time ({found.span.words(zone)}): {left} of the {len(group.members)} in the "
            f"redundancy group {group.name} of {group.holder} would work, and {group.min_up} must",
            "do one after the other; where both may be, write that and why under "
            "`accepted_conflicts:` of either",
            other=OtherEnd(found.one.id, ("when",), f"{found.one.id} is planned here"),
        )


CHECK = Check(RULE, find)
