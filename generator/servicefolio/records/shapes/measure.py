"""A number that is to move, in words."""

from servicefolio.records.base import Shape
from servicefolio.records.scalars import Line


class Measure(Shape):
    """The number that is to move."""

    what: Line
    """What is counted."""
    now: Line
    """Where it stands before anything is done: the baseline, with its unit."""
    want: Line
    """Where it is to go, with its unit."""
    source: Line | None = None
    """Where the number is read."""
