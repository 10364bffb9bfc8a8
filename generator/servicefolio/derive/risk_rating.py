"""How bad a risk is: its score, and the band that the score lies in."""

from dataclasses import dataclass
from typing import Literal

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
    if score >= _CRITICAL_FROM:
        return Rating(score, "critical")
    if score >= _HIGH_FROM:
        return Rating(score, "high")
    return Rating(score, "medium" if score >= _MEDIUM_FROM else "low")
