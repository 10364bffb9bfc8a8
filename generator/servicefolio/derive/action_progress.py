"""What became of actions: done, late, or still to be done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from servicefolio.derive.status import Tone
from servicefolio.records.base import Record
from servicefolio.records.shapes.action import Action
from servicefolio.text import plural

_ENDED = frozenset({"over", "gone"})

Word: TypeAlias = Literal["done", "overdue", "to do", "left open"]
_TONES: dict[Word, Tone] = {
    "done": "good", "overdue": "bad", "to do": "neutral", "left open": "neutral"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Progress:
    """What became of an action."""

    action: Action
    word: Word
    """Left open: its record came to its end, and nobody wrote that it was done."""
    tone: Tone
    late: str | None
    """How many days it is late, or was when it was done; None where it was not."""


def progress_of(record: Record, actions: Iterable[Action], today: date) -> tuple[Progress, ...]:
    """Tell what became of the actions of a record, in their order."""
    has_ended = record.LIFECYCLE.state(record.state).stage in _ENDED
    return tuple(_progress(action, today, has_ended=has_ended) for action in actions)


def _progress(action: Action, today: date, *, has_ended: bool) -> Progress:
    word: Word = "done" if action.done else "left open" if has_ended else "to do"
    days = (min(action.done or today, today) - action.due).days if action.due else 0
    if action.done and action.due:
        days = (action.done - action.due).days
    if word == "to do" and days > 0:
        word = "overdue"
    late = plural(days, "day") if days > 0 and word != "left open" else None
    return Progress(action, word, _TONES[word], late)
