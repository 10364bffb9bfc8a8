"""People use a service, and nothing is promised to them."""

from collections.abc import Iterator
from typing import Protocol

from servicefolio.derive.agreements.agreements import promised_for
from servicefolio.derive.neighbours import named_by
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import in_words, listing

RULE = Rule("service-sla-missing", Severity.ERROR, "Nothing is promised for a live service")


class _Service(Protocol):
    id: str
    state: str
    type: str
    sla: tuple[str, ...]


def find(context: Context) -> Iterator[Finding]:
    """Look for live business services without a service level that is in force.

    That of a live offering of theirs counts as well.
    """
    if not context.adopts("sla"):
        return
    for service in context.catalog.all("service", _Service):
        if service.state != "live" or service.type != "business":
            continue
        named = named_by(context.catalog, service.id, "sla")
        if len(named) < len(set(service.sla)):
            continue  # What leads nowhere is reported where it stands.
        if not promised_for(context.catalog, service.id):
            states = listing((f"{sla.id} is {in_words(sla.state)}" for sla in named), "and")
            yield Finding(
                service.id,
                ("sla",),
                "no service level is in force for this live service"
                + (f": {states}" if states else ""),
                "add `sla:` with the id of a service level that is in force",
            )


CHECK = Check(RULE, find)
