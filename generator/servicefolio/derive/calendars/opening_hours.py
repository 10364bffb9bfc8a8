"""Hours of a calendar as time: when they are, how much of them lies between two moments.

Every moment is one in UTC. A moment is within the hours when the clocks of their place show a time
that is: an hour that clocks skip in spring is not there, one that comes twice in autumn counts
twice.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from servicefolio.derive.calendars.spans import Span
from servicefolio.derive.calendars.zone_offsets import pieces

_DAYS_A_WEEK = 7
_A_DAY = timedelta(days=1)
_A_YEAR = timedelta(days=366)
_DAY_IN_MINUTES = 24 * 60
_FIRST = datetime(1, 1, 3, tzinfo=UTC)
_LAST = datetime(9999, 12, 25, tzinfo=UTC)
_KEPT = 512
"""So many years of hours are kept: some tens of calendars over some ten years."""
_YEARS_AHEAD = 20
"""Whatever needs longer than that is never done."""


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Hours of a week by the clocks of a place, and the days on which there are none."""

    zone: ZoneInfo
    week: tuple[tuple[tuple[int, int], ...], ...]
    """By weekday, Monday first: minutes of the day from and to, in order and apart."""
    holidays: frozenset[date] = frozenset()
    yearly: frozenset[tuple[int, int]] = frozenset()
    """Month and day of what comes every year."""

    def on(self, day: date) -> tuple[tuple[int, int], ...]:
        """List the hours of a day, as minutes from and to."""
        if day in self.holidays or (day.month, day.day) in self.yearly:
            return ()
        return self.week[day.weekday()]

    @property
    def are_always(self) -> bool:
        """Tell whether every moment is within them."""
        whole = ((0, _DAY_IN_MINUTES),)
        return not (self.holidays or self.yearly) and self.week == (whole,) * _DAYS_A_WEEK


ALWAYS = OpeningHours(ZoneInfo("UTC"), (((0, _DAY_IN_MINUTES),),) * _DAYS_A_WEEK)
"""What holds where no calendar is named."""


def spans(hours: OpeningHours, start: datetime, end: datetime) -> Iterator[Span]:
    """List when the hours are between two moments, in order and apart."""
    found = (span for year in _years(hours, start, end) for span in year.between(start, end))
    yield from _joined(found)


def elapsed(hours: OpeningHours, start: datetime, end: datetime) -> timedelta:
    """Measure how much of the hours lies between two moments; nothing where the end is earlier."""
    if hours.are_always:
        return max(end - start, timedelta())
    total = timedelta()
    for year in _years(hours, start, end):
        total += year.until(end) - year.until(start)
    return max(total, timedelta())


def after(hours: OpeningHours, start: datetime, amount: timedelta) -> datetime | None:
    """Find the moment at which so much of the hours has passed since another; None for never.

    It is the first such moment: what ends as the hours do is over then, and not when they begin
    again. Of no time at all it is the moment itself.
    """
    if amount <= timedelta() or hours.are_always:
        return start + max(amount, timedelta())
    rest = amount
    for number in range(start.year, min(start.year + _YEARS_AHEAD, date.max.year)):
        year = _year(hours, number)
        passed = year.until(start)
        if year.total - passed >= rest:
            return year.moment(passed + rest)
        rest -= year.total - passed
    return None


def before(hours: OpeningHours, end: datetime, amount: timedelta) -> datetime | None:
    """Find the last moment from which so much of the hours passes until another; None for never.

    The reverse of `after`: what begins as the hours do begins then, and not when they last ended.
    """
    if amount <= timedelta() or hours.are_always:
        return end - max(amount, timedelta())
    rest = amount
    for number in range(end.year, max(end.year - _YEARS_AHEAD, _FIRST.year - 1), -1):
        year = _year(hours, number)
        passed = year.until(end)
        if passed >= rest:
            return year.last_moment(passed - rest)
        rest -= passed
    return None


def next_opening(hours: OpeningHours, moment: datetime) -> datetime | None:
    """Find the moment itself where it is within the hours, else when they begin; None for never."""
    horizon = min(moment, _LAST - _A_YEAR) + _A_YEAR
    found = next(spans(hours, moment, horizon), None)
    return found[0] if found else None


