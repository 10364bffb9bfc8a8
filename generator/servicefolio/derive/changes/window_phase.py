"""Whether a change window is to come, is on, or is over, as far as its dates say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from typing import Literal, TypeAlias

from servicefolio.derive.calendars.elapsed import instant
from servicefolio.derive.calendars.occurrences import ChangeWindow, occurrences
from servicefolio.derive.calendars.spans import Span
from servicefolio.derive.neighbours import is_gone
from servicefolio.derive.status import Tone
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record

Phase: TypeAlias = Literal["on that day", "to come", "again and again", "over", "cancelled"]
_ORDER: tuple[Phase, ...] = ("on that day", "to come", "again and again", "over", "cancelled")
_TONES: dict[Phase, Tone] = {
    "on that day": "caution", "to come": "neutral", "again and again": "neutral",
    "over": "neutral", "cancelled": "neutral",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Windows:
    """Change windows in the same phase."""

    phase: Phase
    tone: Tone
    windows: tuple[Record, ...]


def phase_of(catalog: Catalog, window: Record, zone: tzinfo, today: date) -> Phase:
    """Tell where a window lies from a day: it is on where any part of that day is in it."""
    if is_gone(window):
        return "cancelled"
    fields = catalog.one(window.id, ChangeWindow)
    this_day = Span(instant(today, zone), instant(today + timedelta(days=1), zone))
    if occurrences(fields, this_day, zone):
        return "on that day"
    if fields.repeats is None:
        is_over = fields.when is None or instant(fields.when.end, zone) <= this_day.start
        return "over" if is_over else "to come"
    has_ended = fields.last_day is not None and fields.last_day < today
    begins_later = fields.first_day is not None and fields.first_day > today
    return "over" if has_ended else "to come" if begins_later else "again and again"


def windows_by_phase(
    catalog: Catalog, windows: Iterable[Record], zone: tzinfo, today: date
) -> tuple[Windows, ...]:
    """Group windows: those that are on, to come (the next first), repeated, over (the last)."""
    groups: dict[Phase, list[Record]] = {phase: [] for phase in _ORDER}
    for window in windows:
        groups[phase_of(catalog, window, zone, today)].append(window)

    def begins(window: Record) -> float:
        when = catalog.one(window.id, ChangeWindow).when
        return instant(when.start, zone).timestamp() if when else 0

    return tuple(
        Windows(phase, _TONES[phase], tuple(sorted(found, key=begins, reverse=phase == "over")))
        for phase, found in groups.items()
        if found
    )
