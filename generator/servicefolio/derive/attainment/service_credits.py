"""Service credits: what the customer may claim back for a window in which less was attained."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Protocol
from zoneinfo import ZoneInfo

from servicefolio.derive.attainment.attainment import Attained
from servicefolio.derive.calendars.due_dates import due
from servicefolio.derive.calendars.opening_hours import ALWAYS, OpeningHours
from servicefolio.records.quantities import DurationValue, PercentValue


class _Credit(Protocol):
    @property
    def below(self) -> PercentValue: ...
    @property
    def credit(self) -> PercentValue: ...


class _Remedies(Protocol):
    @property
    def credits(self) -> Sequence[_Credit]: ...
    @property
    def cap(self) -> PercentValue | None: ...
    @property
    def claim_by(self) -> DurationValue | None: ...


@dataclass(frozen=True, slots=True)
class CreditDue:
    """A share of the price that may be claimed back."""

    below: PercentValue
    """The limit that was not reached."""
    credit: PercentValue
    """The share of the price, the cap considered."""
    until: date | None
    """The last day on which it may be claimed, where one is agreed."""

    def is_open(self, today: date) -> bool:
        """Tell whether it may still be claimed."""
        return self.until is None or today <= self.until


def credit_for(
    remedies: _Remedies | None, found: Attained, zone: ZoneInfo, hours: OpeningHours = ALWAYS
) -> CreditDue | None:
    """Find the credit for a window that is over: that of the lowest limit not reached.

    `hours` are those in which working days are counted. The time for the claim begins with the
    end of the window.
    """
    ratio = found.ratio
    if remedies is None or ratio is None:
        return None
    reached = _lowest_missed(remedies.credits, ratio)
    if reached is None:
        return None
    credit = min((reached.credit, remedies.cap or reached.credit), key=lambda item: item.value)
    return CreditDue(reached.below, credit, _until(remedies.claim_by, found, zone, hours))


def _lowest_missed(steps: Iterable[_Credit], ratio: Fraction) -> _Credit | None:
    missed = [step for step in steps if ratio < Fraction(step.below.value) / 100]
    return min(missed, key=lambda step: step.below.value, default=None)


def _until(
    claim_by: DurationValue | None, found: Attained, zone: ZoneInfo, hours: OpeningHours
) -> date | None:
    """Count from the last day of the window: two months after 31 October is 31 December."""
    if claim_by is None:
        return None
    end = found.window.span[1] - timedelta(minutes=1)
    moment = due(hours, end, claim_by)
    return moment.astimezone(zone).date() if moment is not None else None
