"""People use a service, and nothing is promised to them."""

from collections.abc import Iterator
from typing import Protocol

from servicefolio.derive.neighbours import holds, named_by, naming
from servicefolio.diagnostics import Rule, Severity
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import in_words, listing

RULE = Rule("service-sla-missing", Severity.ERROR, "Nothing is promised for a live service")


class _Service(Protocol):
    id: str
    state: str
    type: str
    sla: tuple[str, ...]


def find(context: Context) -> Iterator[Finding]:
    """Look for live business services without a service level that is in force."""
    if not context.adopts("sla"):
        return
    for service in context.catalog.all("service", _Service):
        if service.state != "live" or service.type != "business":
            continue
        named = named_by(context.catalog, service.id, "sla")
        if len(named) < len(set(service.sla)):
            continue  # What leads nowhere is reported where it stands.
        slas = (*named, *_of_offerings(context.catalog, service.id))
        if not any(holds(sla) for sla in slas):
            states = listing((f"{sla.id} is {in_words(sla.state)}" for sla in slas), "and")
            yield Finding(
                service.id,
                ("sla",),
                "no service level is in force for this live service"
                + (f": {states}" if states else ""),
                "add `sla:` with the id of a service level that is in force",
            )


def _of_offerings(catalog: Catalog, service: str) -> tuple[Record, ...]:
    """List the service levels that the live offerings of a service name."""
    offerings = naming(catalog, service, "offering", "service")
    live = (offering.id for offering in offerings if offering.state == "live")
    return tuple(sla for offering in live for sla in named_by(catalog, offering, "sla"))


CHECK = Check(RULE, find)
