"""What has a place in a calendar of changes: changes, outages, and the times of change windows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Literal, Protocol, TypeAlias

from servicefolio.derive.calendars.elapsed import instant
from servicefolio.derive.calendars.occurrences import ChangeWindow, occurrences
from servicefolio.derive.calendars.spans import Span, local, span_of
from servicefolio.derive.changes.change_schedule import CHANGE
from servicefolio.derive.changes.changes import touched_services
from servicefolio.derive.changes.window_conflicts import WINDOW, Scoped, windows_of
from servicefolio.derive.neighbours import is_gone, named_by
from servicefolio.derive.review_dates import add_months
from servicefolio.graph.catalog import Catalog
from servicefolio.records.shapes.time_window import TimeWindow

Sort: TypeAlias = Literal["change", "outage", "freeze", "blackout", "maintenance"]
Standing: TypeAlias = Literal["tentative", "confirmed", "cancelled"]
_MONTHS_BACK, _MONTHS_AHEAD = 1, 13
_TENTATIVE = frozenset({"new", "assessed", "planned"})
_CALLED_OFF = frozenset({"not_approved", "rejected", "cancelled"})


class _Outage(Protocol):
    expected: bool
    when: TimeWindow | None


class _Change(Protocol):
    id: str
    state: str
    when: TimeWindow | None
    actual: TimeWindow | None
    outage: _Outage | None


class _ChangeWindow(ChangeWindow, Protocol):
    id: str
    window_type: Sort


@dataclass(frozen=True, slots=True)
class Appointment:
    """One time of a record."""

    sort: Sort
    id: str
    span: Span
    standing: Standing
    services: frozenset[str] | None
    """The services that it concerns, by id; None where that is all of them."""
    time: str = ""
    """Which of the record's times it is: the day on which one that comes again begins, such as
    `2026-11-29`; empty for one that is once."""


def appointments(catalog: Catalog, zone: tzinfo, today: date) -> tuple[Appointment, ...]:
    """List all changes with a time, their outages, and the times of change windows, in order.

    What comes again is listed from the beginning of the month before to the end of the month a
    year from now. A change is where it was where that is written, and called off ones are listed
    as such, so that a calendar can take back what it has told.
    """
    found = (*_changes(catalog, zone), *_times(catalog, zone, today))
    return tuple(sorted(found, key=lambda item: (item.span, item.sort, item.id)))


def _changes(catalog: Catalog, zone: tzinfo) -> Iterator[Appointment]:
    for change in catalog.all(CHANGE, _Change):
        window = change.actual or change.when
        if window is None:
            continue
        services = frozenset(item.id for item in touched_services(catalog, change.id))
        standing = _standing(change.state)
        yield Appointment("change", change.id, span_of(window, zone), standing, services)
        outage = change.outage.when if change.outage and change.outage.expected else None
        if outage is not None:
            yield Appointment("outage", change.id, span_of(outage, zone), standing, services)


def _standing(state: str) -> Standing:
    if state in _CALLED_OFF:
        return "cancelled"
    return "tentative" if state in _TENTATIVE else "confirmed"


def _times(catalog: Catalog, zone: tzinfo, today: date) -> Iterator[Appointment]:
    first = add_months(today.replace(day=1), -_MONTHS_BACK)
    last = add_months(today.replace(day=1), _MONTHS_AHEAD)
    within = Span(instant(first, zone), instant(last, zone))
    scopes = {item.id: item for item in windows_of(catalog)}
    for window in catalog.all(WINDOW, _ChangeWindow):
        standing: Standing = "cancelled" if window.id not in scopes else "confirmed"
        services = _services(catalog, window.id, scopes.get(window.id))
        if window.repeats is None:
            if window.when is not None:
                once = span_of(window.when, zone)
                yield Appointment(window.window_type, window.id, once, standing, services)
            continue
        for span in occurrences(window, within, zone):
            begins = local(span.start, zone).date().isoformat()
            yield Appointment(window.window_type, window.id, span, standing, services, begins)


def _services(catalog: Catalog, window: str, scoped: Scoped | None) -> frozenset[str] | None:
    """Find the services that a window is for; one that does not hold is for what it names."""
    if scoped is None:
        named = named_by(catalog, window, "scope")
        # What it names may be hidden: then it is for that, and not for everything.
        is_limited = named or catalog.hidden_kinds.get(window)
        return frozenset(item.id for item in named) if is_limited else None
    if scoped.scope is None:
        return None
    live = (item.id for item in catalog.records("service") if not is_gone(item))
    return frozenset(item for item in live if item in scoped.scope)
