"""How bad a risk is: its score, and the band that the score lies in."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from servicefolio.text import natural

Band = Literal["low", "medium", "high", "critical"]

_MEDIUM_FROM, _HIGH_FROM, _CRITICAL_FROM = 5, 10, 16


@dataclass(frozen=True, slots=True)
class Rating:
    """A score from 1 to 25, and what it is called."""

    score: int
    band: Band


def rate(likelihood: int, impact: int) -> Rating:
    """Rate a risk by its likelihood and impact, each from 1 to 5.

    >>> rate(4, 4)
    Rating(score=16, band='critical')
    >>> rate(2, 4).band
    'medium'
    """
    score = likelihood * impact
    return Rating(score, band_of(score))


def band_of(score: int) -> Band:
    """Name the band that a score lies in.

    >>> band_of(4), band_of(5), band_of(10), band_of(16)
    ('low', 'medium', 'high', 'critical')
    """
    if score >= _CRITICAL_FROM:
        return "critical"
    if score >= _HIGH_FROM:
        return "high"
    return "medium" if score >= _MEDIUM_FROM else "low"


class _RiskLevel(Protocol):
    @property
    def rating(self) -> Rating: ...


class _Risk(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def inherent(self) -> _RiskLevel: ...
    @property
    def residual(self) -> _RiskLevel | None: ...


R = TypeVar("R", bound=_Risk)


def worst_first(risks: Iterable[R]) -> tuple[R, ...]:
    """Sort risks by their score with their controls, then by that with nothing done."""
    return tuple(sorted(risks, key=_badness))


def _badness(risk: _Risk) -> tuple[object, ...]:
    inherent = risk.inherent.rating.score
    remaining = risk.residual.rating.score if risk.residual else inherent
    return (-remaining, -inherent, natural(risk.title), risk.id)
