"""Which priority follows from how many an incident hits, and from how soon it hurts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

Matrix: TypeAlias = Sequence[Sequence[str]]
"""A row for each impact (1 is the worst), in it a priority for each urgency (1 is at once)."""


class _Incident(Protocol):
    impact: int | None
    urgency: int | None
    priority: str | None
    priority_reason: str | None


@dataclass(frozen=True, slots=True)
class Prioritised:
    """A priority, and how it came about."""

    priority: str
    """The one that was given, or else the one that follows."""
    follows: str
    """The one that follows from impact and urgency."""
    impact: int
    urgency: int
    reason: str | None
    """Why another one was given."""

    @property
    def is_as_it_follows(self) -> bool:
        """Whether it is the one that follows."""
        return self.priority == self.follows


def priority_of(matrix: Matrix, impact: int, urgency: int) -> str:
    """Look up the priority.

    >>> rows = (("P1", "P1", "P2", "P4"), ("P1", "P2", "P3", "P4"), ("P2", "P3", "P3", "P4"))
    >>> priority_of(rows, 2, 1), priority_of(rows, 3, 1), priority_of(rows, 1, 4)
    ('P1', 'P2', 'P4')
    """
    return matrix[impact - 1][urgency - 1]


def prioritised(matrix: Matrix, incident: _Incident) -> Prioritised | None:
    """Tell how the priority of an incident came about; None where impact or urgency is open."""
    if incident.impact is None or incident.urgency is None:
        return None
    follows = priority_of(matrix, incident.impact, incident.urgency)
    return Prioritised(
        incident.priority or follows,
        follows,
        incident.impact,
        incident.urgency,
        incident.priority_reason,
    )
