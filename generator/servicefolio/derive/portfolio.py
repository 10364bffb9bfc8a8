"""The service portfolio: every service from idea to end, of which the catalogue is the middle."""

from collections.abc import Iterable
from dataclasses import dataclass

from servicefolio.records.base import Record
from servicefolio.text import natural

_REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Services by the part of their lives that they are in, each by title."""

    pipeline: tuple[Record, ...]
    """Wanted, decided or being made."""
    catalogue: tuple[Record, ...]
    """In use, those that will end too."""
    retired: tuple[Record, ...]
    """Not in use any more."""
    rejected: tuple[Record, ...]
    """Never to be."""

    @property
    def is_more_than_the_catalogue(self) -> bool:
        """Whether it tells more than the catalogue does."""
        return bool(self.pipeline or self.retired or self.rejected)


def portfolio_of(services: Iterable[Record]) -> Portfolio:
    """Sort services by the stage of their state."""
    parts: dict[str, list[Record]] = {}
    for service in sorted(services, key=_order):
        parts.setdefault(_part(service), []).append(service)
    return Portfolio(
        pipeline=tuple(parts.get("coming", ())),
        catalogue=tuple(parts.get("current", ())),
        retired=tuple(parts.get("gone", ())),
        rejected=tuple(parts.get(_REJECTED, ())),
    )


def _part(service: Record) -> str:
    if service.state == _REJECTED:
        return _REJECTED
    stage = service.LIFECYCLE.state(service.state).stage
    return "gone" if stage == "over" else stage


def _order(service: Record) -> tuple[object, ...]:
    """Put what is nearest to its users first: by state, from the last to the first, then title."""
    names = [state.name for state in service.LIFECYCLE.states]
    return (-names.index(service.state), natural(service.title), service.id)
