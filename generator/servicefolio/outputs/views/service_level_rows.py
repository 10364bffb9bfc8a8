"""Rows of tables about service levels: what was attained, in words and numbers."""

from dataclasses import dataclass
from datetime import date, timedelta

from servicefolio.derive.attainment.attainment import Attained
from servicefolio.derive.attainment.cases_in_time import Cases
from servicefolio.derive.attainment.error_budget import Budget
from servicefolio.derive.attainment.kept_times import TimePromise
from servicefolio.derive.attainment.promise import Promise
from servicefolio.derive.attainment.restoration import Restoration
from servicefolio.derive.attainment.service_credits import CreditDue
from servicefolio.derive.calendars.elapsed import hours_in_words
from servicefolio.derive.status import Tone
from servicefolio.records.base import Record

_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Level:
    """What was attained in a window, in words and numbers for a row of a table."""

    promise: Promise
    name: str
    """Which window it is, such as `last month`."""
    attained: Attained
    budget: Budget | None
    """None where nothing is promised for so long a time."""
    credit: CreditDue | None
    sources: tuple[Record, ...]
    exhausted: date | None = None
    """The day on which the budget is used up if it goes on like this."""

    @property
    def lost(self) -> str:
        """The downtime that counts."""
        return hours_in_words(self.attained.lost)

    @property
    def agreed(self) -> str:
        """The agreed service time of the window."""
        return hours_in_words(self.attained.agreed)

    @property
    def excluded(self) -> str | None:
        """What would be agreed time and does not count; None where it is nothing."""
        return hours_in_words(self.attained.excluded) if self.attained.excluded else None

    @property
    def unknown(self) -> str | None:
        """As much of the agreed time as nobody has data of; None where it is nothing.

        What is still to come is none of it.
        """
        rest = self.attained.unknown
        return hours_in_words(rest) if rest else None

    @property
    def to_come(self) -> str | None:
        """As much of the agreed time as is still to come; None where it is nothing."""
        return hours_in_words(self.attained.to_come) if self.attained.to_come else None

    @property
    def left_percent(self) -> int | None:
        """How much of the budget is left, in per cent from 0 to 100; None where nobody knows."""
        used = self.budget.used if self.budget else None
        return None if used is None else max(int((1 - used) * _WHOLE), 0)

    @property
    def left(self) -> str | None:
        """What is left of the budget, in words; None where nobody knows."""
        if self.budget is None or self.left_percent is None:
            return None
        allowed = hours_in_words(self.budget.allowed)
        if self.budget.left < timedelta():
            return f"overdrawn by {hours_in_words(-self.budget.left)} (of {allowed})"
        return f"{hours_in_words(self.budget.left)} of {allowed} left"

    @property
    def burn_rate(self) -> str | None:
        """How fast the budget is used: at 1.00 it lasts as long as its window."""
        rate = self.budget.burn_rate if self.budget else None
        return f"{float(rate):,.2f}" if rate else None


@dataclass(frozen=True, slots=True)
class Overview:
    """A promise with what was attained, in one row."""

    promise: Promise
    last: Level | None
    running: Level | None
    year: Level | None

    @property
    def newest(self) -> Level | None:
        """The level that says most of today: the newest one with data."""
        levels = (self.running, self.last, self.year)
        return next((level for level in levels if level and level.sources), None)


@dataclass(frozen=True, slots=True)
class TimeLevel:
    """The cases of a window, in words and numbers for a row of a table."""

    promise: TimePromise
    cases: Cases
    sources: tuple[Record, ...]

    @property
    def median(self) -> str | None:
        """What half of them did not take longer than, on the clock of the promise."""
        return hours_in_words(self.cases.median) if self.cases.median is not None else None

    @property
    def ninetieth(self) -> str | None:
        """What nine of ten did not take longer than."""
        return hours_in_words(self.cases.ninetieth) if self.cases.ninetieth is not None else None


@dataclass(frozen=True, slots=True)
class Glance:
    """What a measurement without rows says last, for lists of measurements."""

    value: str
    span: str
    word: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Failures:
    """What failed without being planned, and what its measurement says of it."""

    restoration: Restoration
    rows: int
    """How many downtimes were not planned: some may be of one failure, or of none."""
