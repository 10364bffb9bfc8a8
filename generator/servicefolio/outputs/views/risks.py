"""What pages show of risks: where they lie, whom they hit, what is overdue about them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from servicefolio.derive.risks.risk_exposure import Exposure, exposure_of, exposures
from servicefolio.derive.risks.risk_map import Late, RiskMap, late_treatments, risk_map
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record


@dataclass(frozen=True, slots=True)
class RiskViews:
    """The risks as their readers look for them."""

    catalog: Catalog
    today: date

    def map(self, risks: Iterable[Record]) -> RiskMap | None:
        """Put open risks where they lie by likelihood and impact."""
        return risk_map(self.catalog, risks)

    def late(self, risks: Iterable[Record]) -> tuple[Late, ...]:
        """List the risks of whose treatment something is overdue."""
        return late_treatments(self.catalog, risks, self.today)

    def exposure(self, service: Record) -> Exposure:
        """Tell what a service is exposed to."""
        return exposure_of(self.catalog, service)

    def exposures(self) -> tuple[Exposure, ...]:
        """List the services that are exposed to anything, the worst first."""
        return exposures(self.catalog, self.catalog.records("service"))
