"""People may use a service, and nothing says how to get it."""

from collections.abc import Iterator
from typing import Protocol

from servicefolio.derive.agreements.agreements import offerings_of
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import listing

RULE = Rule(
    "service-offering-missing", Severity.ERROR, "Nothing says how to get a live business service"
)


class _Service(Protocol):
    id: str
    state: str
    type: str
    get_it: object


def find(context: Context) -> Iterator[Finding]:
    """Look for live business services with neither a live offering nor `get_it`."""
    if not context.adopts("offering"):
        return
    for service in context.catalog.all("service", _Service):
        if service.state != "live" or service.type != "business" or service.get_it is not None:
            continue
        offerings = offerings_of(context.catalog, service.id)
        is_live = any(offering.state == "live" for offering in offerings)
        if not is_live and not context.may_be_named_by("offering", service.id):
            others = listing((f"{item.id} is {item.state}" for item in offerings), "and")
            yield Finding(
                service.id,
                ("get_it",),
                "nothing says how to get this service: it has no `get_it:` and no live offering"
                + (f"; {others}" if others else ""),
                "write `get_it:` with how to get it, or make an offering that names it: "
                "`servicefolio new offering`",
            )


CHECK = Check(RULE, find)
