"""Changes that do not keep to the windows: in a freeze, or an outage outside of maintenance."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Literal, Protocol, TypeAlias

from servicefolio.derive.calendars.occurrences import ChangeWindow, next_occurrences, occurrences
from servicefolio.derive.calendars.spans import Span, common, length
from servicefolio.derive.changes.accepted_conflicts import Accepted, accepted_conflicts
from servicefolio.derive.changes.change_reach import Paths, scope_of
from servicefolio.derive.changes.change_schedule import Planned, changes_to_come
from servicefolio.derive.neighbours import is_gone, named_by
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record

WINDOW = "change_window"
MAINTENANCE = "maintenance"
_COVERED = frozenset({"service", "configuration_item"})

Verdict: TypeAlias = Literal["refused", "told of", "let through"]
"""What becomes of a change in a freeze: it may not be; it may; the emergency board has let it."""


class _ChangeWindow(ChangeWindow, Protocol):
    id: str
    window_type: str
    policy: str | None
    scope: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scoped:
    """A change window with what it is for."""

    id: str
    window_type: str
    policy: str | None
    fields: ChangeWindow
    scope: Paths | None
    """By id what it is for, with the way from what it names; None where it is for everything."""

    def covers(self, touched: Iterable[str]) -> tuple[str, ...] | None:
        """Find the way from its scope to the first that it is for; empty where that is all."""
        if self.scope is None:
            return ()
        return next((self.scope[item] for item in touched if item in self.scope), None)


@dataclass(frozen=True, slots=True)
class FreezeConflict:
    """A change at a time at which nothing is to be changed."""

    change: Planned
    window: Scoped
    span: Span
    """The first time of the freeze that it meets."""
    path: tuple[str, ...]
    """The way from the window's scope to what the change touches; empty where it is for all."""
    verdict: Verdict
    accepted: Accepted | None


@dataclass(frozen=True, slots=True)
class OutsideMaintenance:
    """An outage outside of the maintenance windows of what it takes away."""

    change: Planned
    outage: Span
    items: tuple[str, ...]
    """What has a window that the outage does not keep, by id."""
    windows: tuple[str, ...]
    """These windows."""
    nearest: Span | None
    """The next time of them that begins after the outage does."""
    accepted: Accepted | None


def windows_of(catalog: Catalog) -> tuple[Scoped, ...]:
    """List the change windows that hold, with what each is for."""
    found = []
    for record in catalog.records(WINDOW):
        if not is_gone(record):
            fields = catalog.one(record.id, _ChangeWindow)
            named = [item.id for item in named_by(catalog, record.id, "scope")]
            # What it names may be broken, or hidden: then it is for that, and not for everything.
            is_limited = bool(fields.scope) or _names_what_is_hidden(catalog, record)
            scope = scope_of(catalog, named) if is_limited else None
            found.append(Scoped(record.id, fields.window_type, fields.policy, fields, scope))
    return tuple(found)


def freeze_conflicts(catalog: Catalog, zone: tzinfo, today: date) -> tuple[FreezeConflict, ...]:
    """Find the changes to come that lie in a freeze or a blackout which is for what they touch."""
    closed = [window for window in windows_of(catalog) if window.window_type != MAINTENANCE]
    accepted = accepted_conflicts(catalog)
    found = []
    for change in changes_to_come(catalog, zone, today):
        for window in closed:
            path = window.covers(change.touched)
            times = () if path is None else occurrences(window.fields, change.span, zone)
            if path is not None and times:
                pair = frozenset({change.id, window.id})
                verdict = _verdict(change, window)
                found.append(
                    FreezeConflict(change, window, times[0], path, verdict, accepted.get(pair))
                )
    return tuple(found)


def outside_maintenance(
    catalog: Catalog, zone: tzinfo, today: date
) -> tuple[OutsideMaintenance, ...]:
    """Find the outages to come that leave the maintenance windows of what they take away.

    Windows that come again bind what they are for; one that is once is a further time that is
    welcome. What has no window, and a change whose users lose nothing, may be at any time.
    """
    windows = [window for window in windows_of(catalog) if window.window_type == MAINTENANCE]
    accepted = accepted_conflicts(catalog)
    changes = changes_to_come(catalog, zone, today) if windows else ()
    found = (_outside(change, windows, zone) for change in changes)
    return tuple(
        OutsideMaintenance(
            item.change, item.outage, item.items, item.windows, item.nearest,
            next(
                (
                    accepted[pair]
                    for name in item.windows
                    if (pair := frozenset({item.change.id, name})) in accepted
                ),
                None,
            ),
        )
        for item in found
        if item is not None
    )  # fmt: skip


def _outside(change: Planned, windows: list[Scoped], zone: tzinfo) -> OutsideMaintenance | None:
    if change.outage is None:
        return None
    items: list[str] = []
    left: dict[str, Scoped] = {}
    for item in change.touched:
        own = [window for window in windows if window.covers((item,)) is not None]
        binding = [window for window in own if _binds(window.fields, change.outage)]
        if binding and not _keeps(change.outage, own, zone):
            items.append(item)
            left |= {window.id: window for window in binding}
    if not items:
        return None
    nearest = _next_of(left.values(), change.outage, zone)
    return OutsideMaintenance(change, change.outage, tuple(items), tuple(left), nearest, None)


def _keeps(outage: Span, windows: Iterable[Scoped], zone: tzinfo) -> bool:
    inside = common((outage,), _times(windows, outage, zone))
    return length(inside) == outage.end - outage.start


def _binds(window: ChangeWindow, outage: Span) -> bool:
    """Tell whether a window comes again in those days."""
    begun = window.first_day is None or window.first_day <= outage.end.date()
    goes_on = window.last_day is None or window.last_day >= outage.start.date()
    return window.repeats is not None and begun and goes_on


def _next_of(windows: Iterable[Scoped], outage: Span, zone: tzinfo) -> Span | None:
    later = (
        span
        for window in windows
        for span in next_occurrences(window.fields, outage.start, 2, zone)
        if span.start >= outage.start
    )
    return min(later, default=None)


def _times(windows: Iterable[Scoped], within: Span, zone: tzinfo) -> Iterator[Span]:
    for window in windows:
        yield from occurrences(window.fields, within, zone)


def _names_what_is_hidden(catalog: Catalog, window: Record) -> bool:
    """Tell whether a window may be for what its reader is not to know of, and so not for all."""
    return bool(catalog.hidden_kinds.get(window.id, frozenset()) & _COVERED)


def _verdict(change: Planned, window: Scoped) -> Verdict:
    if window.policy == "warn":
        return "told of"
    is_let = change.is_emergency or window.policy == "needs_ecab"
    return "let through" if change.has_board and is_let else "refused"
