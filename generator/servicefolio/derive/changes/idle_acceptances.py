"""Accepted conflicts that are none: the plans have changed since, or the wrong one is named."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Protocol

from servicefolio.derive.calendars.elapsed import instant
from servicefolio.derive.calendars.occurrences import ChangeWindow, next_occurrences, occurrences
from servicefolio.derive.changes.accepted_conflicts import Accepted
from servicefolio.derive.changes.change_schedule import Planned, changes_to_come, planned_change
from servicefolio.derive.changes.schedule_conflicts import conflicts
from servicefolio.derive.changes.window_conflicts import WINDOW
from servicefolio.derive.neighbours import is_gone
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.records.shapes.time_window import TimeWindow
from servicefolio.text import in_words

_CALLED_OFF = frozenset({"not_approved", "rejected", "cancelled"})


class _AcceptedConflict(Protocol):
    ref: str
    reason: str


class _Change(Protocol):
    state: str
    when: TimeWindow | None
    accepted_conflicts: tuple[_AcceptedConflict, ...]


@dataclass(frozen=True, slots=True)
class IdleAcceptance:
    """An accepted conflict that is none."""

    accepted: Accepted
    why: str
    """A clause that says why it is none."""


def idle_acceptances(catalog: Catalog, zone: tzinfo, today: date) -> Iterator[IdleAcceptance]:
    """Find what changes to come accept although nothing is in their way.

    Where the other has no time yet, or is over, nothing can be said.
    """
    pairs: frozenset[frozenset[str]] | None = None
    for change in changes_to_come(catalog, zone, today):
        for index, conflict in enumerate(catalog.one(change.id, _Change).accepted_conflicts):
            other = catalog.find(conflict.ref)
            if other is None or not _can_be_told(catalog, other, zone, today):
                continue
            pairs = _all_conflicts(catalog, zone, today) if pairs is None else pairs
            if frozenset({change.id, other.id}) not in pairs:
                accepted = Accepted(change.id, index, other.id, conflict.reason)
                yield IdleAcceptance(accepted, _why(catalog, change, other, zone))


def _all_conflicts(catalog: Catalog, zone: tzinfo, today: date) -> frozenset[frozenset[str]]:
    return frozenset(
        frozenset({conflict.change, other})
        for conflict in conflicts(catalog, zone, today)
        for other in conflict.others
    )


def _can_be_told(catalog: Catalog, other: Record, zone: tzinfo, today: date) -> bool:
    """Tell whether the times of the other are known and still to come, or it is called off."""
    now = instant(today, zone)
    if other.KIND == WINDOW:
        window = catalog.one(other.id, ChangeWindow)
        return is_gone(other) or bool(next_occurrences(window, now, 1, zone))
    change = catalog.one(other.id, _Change)
    if change.state in _CALLED_OFF:
        return True
    is_to_come = other.LIFECYCLE.state(other.state).stage == "coming"
    return is_to_come and change.when is not None and instant(change.when.end, zone) > now


def _why(catalog: Catalog, change: Planned, other: Record, zone: tzinfo) -> str:
    times = f"{change.id} is planned for {change.span.words(zone)}"
    if other.state in _CALLED_OFF:
        return f"{other.id} is {in_words(other.state)}"
    if other.KIND == WINDOW:
        window = catalog.one(other.id, ChangeWindow)
        if occurrences(window, change.span, zone):
            return f"{times}, and that is not in the way of {other.id}"
        following = next_occurrences(window, change.span.end, 1, zone)
        then = f", which is next {following[0].words(zone)}" if following else ""
        return f"{times}, outside of {other.id}{then}"
    planned = planned_change(catalog, other.id, zone)
    if planned is None or planned.span.meets(change.span):
        return "they have nothing to do with each other"
    return f"{times}, and {other.id} for {planned.span.words(zone)}"
