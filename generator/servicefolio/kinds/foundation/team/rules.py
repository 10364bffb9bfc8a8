"""Rules that only teams need."""

from collections.abc import Iterator
from typing import Protocol

from servicefolio.derive.neighbours import naming
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding

CONTACT_MISSING = Rule(
    "team-contact-missing", Severity.ERROR, "A team owns a live service and cannot be reached"
)


class _Team(Protocol):
    id: str
    queue: str | None
    phone: str | None
    email: str | None
    chat: str | None
    on_call: str | None


def find_contact_missing(context: Context) -> Iterator[Finding]:
    """Look for owners of live services that give no way to reach them."""
    for team in context.catalog.all("team", _Team):
        if any((team.queue, team.phone, team.email, team.chat, team.on_call)):
            continue
        services = naming(context.catalog, team.id, "service", "owner")
        live = [service.id for service in services if service.state == "live"]
        if live:
            yield Finding(
                team.id,
                ("title",),
                f"this team owns the live service {live[0]}, and nothing says how to reach it",
                "add one of `queue:`, `phone:`, `email:`, `chat:` and `on_call:`",
            )


CHECKS = (Check(CONTACT_MISSING, find_contact_missing),)
