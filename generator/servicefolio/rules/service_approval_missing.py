"""A service is worked on or used, and no decision says that it should be."""

from collections.abc import Iterator

from servicefolio.derive.neighbours import naming, with_parents
from servicefolio.diagnostics import Rule, Severity
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import in_words, listing

RULE = Rule("service-approval-missing", Severity.ERROR, "No accepted decision covers a service")

_APPROVED = frozenset({"approved", "in_design", "in_transition", "live", "retiring"})


def find(context: Context) -> Iterator[Finding]:
    """Look for services past approval to which no accepted decision applies.

    A repository that keeps decisions on other things only is spared.
    """
    catalog = context.catalog
    services = catalog.records("service")
    decides_on_services = any(_decisions(catalog, service.id) for service in services)
    if not decides_on_services and "decision" not in context.settings.adopt:
        return
    for service in services:
        if service.state in _APPROVED and not _is_approved(context, service.id):
            others = (
                f"{decision.id} is {in_words(decision.state)}"
                for decision in _decisions(catalog, service.id)
            )
            known = listing(others, "and")
            yield Finding(
                service.id,
                ("state",),
                f"no accepted decision applies to this service, which is {in_words(service.state)}"
                + (f"; {known}" if known else ""),
                "name it in `applies_to:` of the decision that approved it",
            )


def _is_approved(context: Context, service: str) -> bool:
    catalog = context.catalog
    return any(
        context.may_be_named_by("decision", part.id)
        or any(decision.state == "accepted" for decision in _decisions(catalog, part.id))
        for part in with_parents(catalog, service)
    )


def _decisions(catalog: Catalog, service: str) -> tuple[Record, ...]:
    return naming(catalog, service, "decision", "applies_to")


CHECK = Check(RULE, find)
