"""Two changes are planned for the same time, and have to do with each other."""

from collections import Counter
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from servicefolio.derive.changes.change_collisions import Collision, collisions
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding, OtherEnd
from servicefolio.text import plural

RULE = Rule("change-collision", Severity.WARNING, "Two changes are in each other's way")

_MOST = 5
"""So many collisions of a change are told one by one; of more, the rest is counted."""
_HINT = (
    "move one of them; where both may be, write that and why under `accepted_conflicts:` of either"
)


def find(context: Context) -> Iterator[Finding]:
    """Look for changes to come at the same time, on the same or on what that is made of."""
    zone = ZoneInfo(context.settings.time_zone)
    told: Counter[str] = Counter()
    for found in collisions(context.catalog, zone, context.today):
        if found.connection is None or found.accepted is not None:
            continue
        told[found.other.id] += 1
        if told[found.other.id] <= _MOST:
            yield _finding(found, found.connection.words, zone)
    for change, count in told.items():
        if count > _MOST:
            others = plural(count - _MOST, "other change")
            yield Finding(change, ("when",), f"{change} is in the way of {others}, too", _HINT)


def _finding(found: Collision, connection: str, zone: ZoneInfo) -> Finding:
    return Finding(
        found.other.id,
        ("when",),
        f"{found.other.id} and {found.one.id} are both planned for {found.span.words(zone)}, "
        f"and {connection}",
        _HINT,
        other=OtherEnd(found.one.id, ("when",), f"{found.one.id} is planned here"),
    )


CHECK = Check(RULE, find)