def working_day_after(hours: OpeningHours, moment: datetime, count: int) -> datetime | None:
    """Find the end of the hours of a day with hours, so many such days after that of a moment.

    A moment after the end of a day's hours belongs to the next day that has any. None where no
    such day comes.
    """
    left = count
    for number in range(moment.year, min(moment.year + _YEARS_AHEAD, _LAST.year + 1)):
        ends = _year(hours, number).days
        at = bisect_right(ends, moment)
        if at + left < len(ends):
            return ends[at + left]
        left -= len(ends) - at
    return None


def ends_of_days(hours: OpeningHours, start: datetime, end: datetime) -> Iterator[datetime]:
    """List the moments between two at which the hours of a day are over, midnight included."""
    for number in range(start.year, end.year + 1):
        for moment in _year(hours, number).days:
            if start < moment < end:
                yield moment


def _spans_of_days(hours: OpeningHours, start: datetime, end: datetime) -> Iterator[Span]:
    """List when the hours are, day by day: what goes on over midnight is cut there."""
    for begin, finish, offset in pieces(hours.zone, start, end):
        day = (begin + offset).date()
        last = (finish + offset).date()
        while day <= last:
            midnight = datetime(day.year, day.month, day.day, tzinfo=UTC) - offset
            for opens, closes in hours.on(day):
                first = max(begin, midnight + timedelta(minutes=opens))
                then = min(finish, midnight + timedelta(minutes=closes))
                if first < then:
                    yield Span(first, then)
            day += _A_DAY


def _joined(apart: Iterable[Span]) -> Iterator[Span]:
    """Make one of spans that follow each other without a gap, as over midnight."""
    last: Span | None = None
    for opens, closes in apart:
        if last is not None and last.end == opens:
            last = Span(last.start, closes)
            continue
        if last is not None:
            yield last
        last = Span(opens, closes)
    if last is not None:
        yield last


@dataclass(frozen=True, slots=True)
class _Year:
    """The hours of a year in UTC."""

    starts: tuple[datetime, ...]
    ends: tuple[datetime, ...]
    passed: tuple[timedelta, ...]
    """How much of them has passed before each span."""
    total: timedelta
    days: tuple[datetime, ...]
    """When the hours of each day are over, those of the last day of the year where it ends."""

    def until(self, moment: datetime) -> timedelta:
        """Measure how much of the year's hours lies before a moment."""
        at = bisect_right(self.starts, moment) - 1
        if at < 0:
            return timedelta()
        return self.passed[at] + (min(moment, self.ends[at]) - self.starts[at])

    def moment(self, passed: timedelta) -> datetime:
        """Find the first moment at which so much, which is more than nothing, has passed."""
        at = bisect_right(self.passed, passed) - 1
        if self.passed[at] == passed:
            at -= 1
        return self.starts[at] + (passed - self.passed[at])

    def last_moment(self, passed: timedelta) -> datetime:
        """Find the last moment until which so much, which is less than all, has passed."""
        at = bisect_right(self.passed, passed) - 1
        return self.starts[at] + (passed - self.passed[at])

    def between(self, start: datetime, end: datetime) -> Iterator[Span]:
        """List the spans between two moments, cut at both."""
        at = max(bisect_right(self.starts, start) - 1, 0)
        for opens, closes in zip(self.starts[at:], self.ends[at:], strict=True):
            if opens >= end:
                return
            first, then = max(opens, start), min(closes, end)
            if first < then:
                yield Span(first, then)


def _years(hours: OpeningHours, start: datetime, end: datetime) -> Iterator[_Year]:
    if start < end:
        for number in range(start.year, end.year + 1):
            yield _year(hours, number)


@lru_cache(_KEPT)
def _year(hours: OpeningHours, number: int) -> _Year:
    # Clocks cannot show what lies beyond the calendar's first and last day.
    start = max(datetime(number, 1, 1, tzinfo=UTC), _FIRST)
    end = _LAST if number >= _LAST.year else datetime(number + 1, 1, 1, tzinfo=UTC)
    by_day = tuple(_spans_of_days(hours, start, end + _A_DAY))
    joined = tuple(
        _joined(Span(opens, min(closes, end)) for opens, closes in by_day if opens < end)
    )
    last_of_days = {opens.astimezone(hours.zone).date(): closes for opens, closes in by_day}
    passed, total = [], timedelta()
    for opens, closes in joined:
        passed.append(total)
        total += closes - opens
    return _Year(
        tuple(opens for opens, _ in joined),
        tuple(closes for _, closes in joined),
        tuple(passed),
        total,
        tuple(closes for closes in last_of_days.values() if start < closes <= end),
    )
