"""How a service was day by day: up, away, or not measured, with the incidents of each day.

It counts around the clock: a reader asks whether it was there, not whether that was agreed. Where
nobody measured there is no data, which is never "up".
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, Protocol, TypeAlias
from zoneinfo import ZoneInfo

from servicefolio.derive.attainment.attainment import Attained, attained
from servicefolio.derive.attainment.attainment_windows import Window, window_of
from servicefolio.derive.attainment.promise import Promise
from servicefolio.derive.calendars.elapsed import hours_in_words, instant
from servicefolio.derive.calendars.opening_hours import ALWAYS
from servicefolio.derive.calendars.spans import Span
from servicefolio.graph.catalog import Catalog
from servicefolio.records.moment import DateTimeValue

_A_DAY = timedelta(days=1)
_DOWN = "down"
_NOTICE = "notice"

State: TypeAlias = Literal["up", "planned", "disturbed", "down", "no data"]
_WORST: tuple[State, ...] = ("no data", "up", "planned", "disturbed", "down")
"""From what says least to what is worst."""


class _Downtime(Protocol):
    from_: DateTimeValue | date
    to: DateTimeValue | date
    severity: str
    planned: bool


class _Measurement(Protocol):
    downtime: tuple[_Downtime, ...] | None


class _Incident(Protocol):
    id: str
    started_at: DateTimeValue
    resolved_at: DateTimeValue | None


@dataclass(frozen=True, slots=True)
class ServiceDay:
    """A day of a service."""

    day: date
    state: State
    lost: timedelta = timedelta()
    """How long it was away, by its weight."""
    is_whole: bool = True
    """Whether all of the day was measured."""
    sources: tuple[str, ...] = ()
    """The ids of the measurements that say so."""
    incidents: tuple[str, ...] = ()
    """The ids of the incidents that went on on this day."""

    @property
    def words(self) -> str:
        """The day in one sentence, without what there was of incidents."""
        part = "" if self.is_whole or self.state == "no data" else " (part of the day is not known)"
        if self.state in {"up", "no data"}:
            return f"{self.state}{part}"
        name = "away as planned" if self.state == "planned" else self.state
        return f"{name}, {hours_in_words(self.lost)} lost{part}"


def days_of_service(
    promises: Sequence[Promise], incidents: Iterable[str], first: date, last: date
) -> tuple[ServiceDay, ...]:
    """Tell each day from the first to the last, both included, by all that measures a service.

    `incidents` are the ids of those that disturbed it. Where several promises are measured, the
    worst that one of them says of a day counts.
    """
    if not promises:
        return ()
    catalog, zone = promises[0].catalog, promises[0].zone
    now = instant(promises[0].today, zone)
    windows = tuple(_windows(first, last, zone))
    found: list[list[ServiceDay]] = [[] for _ in windows]
    for promise in promises:
        away = tuple(_away(promise))
        for at, one in enumerate(attained(ALWAYS, promise.measured, windows)):
            found[at].append(_day(one, away))
    hit = _by_day(catalog, incidents, windows, now, zone)
    return tuple(
        _with(max(days, key=lambda day: (_WORST.index(day.state), day.lost)), hit) for days in found
    )


def _windows(first: date, last: date, zone: ZoneInfo) -> Iterator[Window]:
    for number in range((last - first).days + 1):
        day = first + number * _A_DAY
        yield window_of(day, day, zone)


def _day(one: Attained, away: Sequence[tuple[Span, _Downtime]]) -> ServiceDay:
    day = one.window.first
    if not one.has_data:
        return ServiceDay(day, "no data")
    return ServiceDay(day, _state(one, away), one.lost, one.is_whole, one.sources)


def _state(one: Attained, away: Sequence[tuple[Span, _Downtime]]) -> State:
    if not one.lost:
        return "up"
    items = [item for span, item in away if span.meets(one.window.span)]
    if items and all(item.planned for item in items):
        return "planned"
    is_down = any(item.severity == _DOWN and not item.planned for item in items)
    return "down" if is_down or one.lost == one.counted else "disturbed"


def _away(promise: Promise) -> Iterator[tuple[Span, _Downtime]]:
    """List when the measurements of a promise say that the service was away, and how badly."""
    for record in promise.measurements:
        for item in promise.catalog.one(record.id, _Measurement).downtime or ():
            if item.severity != _NOTICE:
                yield _span(item, promise.zone), item


def _span(item: _Downtime, zone: ZoneInfo) -> Span:
    start, end = instant(item.from_, zone), instant(item.to, zone)
    return Span(start, end if isinstance(item.to, DateTimeValue) else end + _A_DAY)


def _by_day(
    catalog: Catalog,
    incidents: Iterable[str],
    windows: Sequence[Window],
    now: datetime,
    zone: ZoneInfo,
) -> Mapping[date, tuple[str, ...]]:
    """Find the incidents of each day; one that goes on is there until now."""
    found: dict[date, tuple[str, ...]] = {}
    for identifier in sorted(incidents):
        incident = catalog.one(identifier, _Incident)
        start = instant(incident.started_at, zone)
        end = instant(incident.resolved_at, zone) if incident.resolved_at else now
        # One without a length was there all the same.
        span = Span(start, max(end, start + timedelta.resolution))
        for window in windows:
            if span.meets(window.span):
                found[window.first] = (*found.get(window.first, ()), identifier)
    return found


def _with(day: ServiceDay, hit: Mapping[date, tuple[str, ...]]) -> ServiceDay:
    return ServiceDay(day.day, day.state, day.lost, day.is_whole, day.sources, hit.get(day.day, ()))
