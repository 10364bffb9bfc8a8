"""The kind service."""

from servicefolio.kind import Kind
from servicefolio.kinds.strategy.service.model import Service
from servicefolio.kinds.strategy.service.rules import CHECKS

KIND = Kind(
    model=Service,
    process="strategy",
    title="Service",
    titles="Services",
    icon="material/view-grid-outline",
    summary="What the organisation offers, and what it is built upon.",
    plural="services",
    lives_with=("decision", "objective", "offering", "sla"),
    rules=CHECKS,
)
