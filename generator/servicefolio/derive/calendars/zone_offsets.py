"""How far the clocks of a time zone are from UTC, and when that changes."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


def offset_at(zone: tzinfo, moment: datetime) -> timedelta:
    """Find how far clocks are ahead of UTC at a moment, which is one in UTC."""
    return moment.astimezone(zone).utcoffset() or timedelta()


def pieces(
    zone: tzinfo, start: datetime, end: datetime
) -> Iterator[tuple[datetime, datetime, timedelta]]:
    """Cut the time between two moments in UTC where clocks are put forward or back.

    Each piece is its start, its end and the offset from UTC that holds throughout. No zone puts
    its clocks forward and back within one day, so that a look at every day finds all changes.
    """
    begin, offset = start, offset_at(zone, start)
    while start < end:
        following = min(start + _DAY, end)
        changed = offset_at(zone, following)
        if changed != offset:
            change = _change_between(zone, start, following)
            if begin < change:
                yield begin, change, offset
            begin, offset = change, changed
        start = following
    if begin < end:
        yield begin, end, offset


def _change_between(zone: tzinfo, before: datetime, after: datetime) -> datetime:
    """Find the first second of the new offset, by halving."""
    old = offset_at(zone, before)
    low, high = int(before.timestamp()), -int(-after.timestamp() // 1)
    while high - low > 1:
        middle = (low + high) // 2
        if offset_at(zone, datetime.fromtimestamp(middle, UTC)) == old:
            low = middle
        else:
            high = middle
    return datetime.fromtimestamp(high, UTC)
