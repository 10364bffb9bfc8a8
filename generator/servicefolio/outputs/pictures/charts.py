"""Charts: numbers over time, as values. `plotting.py` finds the places, a template draws them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal
from itertools import pairwise
from typing import Literal, TypeAlias

from servicefolio.derive.calendars.elapsed import instant
from servicefolio.derive.status import Tone
from servicefolio.text import slug

FEWEST_VALUES = 4
"""With fewer a row of numbers says as much as a drawing."""
MOST_POINTS = 120
"""As many points stand in a chart: ten years of months, or two of weeks."""

LineStyle: TypeAlias = Literal["target", "limit", "middle"]
BandStyle: TypeAlias = Literal["borne", "usual"]


class ChartError(ValueError):
    """A chart that cannot be drawn: a program asked for it wrongly."""


@dataclass(frozen=True, slots=True)
class Point:
    """What was measured of a time. Texts are shown as they are; nothing reads what they hold."""

    begins: datetime
    """Its first moment, in UTC."""
    ends: datetime
    """The moment at which it is over, in UTC."""
    value: Decimal | None
    """In the chart's unit; None where there is no data, which is drawn as a gap."""
    when: str
    """The time in words, such as `2026-10-01 to 2026-10-31`."""
    shown: str
    """The value in words, with its unit."""
    word: str
    """What it says of the target, such as `target met`; what the tone says has to stand here."""
    tone: Tone = "neutral"
    mark: str = ""
    """Why a reader should look at it, such as `outside its usual range`; it gets a ring."""


@dataclass(frozen=True, slots=True)
class Line:
    """A level that the values are held against."""

    value: Decimal
    label: str
    """A few words with the value, such as `target 98 %`."""
    style: LineStyle
    begins: datetime | None = None
    """From when on it holds, in UTC; None where it does all the time."""


@dataclass(frozen=True, slots=True)
class Band:
    """A range of values, shaded."""

    low: Decimal
    high: Decimal
    label: str
    style: BandStyle


@dataclass(frozen=True, slots=True)
class Slope:
    """A straight line through the values, such as their smoothed trend."""

    begins: datetime
    first: Decimal
    """The value at its beginning, in the chart's unit."""
    ends: datetime
    last: Decimal
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """One series over time. The same facts have to stand as a table beside it."""

    name: str
    """Tells it from the other charts of its page."""
    title: str
    """What it shows, in a few words."""
    description: str
    """What can be seen in it, in one to three sentences, for those who cannot see it."""
    unit: str
    points: tuple[Point, ...]
    """The oldest first; time that none of them is of is a gap, too."""
    lines: tuple[Line, ...] = ()
    bands: tuple[Band, ...] = ()
    slope: Slope | None = None

    def __post_init__(self) -> None:
        """Refuse charts of nothing, and times that are not in order."""
        if not slug(self.name) or not any(point.value is not None for point in self.points):
            raise ChartError(f"a chart without a name, or without a value: {self.name!r}")
        if any(point.ends <= point.begins for point in self.points):
            raise ChartError(f"a time that ends before it begins: {self.name!r}")
        if any(later.begins < point.ends for point, later in pairwise(self.points)):
            raise ChartError(f"times that are not in order, or overlap: {self.name!r}")
        if any(band.high < band.low for band in self.bands):
            raise ChartError(f"a band that ends below its beginning: {self.name!r}")


def worth_drawing(points: Sequence[Point]) -> bool:
    """Tell whether a drawing says more than the numbers alone would."""
    return sum(point.value is not None for point in points) >= FEWEST_VALUES


def days(first: date, last: date, zone: tzinfo) -> tuple[datetime, datetime]:
    """Find the moments at which a span of whole days, both included, begins and is over."""
    return instant(first, zone), instant(last + timedelta(days=1), zone)
