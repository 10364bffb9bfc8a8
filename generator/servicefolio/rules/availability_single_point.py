"""A service that matters stops with one thing, and no risk speaks of it."""

from collections.abc import Iterator
from typing import Protocol

from servicefolio.derive.dependencies.structure import Structure
from servicefolio.derive.neighbours import naming
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.source.document import Route
from servicefolio.text import listing, plural

RULE = Rule(
    "availability-single-point",
    Severity.WARNING,
    "A service that matters stops with one thing, and no risk speaks of it",
)
_RISK = "risk"
_NAMED = 5
"""As many single points are named; of more, the rest is counted."""


class _Service(Protocol):
    id: str
    state: str
    tier: int | None
    criticality: str | None


def find(context: Context) -> Iterator[Finding]:
    """Look for services of the first tiers, or of high criticality, with such a single point."""
    if not context.adopts(_RISK):
        return
    structure = context.catalog.once(Structure)
    for service in context.catalog.all("service", _Service):
        matters = _why_it_matters(service, context.settings.continuity_up_to_tier)
        if service.state != "live" or matters is None or _is_at_risk(context, service.id):
            continue
        points = structure.single_points(service.id)
        untold = [point for point in points if not _is_at_risk(context, point)]
        if untold:
            key, words = matters
            yield _finding(service.id, key, words, untold)


def _finding(service: str, key: str, words: str, points: list[str]) -> Finding:
    more = len(points) - _NAMED
    rest = [plural(more, "other")] if more > 0 else []
    names = listing([*points[:_NAMED], *rest])
    route: Route = (key,)
    return Finding(
        service,
        route,
        f"{service} is {words} and stops when {names} fails, and no risk affects "
        f"{'it' if len(points) == 1 else 'any of these'} or {service}",
        f"write a risk that says what is done about it, with `affects: {points[0]}`, or let "
        "something stand in for it (`redundancy_group:`)",
    )


def _why_it_matters(service: _Service, last_tier: int) -> tuple[str, str] | None:
    if service.tier is not None and service.tier <= last_tier:
        return "tier", f"of tier {service.tier}"
    return ("criticality", "of high criticality") if service.criticality == "high" else None


def _is_at_risk(context: Context, identifier: str) -> bool:
    """Tell whether a risk affects a record; one that cannot be read may do so."""
    return context.may_be_named_by(_RISK, identifier) or any(
        risk.LIFECYCLE.state(risk.state).stage == "current"
        for risk in naming(context.catalog, identifier, _RISK, "affects")
    )


CHECK = Check(RULE, find)
