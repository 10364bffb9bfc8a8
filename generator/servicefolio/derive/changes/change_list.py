"""Changes as their readers look for them: what is to come, what is under way, what was done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Literal, Protocol, TypeAlias

from servicefolio.derive.calendars.elapsed import instant
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.records.shapes.time_window import TimeWindow

CHANGE = "change"
_SURE = frozenset({"approved", "scheduled"})
_NOT_DONE = frozenset({"rejected", "cancelled"})

Name: TypeAlias = Literal["to come", "passed", "under way", "done", "not done"]


class _Change(Protocol):
    when: TimeWindow | None
    actual: TimeWindow | None


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """Changes that are in the same part of their lives."""

    name: Name
    changes: tuple[Record, ...]


def changes_by_life(
    catalog: Catalog, changes: Iterable[Record], zone: tzinfo, today: date
) -> tuple[ChangeGroup, ...]:
    """Group changes: to come, the nearest first; their time passed; under way; done; not done."""
    groups: dict[Name, list[Record]] = {
        "to come": [], "passed": [], "under way": [], "done": [], "not done": []
    }  # fmt: skip
    for change in changes:
        groups[_name(catalog, change, zone, today)].append(change)
    return tuple(
        ChangeGroup(name, _sorted(catalog, found, zone, newest_first=name in {"done", "not done"}))
        for name, found in groups.items()
        if found
    )


def planned_changes(
    catalog: Catalog, changes: Iterable[Record], zone: tzinfo, today: date
) -> tuple[Record, ...]:
    """List the changes that are decided and whose time has not passed, the nearest first."""
    sure = (
        change
        for change in changes
        if change.state in _SURE
        and catalog.one(change.id, _Change).when is not None
        and _name(catalog, change, zone, today) == "to come"
    )
    return _sorted(catalog, sure, zone, newest_first=False)


def _name(catalog: Catalog, change: Record, zone: tzinfo, today: date) -> Name:
    if change.state in _NOT_DONE:
        return "not done"
    stage = change.LIFECYCLE.state(change.state).stage
    if stage != "coming":
        return "under way" if stage == "current" else "done"
    window = catalog.one(change.id, _Change).when
    if window is None:
        return "to come"
    return "passed" if instant(window.end, zone) <= instant(today, zone) else "to come"


def _sorted(
    catalog: Catalog, changes: Iterable[Record], zone: tzinfo, *, newest_first: bool
) -> tuple[Record, ...]:
    """Sort changes by their times; those without one come last."""

    def begins(change: Record) -> datetime | None:
        fields = catalog.one(change.id, _Change)
        window = fields.actual or fields.when
        return instant(window.start, zone) if window else None

    found = sorted(changes, key=lambda change: change.id)
    dated = [(begins(change), change) for change in found]
    timed = sorted(
        ((at, change) for at, change in dated if at is not None),
        key=lambda item: item[0],
        reverse=newest_first,
    )
    return (*(change for _, change in timed), *(change for at, change in dated if at is None))
