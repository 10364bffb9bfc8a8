"""Whether both sides agreed that a time does not count: by a clause, a window or a change."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Protocol, TypeAlias

from servicefolio.derive.calendars.elapsed import instant
from servicefolio.derive.needs import needs_of
from servicefolio.derive.neighbours import is_gone, named_by
from servicefolio.graph.catalog import Catalog
from servicefolio.records.moment import DateTimeValue
from servicefolio.records.shapes.agreement import Agreement
from servicefolio.records.shapes.time_window import TimeWindow

Written: TypeAlias = date | DateTimeValue
"""A day, or a day with a time."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
_SAYING_NOTHING = frozenset(
    {"from", "have", "only", "that", "their", "they", "this", "were", "when", "with"}
)
_CHANGE, _WINDOW = "change", "change_window"
_TO_BE_LOOKED_UP = frozenset({_CHANGE, _WINDOW, "decision", "review"})
_NONE: frozenset[str] = frozenset()
_MAINTENANCE = "maintenance"
_REFUSED = frozenset({"rejected", "not_approved", "cancelled"})


class Exclusion(Protocol):
    """A time that is left out of a measurement, and why."""

    from_: Written
    to: Written
    reason: str


class _Measurement(Protocol):
    exclusions: tuple[Exclusion, ...]


class _Outage(Protocol):
    when: TimeWindow | None


class _Change(Protocol):
    state: str
    when: TimeWindow | None
    actual: TimeWindow | None
    outage: _Outage | None


class _ChangeWindow(Protocol):
    window_type: str
    when: TimeWindow | None
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Grounds:
    """What may have been agreed about the times of one measurement."""

    catalog: Catalog
    agreement: Agreement
    clauses: tuple[str, ...]
    """What the agreement, or the target that is measured, says does not count."""
    service: str | None
    touched: frozenset[str]
    """The service that was measured and all that it needs."""
    zone: tzinfo

    def cover(self, exclusion: Exclusion) -> bool:
        """Tell whether anything that was agreed may be what an exclusion speaks of."""
        return (
            self._has_hours_for_maintenance
            or any(_share_a_word(clause, exclusion.reason) for clause in self.clauses)
            or self._names_a_record(exclusion.reason)
            or any(self._is_maintained(window, exclusion) for window in self._windows())
            or any(_overlaps(when, exclusion, self.zone) for when in self._changes())
        )

    @property
    def _has_hours_for_maintenance(self) -> bool:
        maintenance = self.agreement.maintenance
        return maintenance is not None and bool(maintenance.windows)

    def _names_a_record(self, reason: str) -> bool:
        found = (self.catalog.find(word) for word in _IDENTIFIER.findall(reason))
        return any(record is not None and record.KIND in _TO_BE_LOOKED_UP for record in found)

    def _windows(self) -> Iterator[_ChangeWindow]:
        for record in self.catalog.records(_WINDOW):
            scope = {item.id for item in named_by(self.catalog, record.id, "scope")}
            window = self.catalog.one(record.id, _ChangeWindow)
            is_for_it = not scope or not self.touched.isdisjoint(scope)
            if window.window_type == _MAINTENANCE and is_for_it and not is_gone(record):
                yield window

    def _is_maintained(self, window: _ChangeWindow, exclusion: Exclusion) -> bool:
        """Tell whether a window may be at that time.

        Of one that repeats only the first and the last day are looked at.
        """
        if window.when is not None:
            return _overlaps(window.when, exclusion, self.zone)
        begins, ends = _span(exclusion, self.zone)
        is_early = window.first_day is not None and ends <= instant(window.first_day, self.zone)
        is_late = window.last_day is not None and begins >= _end(window.last_day, self.zone)
        return not is_early and not is_late

    def _changes(self) -> Iterator[TimeWindow]:
        """Find the times of changes to the service, and to what it needs."""
        for record in self.catalog.records(_CHANGE):
            change = self.catalog.one(record.id, _Change)
            affected = {
                item.id
                for key in ("services", "configuration_items")
                for item in named_by(self.catalog, record.id, key)
            }
            if change.state not in _REFUSED and not self.touched.isdisjoint(affected):
                planned = change.outage.when if change.outage else None
                yield from (when for when in (change.when, change.actual, planned) if when)


def counting(catalog: Catalog, measurement: str, zone: tzinfo) -> tuple[Exclusion, ...]:
    """List the exclusions of a measurement that nobody agreed to, so that their time counts.

    Where the service is not named, or what may be the grounds is not shown to a reader, nobody can
    tell, and what is written stands.
    """
    exclusions = catalog.one(measurement, _Measurement).exclusions
    grounds = grounds_of(catalog, measurement, zone) if exclusions else None
    if grounds is None or grounds.service is None:
        return ()
    about = (measurement, grounds.agreement.id, *grounds.touched)
    if any(catalog.hidden_kinds.get(one, _NONE) & _TO_BE_LOOKED_UP for one in about):
        return ()
    return tuple(one for one in exclusions if not grounds.cover(one))


def grounds_of(catalog: Catalog, measurement: str, zone: tzinfo) -> Grounds | None:
    """Find what was agreed about what a measurement measures; None where that is no promise."""
    relations = (
        relation
        for relation in catalog.outgoing(measurement)
        if relation.reference.route[0] == "measures"
    )
    relation = next(relations, None)
    agreement = catalog.by_id[relation.target].record if relation else None
    if relation is None or not isinstance(agreement, Agreement):
        return None
    targets = agreement.all_targets
    part = relation.reference.part
    own = (clause for target in targets if target.id == part for clause in target.exclusions)
    services = named_by(catalog, measurement, "service")
    touched = {service.id for service in services}
    touched.update(need for service in services for need in needs_of(catalog, service.id))
    return Grounds(
        catalog,
        agreement,
        (*agreement.exclusions, *own),
        services[0].id if services else None,
        frozenset(touched),
        zone,
    )


def _share_a_word(clause: str, reason: str) -> bool:
    return not _words(clause).isdisjoint(_words(reason))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold())) - _SAYING_NOTHING


def _overlaps(when: TimeWindow, exclusion: Exclusion, zone: tzinfo) -> bool:
    begins, ends = _span(exclusion, zone)
    return instant(when.start, zone) < ends and begins < instant(when.end, zone)


def _span(exclusion: Exclusion, zone: tzinfo) -> tuple[datetime, datetime]:
    return instant(exclusion.from_, zone), _end(exclusion.to, zone)


def _end(written: Written, zone: tzinfo) -> datetime:
    if isinstance(written, DateTimeValue) or written == date.max:
        return instant(written, zone)
    return instant(written + timedelta(days=1), zone)
