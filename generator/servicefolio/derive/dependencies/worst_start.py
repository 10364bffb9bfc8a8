"""The start at which a chain of clocks keeps a promise worst.

A fault begins at some moment. Somebody of ours handles it in the hours of one calendar, then the
other side mends it in the hours of a second, while the promise's clock runs in those of a third.
How late it is mended falls as the fault begins later, and jumps up where one of the first two no
longer finishes before it closes. A promise of days is the same for all that begins on a day, so
that the end of the day is worst. So only these starts are tried, over a year, and those where the
promise's clock begins to run.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from servicefolio.derive.calendars.due_dates import due, length_in_hours
from servicefolio.derive.calendars.opening_hours import (
    OpeningHours,
    before,
    elapsed,
    ends_of_days,
    next_opening,
    spans,
)
from servicefolio.derive.calendars.spans import without
from servicefolio.records.quantities import DurationValue

_A_MOMENT = timedelta(minutes=1)
"""What people would notice: a fault of a minute after is told, not of a second after."""
A_YEAR = timedelta(days=366)
"""So long a time is looked at."""
_KEPT = 2048


@dataclass(frozen=True, slots=True)
class Chain:
    """Who works on a fault, one after the other, and the clock that runs meanwhile."""

    promised: OpeningHours
    """The hours of the promise's own clock."""
    limit: DurationValue
    handled: OpeningHours
    """The hours in which we handle it before the other side begins."""
    handling: DurationValue | None
    mended: OpeningHours
    """The hours in which the other side works on it."""
    mending: DurationValue

    def over(self, start: datetime) -> datetime | None:
        """Find when a fault that begins at a moment is mended at the latest; None for never."""
        begun = due(self.handled, start, self.handling) if self.handling else start
        return due(self.mended, begun, self.mending) if begun else None

    def due(self, start: datetime) -> datetime | None:
        """Find when it has to be mended; None for never."""
        return due(self.promised, start, self.limit)


@dataclass(frozen=True, slots=True)
class Worst:
    """The worst case of a chain within a year: it breaks the promise."""

    start: datetime
    """In UTC, as the others."""
    due: datetime
    over: datetime | None
    """None where it is never mended."""
    late: timedelta
    """How much time has passed on the promise's clock since it was due."""


def worst_of(chain: Chain, day: date) -> Worst | None:
    """Find the start, within a year from a day, at which a promise is broken by most; else None."""
    if _keeps_at_all_hours(chain, day):
        return None
    return _worst_of(chain, day)


def forget() -> None:
    """Forget the chains that were judged before, for measuring how long it takes."""
    _worst_of.cache_clear()
    covers.cache_clear()


@lru_cache(_KEPT)
def _worst_of(chain: Chain, day: date) -> Worst | None:
    found: Worst | None = None
    begins, _ = year_from(day)
    for start in sorted({start for start in _starts(chain, day) if start >= begins}):
        due_at = chain.due(start)
        if due_at is None:
            continue
        over = chain.over(start)
        if over is None:
            return Worst(start, due_at, None, timedelta.max)
        late = elapsed(chain.promised, due_at, over)
        if late > (found.late if found else timedelta()):
            found = Worst(start, due_at, over, late)
    return found


def year_from(day: date) -> tuple[datetime, datetime]:
    """Give the year from the beginning of a day, by which promises are judged."""
    start = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return start, min(start, datetime(9998, 1, 1, tzinfo=UTC)) + A_YEAR


def _keeps_at_all_hours(chain: Chain, day: date) -> bool:
    """Tell without trying: whoever works in all the promise's hours is as quick in them."""
    limit, mending = length_in_hours(chain.limit), length_in_hours(chain.mending)
    handling = length_in_hours(chain.handling) if chain.handling else timedelta()
    if limit is None or mending is None or handling is None or handling + mending > limit:
        return False
    return all(covers(hours, chain.promised, day) for hours in (chain.handled, chain.mended))


@lru_cache(_KEPT)
def covers(wide: OpeningHours, narrow: OpeningHours, day: date) -> bool:
    """Tell whether hours hold all of others, within a year from a day."""
    if wide.are_always or wide == narrow:
        return True
    start, end = year_from(day)
    return not without(spans(narrow, start, end), spans(wide, start, end))


def _starts(chain: Chain, day: date) -> Iterator[datetime]:
    start, end = year_from(day)
    yield next_opening(chain.promised, start) or start
    yield from _starts_by_the_promise(chain, start, end)
    for closes in _closings(chain.mended, chain.mending, start, end):
        for begun in (closes, _begun_for(chain.mended, closes, chain.mending)):
            yield from _just_after(chain, begun)
    if chain.handling is not None:
        for closes in _closings(chain.handled, chain.handling, start, end):
            yield from _just_after(chain, closes)


def _starts_by_the_promise(chain: Chain, start: datetime, end: datetime) -> Iterator[datetime]:
    for opens, _ in spans(chain.promised, start, end):
        yield opens
        due_at = chain.due(opens)
        if length_in_hours(chain.limit) is None and due_at is not None:
            yield opens - (due_at - opens)  # its limit in days ends as the clock begins to run
    if length_in_hours(chain.limit) is None:
        yield from (closes - _A_MOMENT for closes in ends_of_days(chain.promised, start, end))


def _closings(
    hours: OpeningHours, limit: DurationValue, start: datetime, end: datetime
) -> Iterator[datetime]:
    """List when work stops; working days end at midnight, too, where hours go on."""
    if length_in_hours(limit) is None:
        yield from ends_of_days(hours, start, end)
    else:
        yield from (closes for _, closes in spans(hours, start, end))


def _just_after(chain: Chain, begun: datetime | None) -> Iterator[datetime]:
    """Give the start from which the other side begins at a moment, and the one right after it.

    Work in hours is done by the moment at which they end, a day's work only on the day before.
    """
    if begun is None:
        return
    handling = chain.handling
    for last in (begun, _begun_for(chain.handled, begun, handling) if handling else None):
        if last is not None:
            yield last
            yield last + _A_MOMENT


def _begun_for(hours: OpeningHours, end: datetime, limit: DurationValue) -> datetime | None:
    """Find the last start that is over at a moment, where the limit is counted in hours."""
    length = length_in_hours(limit)
    return before(hours, end, length) if length is not None else None
