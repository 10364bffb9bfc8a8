"""Open risks by likelihood and impact, with nothing done and with their controls."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from servicefolio.derive.action_progress import Progress, progress_of
from servicefolio.derive.risks.risk_rating import Rating, rate, worst_first
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.records.shapes.action import Action

GRADES = (1, 2, 3, 4, 5)
_ENDED = frozenset({"over", "gone"})


class _RiskLevel(Protocol):
    likelihood: int
    impact: int

    @property
    def rating(self) -> Rating: ...


class _Risk(Protocol):
    id: str
    title: str
    actions: tuple[Action, ...]
    residual: _RiskLevel | None

    @property
    def inherent(self) -> _RiskLevel: ...


@dataclass(frozen=True, slots=True)
class Cell:
    """A likelihood and an impact, and the risks that are rated so."""

    likelihood: int
    impact: int
    rating: Rating
    risks: tuple[Record, ...]
    """The worst first."""


@dataclass(frozen=True, slots=True)
class RiskMap:
    """Two maps of the same risks; rows from the highest likelihood, cells from the least impact."""

    inherent: tuple[tuple[Cell, ...], ...]
    """With nothing done."""
    residual: tuple[tuple[Cell, ...], ...]
    """With their controls; what nobody has rated so stands where it is with nothing done."""
    risks: tuple[Record, ...]
    """All risks in it, the worst first."""
    unrated: int
    """How many of them nobody has rated with their controls."""

    def number(self, risk: Record) -> int:
        """Number a risk, from 1 for the worst."""
        return next(index for index, other in enumerate(self.risks, 1) if other.id == risk.id)


@dataclass(frozen=True, slots=True)
class Late:
    """A risk with what was to be done about it and is overdue."""

    risk: Record
    actions: tuple[Progress, ...]


def risk_map(catalog: Catalog, risks: Iterable[Record]) -> RiskMap | None:
    """Put open risks where they lie; None where there is none."""
    rated = worst_first(catalog.one(record.id, _Risk) for record in risks if is_open_risk(record))
    if not rated:
        return None
    records = tuple(catalog.by_id[risk.id].record for risk in rated)
    return RiskMap(
        _cells([(record, risk.inherent) for record, risk in zip(records, rated, strict=True)]),
        _cells([(record, level_of(risk)) for record, risk in zip(records, rated, strict=True)]),
        records,
        sum(risk.residual is None for risk in rated),
    )


def late_treatments(catalog: Catalog, risks: Iterable[Record], today: date) -> tuple[Late, ...]:
    """List the open risks of whose treatment something is overdue, the worst first."""
    rated = worst_first(catalog.one(record.id, _Risk) for record in risks if is_open_risk(record))
    found = []
    for risk in rated:
        record = catalog.by_id[risk.id].record
        late = tuple(
            step for step in progress_of(record, risk.actions, today) if step.word == "overdue"
        )
        if late:
            found.append(Late(record, late))
    return tuple(found)


def is_open_risk(record: Record) -> bool:
    """Tell whether a risk may still happen; one that is borne may."""
    return record.LIFECYCLE.state(record.state).stage not in _ENDED


def level_of(risk: _Risk) -> _RiskLevel:
    """Find how likely and bad a risk is: with its controls, or else with nothing done."""
    return risk.residual or risk.inherent


def _cells(placed: Sequence[tuple[Record, _RiskLevel]]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        tuple(
            Cell(
                likelihood,
                impact,
                rate(likelihood, impact),
                tuple(
                    record
                    for record, level in placed
                    if (level.likelihood, level.impact) == (likelihood, impact)
                ),
            )
            for impact in GRADES
        )
        for likelihood in reversed(GRADES)
    )
