"""Rules that only teams need."""

from collections.abc import Iterator
from typing import Protocol

from servicefolio.derive.neighbours import naming
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import listing, plural

CONTACT_MISSING = Rule(
    "team-contact-missing", Severity.ERROR, "A team owns a live service and cannot be reached"
)

_SHOWN = 3


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
                f"this team owns {_in_short(live)}, and nothing says how to reach it",
                "add one of `queue:`, `phone:`, `email:`, `chat:` and `on_call:`",
            )


def _in_short(services: list[str]) -> str:
    """Name the first services, and count the others."""
    others = len(services) - _SHOWN
    if others > 1:
        return listing((*services[:_SHOWN], f"{plural(others, 'more service')}"), "and")
    return listing(services, "and")


CHECKS = (Check(CONTACT_MISSING, find_contact_missing),)
