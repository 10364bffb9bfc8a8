"""A step of a procedure, which somebody can follow who has never done it."""

from typing import ClassVar

from servicefolio.records.base import Shape
from servicefolio.records.scalars import Line, Prose, Verbatim


class Step(Shape):
    """One thing to do; one text is what."""

    SHORT_FORM: ClassVar[str | None] = "action"

    action: Line
    """What to do, in one sentence."""
    command: Verbatim | None = None
    """What to type, exactly as it is typed."""
    expected: Prose | None = None
    """What is seen when it went well."""
    if_fails: Prose | None = None
    """What to do when something else is seen."""
    risk: Line | None = None
    """What can go wrong."""
    role: Line | None = None
    """The role that does it, where it is not the reader; never a person's name."""
