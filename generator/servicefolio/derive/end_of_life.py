"""How long a maker still looks after something: until when, and how near that is."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from servicefolio.derive.calendars.elapsed import age_in_words
from servicefolio.derive.status import Tone

_NEAR = 366
"""Days within which somebody should plan what follows: a budget is made once a year."""


class _EndOfLife(Protocol):
    @property
    def on(self) -> date: ...
    @property
    def active_support_until(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Support:
    """How a maker's care reads on a day."""

    words: str
    tone: Tone
    distance: str
    """How far the last day is away, or how long it is past."""


def support_of(eol: _EndOfLife, today: date) -> Support:
    """Tell whether a maker still mends something; its last day is still one on which it does."""
    days = (eol.on - today).days
    if days < 0:
        return Support("end of life", "bad", f"{age_in_words(-days)} ago")
    distance = f"in {age_in_words(days)}" if days else "today"
    if days <= _NEAR:
        return Support("end of life near", "caution", distance)
    if eol.active_support_until is not None and eol.active_support_until < today:
        return Support("faults mended only", "caution", distance)
    return Support("supported", "good", distance)
