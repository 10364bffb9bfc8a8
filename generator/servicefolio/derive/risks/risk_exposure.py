"""What services are exposed to: open risks to them, and to what they cannot work without."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from servicefolio.derive.needs import needs_of
from servicefolio.derive.neighbours import naming
from servicefolio.derive.risks.risk_map import is_open_risk
from servicefolio.derive.risks.risk_rating import Band, Rating, band_of, worst_first
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.text import natural

_RISK = "risk"


class _RiskLevel(Protocol):
    @property
    def rating(self) -> Rating: ...


class _Risk(Protocol):
    id: str
    title: str
    residual: _RiskLevel | None

    @property
    def inherent(self) -> _RiskLevel: ...


@dataclass(frozen=True, slots=True)
class Risks:
    """Some risks, and their scores: with their controls, or else with nothing done."""

    risks: tuple[Record, ...]
    """The worst first."""
    most: int
    """The highest score; 0 where there is no risk."""
    total: int
    """The scores of all of them."""

    @property
    def band(self) -> Band:
        """What the highest score is called."""
        return band_of(self.most)


@dataclass(frozen=True, slots=True)
class Exposure:
    """What a service is exposed to; a risk that is its own is not counted by what it needs too."""

    service: Record
    direct: Risks
    through_needs: Risks
    """Of what it cannot work without, however deep."""


def exposure_of(catalog: Catalog, service: Record) -> Exposure:
    """Find the open risks to a service, and those to what it cannot work without."""
    own = _risks_to(catalog, [service.id])
    stopping = [need for need, stops in needs_of(catalog, service.id).items() if stops]
    others = [risk for risk in _risks_to(catalog, stopping) if risk not in own]
    return Exposure(service, _rated(catalog, own), _rated(catalog, others))


def exposures(catalog: Catalog, services: Iterable[Record]) -> tuple[Exposure, ...]:
    """List the services that are exposed to anything, those with the highest score first."""
    found = (exposure_of(catalog, service) for service in services)
    exposed = [one for one in found if one.direct.risks or one.through_needs.risks]
    return tuple(sorted(exposed, key=_badness))


def _risks_to(catalog: Catalog, affected: Iterable[str]) -> list[str]:
    """List the ids of open risks to any of these, each once."""
    return list(dict.fromkeys(record.id for record in _open_risks(catalog, affected)))


def _open_risks(catalog: Catalog, affected: Iterable[str]) -> Iterator[Record]:
    for identifier in affected:
        for record in naming(catalog, identifier, _RISK, "affects"):
            if is_open_risk(record):
                yield record


def _rated(catalog: Catalog, identifiers: Iterable[str]) -> Risks:
    rated = worst_first(catalog.one(identifier, _Risk) for identifier in identifiers)
    scores = [(risk.residual or risk.inherent).rating.score for risk in rated]
    records = tuple(catalog.by_id[risk.id].record for risk in rated)
    return Risks(records, max(scores, default=0), sum(scores))


def _badness(exposure: Exposure) -> tuple[object, ...]:
    direct, through = exposure.direct, exposure.through_needs
    return (
        -max(direct.most, through.most),
        -direct.total,
        -through.total,
        natural(exposure.service.title),
        exposure.service.id,
    )
