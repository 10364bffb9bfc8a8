"""When a limit is over, on the clock that a promise runs on.

Minutes and hours pass within the hours of a calendar alone, working days are counted by its days
with hours and end with them; days, weeks, months and years pass for everybody alike. While
something is pending the clock of minutes and hours stands still. (GLPI counts service levels so.)
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import ROUND_CEILING

from servicefolio.derive.calendars.opening_hours import (
    OpeningHours,
    after,
    elapsed,
    working_day_after,
)
from servicefolio.derive.calendars.spans import Span
from servicefolio.records.quantities import DurationValue

_IN_HOURS: dict[str, timedelta] = {
    "ms": timedelta(milliseconds=1),
    "s": timedelta(seconds=1),
    "min": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "working hour": timedelta(hours=1),
}
_BY_THE_CLOCK: dict[str, timedelta] = {"day": timedelta(days=1), "week": timedelta(weeks=1)}
_MONTHS = {"month": 1, "year": 12}
_MONTHS_A_YEAR = 12
_LONGEST = timedelta(days=366 * 100)
"""What takes longer than a century is never due."""


def due(
    hours: OpeningHours,
    start: datetime,
    limit: DurationValue,
    pending: Iterable[Span] = (),
) -> datetime | None:
    """Find the moment, in UTC, at which a limit that begins at a moment is over; None for never.

    `pending` are spans, apart and in order, in which its clock stands still; they lengthen it by
    as much of the hours as lies in them. A part of a working day counts as a whole one.
    """
    first = _without_waiting(hours, start, limit)
    spans = tuple(pending)
    end = first
    while end is not None and first is not None:
        waited = sum((_waited(hours, start, end, span) for span in spans), timedelta())
        later = after(hours, first, waited)
        if later == end:
            return end
        end = later
    return end


def length_in_hours(limit: DurationValue) -> timedelta | None:
    """Measure a limit that is counted in minutes or hours; None where days are counted.

    >>> from decimal import Decimal
    >>> length_in_hours(DurationValue(Decimal(90), "min"))
    datetime.timedelta(seconds=5400)
    """
    unit = _IN_HOURS.get(limit.unit)
    return None if unit is None else _times(unit, limit)


def _waited(hours: OpeningHours, start: datetime, end: datetime, span: Span) -> timedelta:
    return elapsed(hours, max(start, span[0]), min(end, span[1]))


def _without_waiting(hours: OpeningHours, start: datetime, limit: DurationValue) -> datetime | None:
    try:
        worked = length_in_hours(limit)
        if worked is not None:
            return after(hours, start, worked)
        if limit.unit in _BY_THE_CLOCK:
            return start + _times(_BY_THE_CLOCK[limit.unit], limit)
        if limit.unit == "working day":
            days = int(limit.amount.to_integral_value(ROUND_CEILING))
            return working_day_after(hours, start, min(days, _LONGEST.days))
        return _months_later(start, int(limit.amount * _MONTHS[limit.unit]))
    except OverflowError:
        return None


def _times(unit: timedelta, limit: DurationValue) -> timedelta:
    return min(timedelta(seconds=float(limit.amount) * unit.total_seconds()), _LONGEST)


def _months_later(start: datetime, months: int) -> datetime | None:
    """Keep the day of the month, or take the last where the month is shorter."""
    years, month = divmod(start.month - 1 + months, _MONTHS_A_YEAR)
    if start.year + years > date.max.year:
        return None
    last = monthrange(start.year + years, month + 1)[1]
    return start.replace(year=start.year + years, month=month + 1, day=min(start.day, last))
