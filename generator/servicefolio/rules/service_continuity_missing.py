"""A service comes back first after a disaster, and nothing says how."""

from collections.abc import Iterator
from typing import Protocol

from servicefolio.derive.neighbours import is_gone, naming
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding

RULE = Rule(
    "service-continuity-missing", Severity.WARNING, "A service of the first tiers has no continuity"
)

_ASPECT = "continuity"


class _Service(Protocol):
    id: str
    state: str
    tier: int | None


def find(context: Context) -> Iterator[Finding]:
    """Look for live services of the first tiers without a continuity design."""
    if not context.adopts("design_document"):
        return
    for service in context.catalog.all("service", _Service):
        if service.state != "live" or service.tier is None:
            continue
        is_first = service.tier <= context.settings.continuity_up_to_tier
        if is_first and not _has_continuity(context, service.id):
            yield Finding(
                service.id,
                ("tier",),
                f"this service is of tier {service.tier}, and no design says how it comes back",
                "write a design document of `aspect: continuity` for it, or correct its tier",
            )


def _has_continuity(context: Context, service: str) -> bool:
    """Look for a design of that aspect, or any with its fields."""
    return context.may_be_named_by("design_document", service) or any(
        getattr(design, "aspect", None) == _ASPECT or getattr(design, _ASPECT, None) is not None
        for design in naming(context.catalog, service, "design_document", "service")
        if not is_gone(design)
    )


CHECK = Check(RULE, find)
