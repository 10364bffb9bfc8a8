"""Error budgets: how much may go wrong in a window, how much of that has, and how fast it goes.

The budget is the agreed time times (1 - target). The burn rate is (1 - attained) / (1 - target):
at 1 the budget lasts exactly as long as its window (Google, The Site Reliability Workbook,
chapter 5: 2 % of the budget of 30 days in an hour is a rate of 14.4, 5 % in six hours 6,
10 % in a day 3, and 10 % in three days 1).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Literal, TypeAlias

from servicefolio.derive.attainment.attainment import Attained
from servicefolio.derive.calendars.opening_hours import OpeningHours, after, elapsed
from servicefolio.derive.status import Tone
from servicefolio.records.quantities import PercentValue

_TICK = timedelta.resolution

Verdict: TypeAlias = Literal[
    "kept", "kept so far", "kept, as far as is known",
    "missed", "below so far", "missed, as far as is known", "no data", "not computed",
]  # fmt: skip
TONES: dict[Verdict, Tone] = {
    "kept": "good", "kept so far": "good", "kept, as far as is known": "caution",
    "missed": "bad", "below so far": "caution", "missed, as far as is known": "bad",
    "no data": "neutral", "not computed": "neutral",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Budget:
    """The error budget of a window."""

    attained: Attained
    target: Fraction
    """What is promised, from 0 to 1."""
    is_running: bool
    """Whether the window goes on."""

    @property
    def allowed(self) -> timedelta:
        """The downtime that the target allows in the whole window."""
        return _times(self.attained.agreed, 1 - self.target)

    @property
    def left(self) -> timedelta:
        """What is left of it; negative where it is overdrawn."""
        return self.allowed - self.attained.lost

    @property
    def used(self) -> Fraction | None:
        """The share of it that is used, above 1 where it is overdrawn; None where there is none."""
        if not self.attained.has_data or not self.allowed:
            return None
        return Fraction(self.attained.lost // _TICK, self.allowed // _TICK)

    @property
    def burn_rate(self) -> Fraction | None:
        """How fast it is used: at 1 it lasts as long as its window; None where nobody knows."""
        ratio = self.attained.ratio
        return None if ratio is None else burn_rate(ratio, self.target)

    @property
    def verdict(self) -> Verdict:
        """Whether the promise is kept, and how sure that is.

        A window with gaps is kept or missed for certain only where what is not known could not
        change it.
        """
        ratio, lost = self.attained.ratio, self.attained.lost
        if not self.attained.is_computed:
            return "not computed"
        if ratio is None:
            return "no data"
        unknown = max(self.attained.agreed - self.attained.counted, timedelta())
        if lost > self.allowed:
            return "missed"
        if ratio < self.target:
            return "below so far" if self.is_running else "missed, as far as is known"
        if self.is_running:
            return "kept so far"
        return "kept" if lost + unknown <= self.allowed else "kept, as far as is known"

    @property
    def tone(self) -> Tone:
        """Whether that is good news."""
        return TONES[self.verdict]


def burn_rate(ratio: Fraction, target: Fraction) -> Fraction | None:
    """Compute how fast a budget is used; None where the target leaves none.

    >>> burn_rate(Fraction("0.9856"), Fraction("0.999"))
    Fraction(72, 5)
    """
    return None if target == 1 else (1 - ratio) / (1 - target)


def exhausted_at(budget: Budget, hours: OpeningHours, now: datetime) -> datetime | None:
    """Find when a budget is used up if it goes on as in the window until now.

    The rest of the agreed time passes within `hours`. None where it lasts to the window's end, is
    used up already, or nobody knows.
    """
    attained = budget.attained
    if not attained.lost or not attained.has_data or budget.left < timedelta():
        return None
    if elapsed(hours, now, attained.window.span[1]) <= timedelta():
        return None
    lasts = _times(attained.counted, Fraction(budget.left // _TICK, attained.lost // _TICK))
    end = after(hours, now, lasts)
    return end if end is not None and end < attained.window.span[1] else None


def target_of(promised: PercentValue) -> Fraction:
    """Read a percentage as a share of 1."""
    return Fraction(promised.value) / 100


def _times(length: timedelta, factor: Fraction) -> timedelta:
    return length * factor.numerator / factor.denominator
