"""What of a card's text stands on its paper: no browser can be asked at build time.

All of a card is laid out in lines of a known height, by widths that are a little above those of
common faces. So what has no room is left out by rule, and counted, instead of being cut off.
Lengths are in millimetres; `assets/cards.css` has the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from servicefolio.outputs.pictures.labels import wrap
from servicefolio.records.base import Record

_EM = 10 * 25.4 / 72
"""The size of a card's type: 10 points."""
_LINE, _ROW_GAP, _HEADING = 4.4, 0.7, 6.4
_BOLD, _LARGE = 1.07, 1.15
"""How much wider bold type is, and that of numbers."""
_WHAT, HOW, _NUMBER, _WHOLE = 46 / _EM / _BOLD, 82 / _EM, 82 / _EM / _BOLD / _LARGE, 130 / _EM
"""The widths in em of the first column, of the second, of numbers in it, and of both."""
_MOST_LINES = 2
_ANY = 1_000
_ENOUGH_LINES = 4
"""Of a number to dial, which is shortened last."""
ROOM = 145.0
"""The height that all sections have, between the head of a card and its foot."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that a card says: what, and what there is to say of it."""

    what: str | None
    """None where the row has one column."""
    how: tuple[str, ...]
    """Each begins a line of its own."""
    record: Record | None = None
    """What its first column leads to on the screen."""
    number: str | None = None
    """What to dial; it stands first, in large type."""


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a heading."""

    title: str
    rows: tuple[Row, ...]
    left_out: int = 0
    """How many rows more there are than are shown."""


def laid_out(sections: Iterable[Section], room: float = ROOM) -> tuple[Section, ...]:
    """Shorten sections to what fits: each gets its first row, then its second, and so on.

    Where room is short, those before come first. Whatever there is, a section that has rows says
    at least how many.
    """
    whole = [replace(one, rows=tuple(_shortened(row) for row in one.rows)) for one in sections]
    counts = [0] * len(whole)
    for most in range(1, max((len(one.rows) for one in whole), default=0) + 1):
        for at, section in enumerate(whole):
            more = [*counts[:at], most, *counts[at + 1 :]]
            # A row that has no room is followed by none.
            if counts[at] == most - 1 < len(section.rows) and _height(whole, more) <= room:
                counts = more
    return tuple(
        replace(section, rows=section.rows[:count], left_out=len(section.rows) - count)
        for section, count in zip(whole, counts, strict=True)
    )


def joined(names: Sequence[str], most_lines: int = _MOST_LINES) -> str:
    """Name as many as a row of one column has room for, and how many more there are."""
    for count in range(len(names), 0, -1):
        more = f" and {len(names) - count} more" if count < len(names) else ""
        text = f"{', '.join(names[:count])}{more}"
        if len(wrap(text, _WHOLE, most_lines + 1)) <= most_lines:
            return text
    return shortened(names[0], _WHOLE, most_lines) if names else ""


def shortened(text: str, widest: float, most_lines: int) -> str:
    """Cut a text that would need more lines of some em than there are, with an ellipsis.

    >>> shortened("Remote access for everybody", 9, 1)
    'Remote a…'
    """
    if len(wrap(text, widest, most_lines + 1)) <= most_lines:
        return text
    return " ".join(wrap(text, widest, most_lines))


def _height(sections: list[Section], counts: list[int]) -> float:
    """Measure sections of which so many rows are shown, and a line says that there are more."""
    return sum(
        _HEADING
        + sum(_row_height(row) for row in section.rows[:count])
        + (_LINE + _ROW_GAP) * (count < len(section.rows))
        for section, count in zip(sections, counts, strict=True)
        if section.rows
    )


def _row_height(row: Row) -> float:
    second = _lines(row.number, _NUMBER) + sum(_lines(text, _width(row)) for text in row.how)
    return max(_lines(row.what, _WHAT), second) * _LINE + _ROW_GAP


def _lines(text: str | None, widest: float) -> int:
    return len(wrap(text, widest, _ANY)) if text else 0


def _shortened(row: Row) -> Row:
    return replace(
        row,
        what=shortened(row.what, _WHAT, _MOST_LINES) if row.what else None,
        how=tuple(shortened(text, _width(row), _MOST_LINES) for text in row.how),
        number=shortened(row.number, _NUMBER, _ENOUGH_LINES) if row.number else None,
    )


def _width(row: Row) -> float:
    return HOW if row.what else _WHOLE
