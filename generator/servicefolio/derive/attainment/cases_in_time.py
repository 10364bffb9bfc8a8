"""How many cases kept a limit in a window of time, and how long they took."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

from servicefolio.derive.attainment.attainment_windows import Window
from servicefolio.derive.attainment.error_budget import TONES, Verdict
from servicefolio.derive.attainment.ticket_clock import Timed
from servicefolio.derive.measurements.measured import share_of
from servicefolio.derive.status import Tone
from servicefolio.records.quantities import PercentValue

_NINETIETH = Fraction(9, 10)


@dataclass(frozen=True, slots=True)
class Cases:
    """The cases of a window that a limit holds for: those that were opened in it."""

    window: Window
    promised: Fraction
    """The share of them that must keep the limit, from 0 to 1."""
    in_time: Decimal
    late: Decimal
    open: int = 0
    """How many go on, and may still keep it."""
    contradictory: int = 0
    """How many have times that contradict each other, and are not counted."""
    median: timedelta | None = None
    ninetieth: timedelta | None = None
    """What nine of ten did not take longer than, of those that are done."""
    is_running: bool = False
    sources: tuple[str, ...] = ()
    """The ids of the measurements that say so."""
    days: int | None = None
    """Of how many of its days there is data; None where it is all of them."""
    is_contradicted: bool = False
    """Data of this window contradict each other, so that nothing is said of it."""
    lacks_hours: bool = False
    """The hours in which its clocks run cannot be read, so that nothing is said of it."""

    @property
    def is_computed(self) -> bool:
        """Whether it could be computed, were there data."""
        return not self.is_contradicted and not self.lacks_hours

    @property
    def is_whole(self) -> bool:
        """Whether there is data of all of its days."""
        return self.days is None

    @property
    def completeness(self) -> PercentValue | None:
        """The share of its days of which there is data."""
        length = (self.window.last - self.window.first).days + 1
        return share_of(Decimal(length if self.days is None else self.days), Decimal(length))

    @property
    def count(self) -> Decimal:
        """How many are known to have kept it or not."""
        return self.in_time + self.late

    @property
    def share(self) -> PercentValue | None:
        """The share that kept it, rounded down; None where nothing is known."""
        if not self.is_computed:
            return None
        return share_of(self.in_time, self.count)

    @property
    def verdict(self) -> Verdict:
        """Whether the promise is kept, and how sure that is."""
        if not self.is_computed:
            return "not computed"
        if not self.count:
            return "no data"
        known = Fraction(self.in_time) >= self.promised * Fraction(self.count)
        everything = Fraction(self.count) + self.open
        if not known:
            best = Fraction(self.in_time) + self.open
            if best < self.promised * everything and not self.is_running and self.is_whole:
                return "missed"
            return "below so far" if self.is_running else "missed, as far as is known"
        if self.is_running:
            return "kept so far"
        is_sure = self.is_whole and Fraction(self.in_time) >= self.promised * everything
        return "kept" if is_sure else "kept, as far as is known"

    @property
    def tone(self) -> Tone:
        """Whether that is good news."""
        return TONES[self.verdict]


def cases_in(
    window: Window, promised: Fraction, tickets: Iterable[Timed], *, is_running: bool
) -> Cases:
    """Count the tickets that were opened in a window."""
    start, end = window.span
    found = [ticket for ticket in tickets if start <= ticket.opened < end]
    fates = Counter(ticket.fate for ticket in found)
    took = sorted(ticket.took for ticket in found if ticket.took is not None)
    return Cases(
        window,
        promised,
        Decimal(fates["in time"]),
        Decimal(fates["late"]),
        fates["not yet known"],
        fates["contradictory"],
        _median(took),
        percentile(took, _NINETIETH),
        is_running,
    )


def percentile(ordered: Sequence[timedelta], share: Fraction) -> timedelta | None:
    """Find the least value that a share of all does not exceed (nearest rank).

    `ordered` begins with the least.

    >>> percentile([timedelta(hours=n) for n in range(1, 11)], Fraction(9, 10))
    datetime.timedelta(seconds=32400)
    """
    if not ordered:
        return None
    rank = -(-share.numerator * len(ordered) // share.denominator)
    return ordered[max(rank, 1) - 1]


def _median(ordered: Sequence[timedelta]) -> timedelta | None:
    if not ordered:
        return None
    middle = len(ordered) // 2
    return (ordered[middle] + ordered[~middle]) / 2
