"""How wide text is in a picture, and where it is broken: no browser can be asked at build time."""

import unicodedata
from functools import lru_cache

from servicefolio.text import visible

_NARROW = frozenset("ijlftrI1.,:;'!|()[]/\\- ")
_WIDE = frozenset("mwMW@%&—…")
_ELLIPSIS = "…"
_WIDTH_NARROW, _WIDTH_PLAIN, _WIDTH_CAPITAL, _WIDTH_WIDE, _WIDTH_FULL = 0.36, 0.57, 0.7, 0.9, 1.05
"""Widths in em, a little above those of common sans-serif faces, so that text stays in its box."""


def width_of(text: str) -> float:
    """Estimate the width of text in em.

    >>> width_of("ill") < width_of("www") < width_of("日本語")
    True
    """
    return sum(_width(character) for character in text)


def wrap(text: str, widest: float, most_lines: int) -> tuple[str, ...]:
    """Break text into lines of at most `widest` em; what is too long ends with an ellipsis.

    Characters that would turn the text around or end a line become stand-ins.

    >>> wrap("Remote access for everybody", 9, 2)
    ('Remote access', 'for everybody')
    """
    lines: list[str] = []
    for word in visible(" ".join(text.split())).split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if width_of(joined) <= widest and lines:
            lines[-1] = joined
        else:
            lines += _cut(word, widest)
        if len(lines) > most_lines:
            return (*lines[: most_lines - 1], _shorten(lines[most_lines - 1], widest))
    return tuple(lines)


def _cut(word: str, widest: float) -> list[str]:
    """Cut a word that no line has room for; marks stay on their letters."""
    parts = [""]
    used = 0.0
    for character in word:
        width = _width(character)
        if used + width > widest and width:
            parts.append("")
            used = 0.0
        parts[-1] += character
        used += width
    return parts


def _shorten(line: str, widest: float) -> str:
    while line and width_of(line + _ELLIPSIS) > widest:
        line = line[:-1]
    return line.rstrip() + _ELLIPSIS


@lru_cache(maxsize=10_000)
def _width(character: str) -> float:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0.0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return _WIDTH_FULL
    if character in _NARROW:
        return _WIDTH_NARROW
    if character in _WIDE or unicodedata.category(character) == "So":
        return _WIDTH_WIDE
    return _WIDTH_CAPITAL if character.isupper() else _WIDTH_PLAIN
