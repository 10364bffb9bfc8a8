"""How often something fails and how long it takes to restore it.

MTRS is the mean of (restored - failed), MTBF that of (next failed - restored), MTBSI that of
(next failed - failed); the last is the sum of the other two (ITIL, availability management).
All are time as everybody's clocks show it, by day and by night.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from servicefolio.derive.calendars.spans import Span, union


@dataclass(frozen=True, slots=True)
class Restoration:
    """The failures of a time, and the means over them."""

    failures: int
    mtrs: timedelta | None
    """Mean time to restore service; None without a failure."""
    mtbf: timedelta | None
    """Mean time between failures; None with fewer than two."""
    mtbsi: timedelta | None
    """Mean time between service incidents; None with fewer than two."""


def restoration_of(failures: Iterable[Span]) -> Restoration:
    """Compute the means; failures that overlap or touch are one."""
    apart = union(failures)
    return Restoration(
        len(apart),
        _mean([end - start for start, end in apart]),
        _mean([later[0] - earlier[1] for earlier, later in pairwise(apart)]),
        _mean([later[0] - earlier[0] for earlier, later in pairwise(apart)]),
    )


def _mean(lengths: list[timedelta]) -> timedelta | None:
    return sum(lengths, timedelta()) / len(lengths) if lengths else None
