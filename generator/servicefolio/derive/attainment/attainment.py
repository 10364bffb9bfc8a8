"""How much of what is agreed was attained: availability by window of time.

Availability is (AST - DT) / AST: the agreed service time less the downtime in it, by the agreed
service time (ITIL). Here AST is what lies within the service hours, less what the parties agreed
not to count; of it only that counts of which there is data. No data is never "up".
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from servicefolio.derive.attainment.attainment_windows import Window
from servicefolio.derive.attainment.contradicted_time import measured_twice
from servicefolio.derive.attainment.measured_time import Counted, Measured
from servicefolio.derive.calendars.opening_hours import OpeningHours, elapsed
from servicefolio.derive.calendars.spans import Span, common, union, without
from servicefolio.derive.calendars.weighed_spans import (
    Weighed,
    heaviest,
    time_in,
    weighed_time_in,
    within,
)
from servicefolio.derive.measurements.measured import share_of
from servicefolio.records.quantities import PercentValue

S = TypeVar("S")

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Attained:
    """What was attained in a window, as time within the agreed hours."""

    window: Window
    agreed: timedelta
    """The agreed service time (AST) of the whole window, without what is excluded."""
    counted: timedelta
    """As much of it as there is data of."""
    lost: timedelta
    """The downtime (DT) in that, by its weight."""
    excluded: timedelta
    """What would be agreed service time, and does not count."""
    sources: tuple[str, ...] = ()
    """The ids of the measurements that say so."""
    is_contradicted: bool = False
    """Data of this window contradict themselves, so that nothing is said of it."""
    lacks_hours: bool = False
    """The hours in which it is promised cannot be read, so that nothing is said of it."""
    to_come: timedelta = timedelta()
    """As much of the agreed time as is still to come, of which there can be no data."""

    @property
    def is_computed(self) -> bool:
        """Whether it could be computed, were there data."""
        return not self.is_contradicted and not self.lacks_hours

    @property
    def has_data(self) -> bool:
        """Whether anything can be said."""
        return self.counted > timedelta() and self.is_computed

    @property
    def ratio(self) -> Fraction | None:
        """The share that was attained of what there is data of, from 0 to 1; exact."""
        if not self.has_data:
            return None
        return 1 - Fraction(self.lost // timedelta.resolution, self.counted // timedelta.resolution)

    @property
    def share(self) -> PercentValue | None:
        """The same for readers, rounded down."""
        if not self.has_data:
            return None
        return share_of(minutes(self.counted - self.lost), minutes(self.counted))

    @property
    def completeness(self) -> PercentValue | None:
        """How much of the agreed time that has passed there is data of; None where none is."""
        if self.lacks_hours:
            return None
        passed = self.agreed - self.to_come
        return share_of(minutes(min(self.counted, passed)), minutes(passed))

    @property
    def unknown(self) -> timedelta:
        """As much of the agreed time that has passed as there is no data of."""
        return max(self.agreed - self.to_come - self.counted, timedelta())

    @property
    def is_whole(self) -> bool:
        """Whether there is data of all of it."""
        return self.counted >= self.agreed


def minutes(length: timedelta) -> Decimal:
    """Count minutes.

    >>> minutes(timedelta(hours=1, seconds=30))
    Decimal('60.5')
    """
    return Decimal(length // timedelta.resolution) / Decimal(_MINUTE // timedelta.resolution)


def attained(
    hours: OpeningHours,
    measured: Sequence[Measured],
    among: Iterable[Window],
    allowed: Sequence[Span] = (),
    now: datetime | None = None,
) -> tuple[Attained, ...]:
    """Compute what was attained in windows of time.

    `measured` are of one target and service; of days that two of them are about nothing is
    computed. `allowed` is what the agreement's maintenance covers, and what
    comes after `now` is still to come.
    """
    excluded = union((*(span for one in measured for span in one.excluded), *allowed))
    parts = tuple(_part(one, excluded) for one in measured)
    left_out = _set(excluded)
    twice = measured_twice(one.period for one in measured)
    contradicted = union((*(span for one in measured for span in one.contradicted), *twice))
    return tuple(
        replace(
            _in_window(hours, window, parts, left_out),
            is_contradicted=bool(common((window.span,), contradicted)),
            to_come=_to_come(hours, window, left_out, now),
        )
        for window in among
    )


@dataclass(frozen=True, slots=True)
class _Set:
    """Spans in order and apart, with where they begin."""

    spans: tuple[Span, ...]
    starts: tuple[datetime, ...]

    def within(self, window: Window) -> tuple[Span, ...]:
        """Find what lies in a window."""
        return common((window.span,), _near(self.spans, self.starts, window))


@dataclass(frozen=True, slots=True)
class _Part:
    """A measurement without what is excluded."""

    id: str
    known: _Set
    away: tuple[Weighed, ...]
    away_starts: tuple[datetime, ...]
    counted: tuple[Counted, ...]
    complete: Fraction


def _set(spans: tuple[Span, ...]) -> _Set:
    return _Set(spans, tuple(start for start, _ in spans))


def _part(one: Measured, excluded: Sequence[Span]) -> _Part:
    known = without(one.known, excluded)
    away = heaviest(within(one.away, known))
    starts = tuple(span[0] for span in away)
    return _Part(one.id, _set(known), away, starts, one.counted, one.complete)


def _in_window(
    hours: OpeningHours, window: Window, parts: Sequence[_Part], excluded: _Set
) -> Attained:
    left_out = time_in(hours, excluded.within(window))
    counted, lost, sources = timedelta(), timedelta(), []
    for part in parts:
        if part.counted:
            known, away = _as_counted(hours, window, part, excluded)
        else:
            known = time_in(hours, part.known.within(window))
            near = _near(part.away, part.away_starts, window)
            away = weighed_time_in(hours, within(near, (window.span,)))
        known = _of_it(part, known, away)
        counted, lost = counted + known, lost + (away if known else timedelta())
        if known:
            sources.append(part.id)
    agreed = elapsed(hours, *window.span) - left_out
    return Attained(window, agreed, counted, lost, left_out, tuple(sources))


def _of_it(part: _Part, known: timedelta, away: timedelta) -> timedelta:
    """Take as much of a time as its source has data of; a downtime that it names it knew of.

    Where it says that it has none at all, nothing is known.
    """
    if not part.complete:
        return timedelta()
    share = known * part.complete.numerator / part.complete.denominator
    return max(share, min(away, known))


def _to_come(
    hours: OpeningHours, window: Window, excluded: _Set, now: datetime | None
) -> timedelta:
    start, end = window.span
    if now is None or now >= end:
        return timedelta()
    return time_in(hours, without((Span(max(start, now), end),), excluded.within(window)))


def _near(spans: Sequence[S], starts: Sequence[datetime], window: Window) -> Sequence[S]:
    """Find those of many spans, in order and apart, that may meet a window."""
    start, end = window.span
    return spans[max(bisect_right(starts, start) - 1, 0) : bisect_right(starts, end)]


def _as_counted(
    hours: OpeningHours, window: Window, part: _Part, excluded: _Set
) -> tuple[timedelta, timedelta]:
    """Take the rows that begin in a window as their source counted them.

    Ratios are summed up, and percentages weighed by the agreed time of their rows; a row that is
    longer than the window says nothing of it.
    """
    start, end = window.span
    rows = [
        row
        for row in part.counted
        if start <= row.span[0] < end and row.span[1] - row.span[0] <= end - start
    ]
    times = [time_in(hours, without((row.span,), excluded.spans)) for row in rows]
    counted = sum(times, timedelta())
    weights = [
        Fraction(time // timedelta.resolution) if row.total is None else row.total
        for row, time in zip(rows, times, strict=True)
    ]
    total = sum(weights, Fraction())
    if not total:
        return timedelta(), timedelta()
    good = sum(
        (
            row.good / 100 * weight if row.total is None else row.good
            for row, weight in zip(rows, weights, strict=True)
        ),
        Fraction(),
    )
    bad = 1 - good / total
    return counted, counted * bad.numerator / bad.denominator
