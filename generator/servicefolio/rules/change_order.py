"""A change begins before one that has to be done first."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from servicefolio.derive.calendars.spans import local
from servicefolio.derive.changes.change_collisions import disorders
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding, OtherEnd

RULE = Rule("change-order", Severity.ERROR, "A change begins before one that comes first")


def find(context: Context) -> Iterator[Finding]:
    """Look for changes to come that begin before one under their `after` is over."""
    zone = ZoneInfo(context.settings.time_zone)
    for found in disorders(context.catalog, zone, context.today):
        if found.accepted is not None:
            continue
        begins = f"{local(found.change.span.start, zone):%Y-%m-%d %H:%M}"
        yield Finding(
            found.change.id,
            ("after", found.index),
            f"{found.change.id} begins at {begins}, but comes after {found.first.id}, which is "
            f"planned for {found.first.span.words(zone)}",
            "move one of the two, or remove the other from `after:` if the order does not matter",
            other=OtherEnd(found.first.id, ("when",), f"{found.first.id} is planned here"),
        )


CHECK = Check(RULE, find)
