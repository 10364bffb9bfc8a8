"""The register of improvements: what is wanted, done and reached, how old and how late it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol, TypeAlias

from servicefolio.derive.calendars.elapsed import age_in_words
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.text import natural, plural

Part: TypeAlias = Literal["being done", "wanted", "reached", "not done"]
_PARTS: dict[str, Part] = {
    "approved": "being done",
    "in_progress": "being done",
    "implemented": "being done",
    "raised": "wanted",
    "assessed": "wanted",
    "deferred": "wanted",
    "measured": "reached",
    "closed": "reached",
    "rejected": "not done",
}
_UNDONE = frozenset({"raised", "assessed", "approved", "in_progress"})
"""States in which the day by which it is to be done still counts."""
_NEVER = date.max


class _Result(Protocol):
    on: date | None


class _Improvement(Protocol):
    due: date | None
    raised: date | None
    created: date | None
    result: _Result | None


@dataclass(frozen=True, slots=True)
class Line:
    """An improvement in the register."""

    record: Record
    age: str | None
    """How old it is, while it is not at its end; None where nobody wrote when it was raised."""
    late: str | None
    """By how many days it is late; None where it is not."""


@dataclass(frozen=True, slots=True)
class RegisterPart:
    """Improvements that are equally far, those due first before the others."""

    name: Part
    lines: tuple[Line, ...]


def register_of(
    catalog: Catalog, improvements: Iterable[Record], today: date
) -> tuple[RegisterPart, ...]:
    """Group improvements: what is being done, what is wanted, what was reached, what was not."""
    parts: dict[Part, list[Record]] = {
        "being done": [],
        "wanted": [],
        "reached": [],
        "not done": [],
    }
    for record in improvements:
        parts[_PARTS[record.state]].append(record)
    return tuple(
        RegisterPart(name, _lines(catalog, found, name, today))
        for name, found in parts.items()
        if found
    )


def line_of(catalog: Catalog, record: Record, today: date) -> Line:
    """Tell how old and how late an improvement is."""
    improvement = catalog.one(record.id, _Improvement)
    began = improvement.raised or improvement.created
    counts = _PARTS[record.state] in {"being done", "wanted"}
    age = age_in_words((today - began).days) if began and counts and began <= today else None
    days = (today - improvement.due).days if improvement.due else 0
    late = plural(days, "day") if days > 0 and record.state in _UNDONE else None
    return Line(record, age, late)


def _lines(catalog: Catalog, records: list[Record], part: Part, today: date) -> tuple[Line, ...]:
    """Put what is due first before the rest; of what was reached, the last result."""

    def key(record: Record) -> tuple[object, ...]:
        improvement = catalog.one(record.id, _Improvement)
        if part == "reached":
            on = improvement.result.on if improvement.result else None
            return (-(on or date.min).toordinal(), natural(record.title))
        return ((improvement.due or _NEVER).toordinal(), natural(record.title))

    return tuple(line_of(catalog, record, today) for record in sorted(records, key=key))
