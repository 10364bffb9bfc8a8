"""What happened in order: each moment with its day where that changes, and the time gone by."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from itertools import groupby
from typing import Generic, TypeVar

from servicefolio.derive.calendars.elapsed import apart_in_words, instant
from servicefolio.records.moment import DateTimeValue

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Happening(Generic[T]):
    """What happened at one moment."""

    day: date | None
    """The day, where it is another than that of the moment before."""
    clock: str | None
    """The time of day; None where only the day is known."""
    iso: str
    """The moment for machines."""
    since: str
    """How long after the beginning, or before it; empty at the beginning itself."""
    items: tuple[T, ...]


def timeline_of(
    items: Iterable[tuple[DateTimeValue | date, T]],
    zone: tzinfo,
    start: DateTimeValue | None = None,
) -> tuple[Happening[T], ...]:
    """Put items in order, on the clocks of `zone`; those of one moment stand together.

    A day without a time comes before the times of that day. Items of one moment keep their order.
    """
    ordered = sorted(items, key=lambda item: _place(item[0], zone))
    happenings: list[Happening[T]] = []
    day: date | None = None
    for _, group in groupby(ordered, key=lambda item: _place(item[0], zone)):
        together = tuple(group)
        happening = _happening(together, zone, start, day)
        day = happening.day or day
        happenings.append(happening)
    return tuple(happenings)


def _place(at: DateTimeValue | date, zone: tzinfo) -> tuple[datetime, bool]:
    return instant(at, zone), isinstance(at, DateTimeValue)


def _happening(
    items: tuple[tuple[DateTimeValue | date, T], ...],
    zone: tzinfo,
    start: DateTimeValue | None,
    day_before: date | None,
) -> Happening[T]:
    at = items[0][0]
    contents = tuple(item for _, item in items)
    if not isinstance(at, DateTimeValue):
        return Happening(at if at != day_before else None, None, f"{at}", "", contents)
    local = _local(at, zone)
    since = apart_in_words(instant(at, zone) - instant(start, zone)) if start else ""
    return Happening(
        day=local.date() if local.date() != day_before else None,
        clock=f"{local:%H:%M}",
        iso=local.isoformat(timespec="minutes"),
        since=since,
        items=contents,
    )


def _local(at: DateTimeValue, zone: tzinfo) -> datetime:
    moment = instant(at, zone)
    try:
        return moment.astimezone(zone)
    except OverflowError:  # the first and the last day that there is
        return moment
