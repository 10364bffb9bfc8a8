"""What patterns are made of, and how that is written for Python and JavaScript alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from typing import TypeAlias

_SPECIAL = frozenset("^$\\.*+?()[]{}|")
"""What JavaScript lets be escaped when it reads patterns strictly, with the flag `u`."""
_SPECIAL_IN_CLASS = frozenset("^\\[]-")
_SHORTEST_RANGE = 3
_LAST_OF_TWO_DIGITS = 0xFF
_LAST_OF_FOUR_DIGITS = 0xFFFF


@dataclass(frozen=True, slots=True)
class Characters:
    """A set of characters: those that are listed, or all but those."""

    listed: frozenset[str]
    but: bool = False

    def __or__(self, other: "Characters") -> "Characters":
        if self.but and other.but:
            return Characters(self.listed & other.listed, but=True)
        if self.but:
            return Characters(self.listed - other.listed, but=True)
        if other.but:
            return Characters(other.listed - self.listed, but=True)
        return Characters(self.listed | other.listed)

    def inverted(self) -> "Characters":
        """Take all others."""
        return Characters(self.listed, but=not self.but)

    def meets(self, other: "Characters") -> bool:
        """Tell whether a character may be in both."""
        if self.but and other.but:
            return True
        if self.but or other.but:
            listed, excluded = (other, self) if self.but else (self, other)
            return not listed.listed <= excluded.listed
        return not self.listed.isdisjoint(other.listed)


NOTHING = Characters(frozenset())
DIGITS = Characters(frozenset("0123456789"))
WORD = Characters(
    frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_") | DIGITS.listed
)
BLANKS = Characters(frozenset("\t\n\v\f\r \xa0"))
ANY = Characters(frozenset("\n"), but=True)


@dataclass(frozen=True, slots=True)
class One:
    """One character out of a set."""

    of: Characters

    @property
    def letter(self) -> str | None:
        """The character, where there is no choice."""
        single = not self.of.but and len(self.of.listed) == 1
        return next(iter(self.of.listed)) if single else None


@dataclass(frozen=True, slots=True)
class Edge:
    r"""A place between characters: `^`, `$`, `\b` or `\B`."""

    mark: str


@dataclass(frozen=True, slots=True)
class Row:
    """Parts that follow each other."""

    parts: tuple["Part", ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Rows of which one is there."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Many:
    """A part several times; `most` is None where there is no bound."""

    part: "Part"
    least: int
    most: int | None
    lazy: bool = False


Part: TypeAlias = One | Edge | Row | Choice | Many


def may_be_empty(part: Part) -> bool:
    """Tell whether a part may match without taking a character."""
    match part:
        case One():
            return False
        case Edge():
            return True
        case Row(parts):
            return all(map(may_be_empty, parts))
        case Choice(rows):
            return any(map(may_be_empty, rows))
        case Many(inner, least):
            return least == 0 or may_be_empty(inner)


def first_of(part: Part, following: Characters = NOTHING) -> Characters:
    """Collect the characters with which a part and what follows it may begin."""
    match part:
        case One(of):
            return of
        case Edge(mark):
            return NOTHING if mark in "^$" else following
        case Row(parts):
            for inner in reversed(parts):
                following = first_of(inner, following)
            return following
        case Choice(rows):
            return reduce(Characters.__or__, (first_of(row, following) for row in rows))
        case Many(inner, least):
            first = first_of(inner, following)
            return first if least else first | following


def last_of(part: Part, before: Characters = NOTHING) -> Characters:
    """Collect the characters with which what stands before a part, and the part, may end."""
    match part:
        case One(of):
            return of
        case Edge():
            return before
        case Row(parts):
            return reduce(lambda so_far, inner: last_of(inner, so_far), parts, before)
        case Choice(rows):
            return reduce(Characters.__or__, (last_of(row, before) for row in rows))
        case Many(inner, least):
            last = last_of(inner, before)
            return last if least else last | before


def written(part: Part) -> str:
    r"""Write a part as a pattern that Python (re.ASCII) and JavaScript (`u`) read alike.

    >>> written(Row((One(Characters(frozenset("["))), Many(One(DIGITS), 1, None))))
    '\\[[0-9]+'
    """
    match part:
        case One(of):
            return _class(of) if part.letter is None else _escaped(part.letter, _SPECIAL)
        case Edge(mark):
            return mark
        case Row(parts):
            return "".join(map(written, parts))
        case Choice(rows):
            return f"(?:{'|'.join(map(written, rows))})"
        case Many(inner, _, _, lazy):
            whole = f"(?:{written(inner)})" if isinstance(inner, Row | Many) else written(inner)
            return f"{whole}{_times(part)}{'?' if lazy else ''}"


def _times(many: Many) -> str:
    match many.least, many.most:
        case 0, 1:
            return "?"
        case 0, None:
            return "*"
        case 1, None:
            return "+"
        case least, None:
            return f"{{{least},}}"
        case least, most:
            return f"{{{least}}}" if least == most else f"{{{least},{most}}}"


def _class(characters: Characters) -> str:
    inside = "".join(_ranges(sorted(map(ord, characters.listed))))
    return f"[^{inside}]" if characters.but else f"[{inside}]"


def _ranges(codes: list[int]) -> Iterator[str]:
    """Write characters in their order, neighbours as a range."""
    starts = [code for before, code in pairwise([-2, *codes]) if code != before + 1]
    ends = [code for code, after in pairwise([*codes, -2]) if after != code + 1]
    for start, end in zip(starts, ends, strict=True):
        if end - start + 1 < _SHORTEST_RANGE:
            yield from (_escaped(chr(code), _SPECIAL_IN_CLASS) for code in range(start, end + 1))
        else:
            first, last = (_escaped(chr(code), _SPECIAL_IN_CLASS) for code in (start, end))
            yield f"{first}-{last}"


def _escaped(character: str, special: frozenset[str]) -> str:
    if character in special:
        return f"\\{character}"
    code = ord(character)
    if character.isprintable() or code > _LAST_OF_FOUR_DIGITS:
        return character
    return f"\\x{code:02x}" if code <= _LAST_OF_TWO_DIGITS else f"\\u{code:04x}"
