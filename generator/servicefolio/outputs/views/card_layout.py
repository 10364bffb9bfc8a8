"""What of a card's text stands on its paper: no browser can be asked at build time.

All of a card is laid out in lines of a known height, by widths that are a little above those of
common faces. What has no room is left out by rule, and counted: no text is cut, since half of what
is to be done is worse than a word that the page has it. Lengths are in millimetres;
`assets/cards.css` has the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from servicefolio.outputs.pictures.labels import wrap
from servicefolio.records.base import Record

_EM = 10 * 25.4 / 72
"""The size of a card's type: 10 points."""
_LINE, _ROW_GAP, _HEADING = 4.4, 0.7, 6.4
_BOLD, _LARGE = 1.07, 1.15
"""How much wider bold type is, and that of numbers."""
_WHAT, _HOW, _NUMBER, _WHOLE = 46 / _EM / _BOLD, 82 / _EM, 82 / _EM / _BOLD / _LARGE, 130 / _EM
"""The widths in em of the first column, of the second, of numbers in it, and of both."""
_NAME_LINES, _ROW_LINES = 2, 3
"""Of names that are counted, and of a row before others have their turn."""
_ANY = 1_000
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
    brief: tuple[str, ...] | None = None
    """What is said instead where there is no room for all; None where that is never done."""


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a heading."""

    title: str
    rows: tuple[Row, ...]
    left_out: int = 0
    """How many rows more there are than are shown."""
    urgent: bool = False
    """Whether all of its rows come before those of others."""


def laid_out(sections: Iterable[Section], room: float = ROOM) -> tuple[Section, ...]:
    """Choose what fits: first all that is urgent, then of each section a row, a second, and so on.

    A row is shown whole or as its brief form. One that is long is brief until all had their turn.
    Where room is short, sections before come first. Whatever there is, a section that has rows
    says at least how many.
    """
    whole = tuple(sections)
    shown = tuple(replace(one, rows=(), left_out=len(one.rows)) for one in whole)
    turns = sorted(_places(whole))
    for _, at, place in turns:
        # A row that has no room is followed by none.
        if len(shown[at].rows) == place:
            forms = _forms(whole[at].rows[place])
            shown = _first_that_fits((_with(shown, at, place, form) for form in forms), shown, room)
    for _, at, place in turns:
        if place < len(shown[at].rows):
            longer = _with(shown, at, place, whole[at].rows[place])
            shown = _first_that_fits((longer,), shown, room)
    return shown


def joined(names: Sequence[str]) -> str:
    """Name as many as two lines of one column have room for, and how many more there are.

    The first is named in any case.
    """
    for count in range(len(names), 0, -1):
        more = f" and {len(names) - count} more" if count < len(names) else ""
        text = f"{', '.join(names[:count])}{more}"
        if count == 1 or _lines(text, _WHOLE) <= _NAME_LINES:
            return text
    return ""


def shortened(text: str, widest: float, most_lines: int) -> str:
    """Cut a text that would need more lines of some em than there are, with an ellipsis.

    >>> shortened("Remote access for everybody", 9, 1)
    'Remote access…'
    """
    if len(wrap(text, widest, most_lines + 1)) <= most_lines:
        return text
    return " ".join(wrap(text, widest, most_lines))


def _places(sections: Sequence[Section]) -> Iterator[tuple[int, int, int]]:
    """Give each row's turn, the number of its section, and its own."""
    for at, section in enumerate(sections):
        for place in range(len(section.rows)):
            yield (-1 if section.urgent else place), at, place


def _forms(row: Row) -> Iterator[Row]:
    """List the forms in which a row may have its turn, the best first."""
    if row.brief is None or _row_lines(row) <= _ROW_LINES:
        yield row
    if row.brief is not None:
        yield replace(row, how=row.brief)


def _with(sections: tuple[Section, ...], at: int, place: int, row: Row) -> tuple[Section, ...]:
    """Set one row of a section, or add it."""
    section = sections[at]
    rows = (*section.rows[:place], row, *section.rows[place + 1 :])
    left_out = section.left_out + len(section.rows) - len(rows)
    return (*sections[:at], replace(section, rows=rows, left_out=left_out), *sections[at + 1 :])


def _first_that_fits(
    candidates: Iterable[tuple[Section, ...]], otherwise: tuple[Section, ...], room: float
) -> tuple[Section, ...]:
    return next((one for one in candidates if _height(one) <= room), otherwise)


def _height(sections: Iterable[Section]) -> float:
    """Measure what is shown, with the lines that say that there is more."""
    return sum(
        _HEADING
        + sum(_row_lines(row) * _LINE + _ROW_GAP for row in section.rows)
        + (_LINE + _ROW_GAP) * (section.left_out > 0)
        for section in sections
        if section.rows or section.left_out
    )


def _row_lines(row: Row) -> int:
    widest = _HOW if row.what else _WHOLE
    second = _lines(row.number, _NUMBER) + sum(_lines(text, widest) for text in row.how)
    return max(_lines(row.what, _WHAT), second)


def _lines(text: str | None, widest: float) -> int:
    return len(wrap(text, widest, _ANY)) if text else 0
