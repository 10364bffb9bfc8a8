"""How a record ends, and what takes its place: what its readers must know before all else."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from servicefolio.derive.relations import related
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record

_SERVICE = "service"
_REJECTED = "rejected"
_AHEAD = "Ends"


class _Retirement(Protocol):
    @property
    def end(self) -> date | None: ...
    @property
    def reason(self) -> str | None: ...
    @property
    def migration(self) -> str | None: ...


class _Service(Protocol):
    @property
    def retirement(self) -> _Retirement | None: ...


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of a record, in words for its page."""

    words: str | None
    """When it ends or ended; None where it only gives way to others."""
    phrase: str
    """What to say before the names of its successors."""
    successors: tuple[Record, ...]
    reason: str | None = None
    migration: str | None = None
    """What its users do instead, as prose."""
    last_day: date | None = None
    """The day with which it ends, where that lies ahead."""


def ending_of(catalog: Catalog, record: Record, today: date) -> Ending | None:
    """Tell how a record ends, where it does; one that is only to be is not told of."""
    successors = tuple(
        other for other in related(catalog, record.id, "superseded by") if other.state != _REJECTED
    )
    ready = tuple(other for other in successors if _stage(other) != "coming")
    phrase = _phrase(record, ready=bool(ready))
    found = catalog.one(record.id, _Service) if record.KIND == _SERVICE else None
    retirement = found.retirement if found is not None else None
    words = end_in_words(record, retirement.end if retirement else None, today)
    if retirement is None:
        ends = words is not None or successors
        return Ending(words, phrase, ready or successors) if ends else None
    return Ending(
        words,
        phrase,
        ready or successors,
        retirement.reason,
        retirement.migration,
        retirement.end if words is not None and words.startswith(_AHEAD) else None,
    )


def end_in_words(record: Record, end: date | None, today: date) -> str | None:
    """Say when a service ends or ended; None of one that stays, and of other records."""
    is_gone = record.KIND == _SERVICE and record.state == "retired"
    if end is None:
        return "Ended" if is_gone else None
    return f"Ended {end}" if is_gone or end < today else f"{_AHEAD} {end}"


def _phrase(record: Record, *, ready: bool) -> str:
    if not ready:
        return "To be replaced by"
    return "Use" if record.KIND == _SERVICE else "Replaced by"


def _stage(record: Record) -> str:
    return record.LIFECYCLE.state(record.state).stage
