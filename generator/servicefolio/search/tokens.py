"""Texts to tokens: words for what is said, codes whole and in parts for what machines print.

`assets/search.js` does the same to what is searched; a test holds both to the same tokens.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from servicefolio.search.characters import UNSEGMENTED, fold, word_class

JOINERS = r"\-_.\/:\\@#+&"
"""Inside of a character class: what joins the parts of one name, code or address."""
PIECE = r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[^0-9A-Za-z]+"
"""The parts of a word such as `NullPointerException` or `KB5034441`."""
LONGEST_CODE = 40
"""Longer runs of joined words are found by their words alone."""
# fmt: off
_STOPPED = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "do", "does", "for",
    "from", "had", "has", "have", "he", "her", "his", "how", "i", "if", "in", "into", "is",
    "it", "its", "me", "my", "not", "of", "on", "or", "our", "s", "she", "so", "such", "t",
    "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those",
    "to", "was", "we", "were", "what", "when", "where", "which", "who", "will", "with",
    "would", "you", "your",
))
# fmt: on

QUOTATION_MARKS = "\"'`\u2018\u2019\u201c\u201d\u00ab\u00bb"
_QUOTES = frozenset(QUOTATION_MARKS)
_SHORTEST_STEMMED = 4
_SHORTEST_BASE = 3
_MOST_KEPT = 1 << 18
_VOWEL = re.compile("[aeiouy]")
_LETTERS = re.compile("[a-z]+")


class Token(NamedTuple):
    """What stands between two spaces, or other characters that part words.

    `words` are what it says, in their order; `parts` are further names that it is found by: the
    whole where it looks like a code, the parts of words like `NullPointerException`. A tuple,
    since there are millions of them.
    """

    start: int
    end: int
    text: str
    """As written, cleaned."""
    words: tuple[str, ...]
    spelt: tuple[str, ...]
    """The words with their endings."""
    parts: tuple[str, ...]
    code: str | None
    """The whole, folded, where it looks like a code, a version or a name of a program."""
    telling: tuple[str, ...]
    """The words without those that say too little."""
    telling_parts: tuple[str, ...]
    """The parts, likewise."""
    is_quoted: bool
    """It stands in quotation marks by itself: other messages of this kind name something else."""


def tokens(text: str) -> Iterator[Token]:
    """Find the tokens of a cleaned text; positions count its characters."""
    for match in _run().finditer(text):
        run = match.group()
        start, end = match.span()
        is_quoted = text[start - 1 : start] in _QUOTES and text[end : end + 1] in _QUOTES
        yield Token(start, end, run, *_named(run), is_quoted)


@cache
def _run() -> re.Pattern[str]:
    word = f"[{word_class()}]+"
    return re.compile(rf"{word}(?:[{JOINERS}]{word})*(?:\+\+|#)?")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(f"[{word_class()}]+")


@cache
def _unsegmented() -> re.Pattern[str]:
    return re.compile(f"[{UNSEGMENTED}]+")


_PIECES = re.compile(PIECE)
_CODE = re.compile(r"[0-9_.#+]")


class _Name(NamedTuple):
    """What a run is found by; the fields of `Token` that its place does not change."""

    words: tuple[str, ...]
    spelt: tuple[str, ...]
    parts: tuple[str, ...]
    code: str | None
    telling: tuple[str, ...]
    telling_parts: tuple[str, ...]


@lru_cache(maxsize=_MOST_KEPT)
def _named(run: str) -> _Name:
    """Name a run: its words, how they are spelt, further names, the whole where it is a code."""
    written = _word().findall(run)
    spelt: list[str] = []
    parts: list[str] = []
    for word in written:
        folded = fold(word)
        if not word.isascii() and _unsegmented().search(folded):
            parts += _without_spaces(folded)
        else:
            spelt.append(folded)
        parts += _pieces(word)
    code = fold(run) if len(run) <= LONGEST_CODE and _CODE.search(run) else None
    if code is not None and written != [run]:
        parts.append(code)
    words = tuple(stem(word) for word in spelt)
    found = tuple(dict.fromkeys(parts))
    return _Name(words, tuple(spelt), found, code, _telling(words), _telling(found))


def _telling(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in STOP_WORDS)


def _pieces(word: str) -> Iterator[str]:
    """Take a word apart where case or kind of character changes; single characters say nothing."""
    pieces = _PIECES.findall(word)
    if len(pieces) > 1:
        yield from (stem(fold(piece)) for piece in pieces if len(piece) > 1)


def _without_spaces(text: str) -> Iterator[str]:
    """Name each character and each pair of neighbours: where a word ends, nobody can see."""
    for match in _unsegmented().finditer(text):
        stretch = match.group()
        yield from stretch
        yield from (stretch[at : at + 2] for at in range(len(stretch) - 1))


@lru_cache(maxsize=_MOST_KEPT)
def stem(word: str) -> str:
    """Cut the endings of an English word, and leave everything else as it is.

    >>> [stem(word) for word in ("printers", "printing", "stopped", "policies", "status", "ntfs1")]
    ['printer', 'print', 'stop', 'polici', 'status', 'ntfs1']
    """
    if len(word) < _SHORTEST_STEMMED or not _LETTERS.fullmatch(word):
        return word
    return _without_last_letter(_without_ending(_singular(word)))


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and word[-2] not in "sui" else word


def _without_ending(word: str) -> str:
    for ending in ("ing", "ed"):
        base = word[: -len(ending)]
        if word.endswith(ending) and len(base) >= _SHORTEST_BASE and _VOWEL.search(base):
            is_doubled = base[-1] == base[-2] and base[-1] not in "aeiouylsz"
            return base[:-1] if is_doubled else base
    return word


def _without_last_letter(word: str) -> str:
    if len(word) < _SHORTEST_STEMMED:
        return word
    word = word.removesuffix("e")
    return word[:-1] + "i" if word.endswith("y") else word


STOP_WORDS = _STOPPED | {stem(word) for word in _STOPPED}
"""Words that say too little to search for; a title made of them alone is found as a whole."""
