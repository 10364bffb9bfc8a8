r"""Patterns that the search tries on pasted lines: the same in both languages, and never slow.

What is tried is a line whose blanks are one space each, cut to `LONGEST_LINE` characters. The
search looks for the literal first, which is much quicker than the pattern, and runs the pattern
only where it is there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from servicefolio.search.pattern_cost import LONGEST_LINE, TOO_MANY, steps
from servicefolio.search.pattern_parts import (
    Characters,
    Choice,
    Edge,
    Many,
    One,
    Part,
    Row,
    written,
)
from servicefolio.search.pattern_reading import UnreadableError, read
from servicefolio.search.placeholders import fixed_parts

__all__ = ["LONGEST_LINE", "Judged", "compiled", "judge", "template_pattern"]

LONGEST = 500
"""Characters that a pattern may have."""
SHORTEST_LITERAL = 6
_FEWEST_LETTERS = 3
_LETTER = re.compile(r"[^\W_]")
_BLANKS = re.compile(r"\s+")
_GAPS = ((200, False), (80, False), (200, True), (80, True), (30, True), (12, True))
"""How long the gaps of a template may be, and whether they end where the next part may begin."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What is to be said of a pattern."""

    literal: str | None
    """What every match contains, where the pattern is sound."""
    problem: str | None = None
    hint: str | None = None
    pattern: str | None = None
    """The same pattern, written so that Python (`re.ASCII`) and JavaScript (`u`) read it alike."""


def judge(pattern: str) -> Judged:
    r"""Judge whether a pattern may be tried on whatever people paste.

    >>> judge(r"ORA-01653: unable to extend table \S+ by \d+").literal
    'ORA-01653: unable to extend table'
    >>> judge(r"disk (\w+)* failed").problem
    'repeats in the pattern can share the same text in too many ways, so that it could run for ages'
    >>> judge(r"(?<=x)timed out").problem
    'lookahead and lookbehind are not for both Python and JavaScript'
    """
    if len(pattern) > LONGEST:
        return _unsound(
            f"the pattern is {len(pattern)} characters long, and at most {LONGEST} are read",
            "keep what is sure to stand in the message, and leave its end away",
        )
    try:
        whole = read(pattern)
    except UnreadableError as error:
        return _unsound(error.problem, error.hint)
    literal = _literal(whole)
    if literal is None:
        return _unsound(
            f"no {SHORTEST_LITERAL} characters in a row, {_FEWEST_LETTERS} of them letters or "
            "digits, are the same in all that the pattern matches",
            "write out words of the message, so that the search knows where to try it",
        )
    if steps(whole) >= TOO_MANY:
        return _unsound(
            "repeats in the pattern can share the same text in too many ways, "
            "so that it could run for ages",
            "say more exactly what may stand there: `\\d{1,5}`, `.{0,40}`, `[^ ]+` before a space",
        )
    return Judged(literal=literal, pattern=_written(whole))


def template_pattern(text: str) -> tuple[str, str] | None:
    r"""Compile a template with placeholders to a sound pattern and the literal to look for first.

    Of several lines the one with the longest literal counts. There is none where the text has no
    words of its own that are long enough.

    >>> template_pattern("Posting period {period} {year} is not open")
    ('Posting period [^\\x0a]{0,200}? [^\\x0a]{0,200}? is not open', 'Posting period')
    """
    found = [made for line in text.splitlines() if (made := _of_line(line))]
    return max(found, key=lambda made: len(made[1]), default=None)


def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of `judge` or `template_pattern` as it is meant."""
    return re.compile(pattern, re.ASCII)


def _of_line(line: str) -> tuple[str, str] | None:
    texts = [_BLANKS.sub(" ", part) for part in fixed_parts(line.strip())]
    while texts and not texts[0].strip():
        texts.pop(0)
    while texts and not texts[-1].strip():
        texts.pop()
    joined = [text for at, text in enumerate(texts) if text or at == 0]
    for longest, closed in _GAPS:
        whole = Choice((Row(tuple(_with_gaps(joined, longest, closed=closed))),))
        literal = _literal(whole)
        if literal is not None and steps(whole) < TOO_MANY:
            return _written(whole), literal
    return None


def _with_gaps(texts: list[str], longest: int, *, closed: bool) -> Iterator[Part]:
    for at, text in enumerate(texts):
        if at:
            excluded = {"\n", text[0]} if closed and not text[0].isalnum() else {"\n"}
            yield Many(One(Characters(frozenset(excluded), but=True)), 0, longest, lazy=True)
        yield from (One(Characters(frozenset(character))) for character in text)


def _unsound(problem: str, hint: str) -> Judged:
    return Judged(literal=None, problem=problem, hint=hint)


def _written(whole: Choice) -> str:
    return written(whole.rows[0]) if len(whole.rows) == 1 else written(whole)


def _literal(whole: Part) -> str | None:
    """Find the longest text that every match contains, if it is long enough to look for."""
    runs = "".join(letter or "\0" for letter in _letters(whole)).split("\0")
    literal = max((run.strip() for run in runs), key=len, default="")
    long_enough = len(literal) >= SHORTEST_LITERAL
    return literal if long_enough and len(_LETTER.findall(literal)) >= _FEWEST_LETTERS else None


def _letters(part: Part) -> Iterator[str | None]:
    """List the characters that every match contains, with None wherever others may stand."""
    match part:
        case One():
            yield part.letter
        case Edge():
            pass
        case Row(parts):
            for inner in parts:
                yield from _letters(inner)
        case Choice((row,)):
            yield from _letters(row)
        case Many(inner, least, most) if least == most == 1:
            yield from _letters(inner)
        case _:
            yield None
