"""What an index is asked for: words, pairs, codes, names and whole titles, each as one text.

A pair stands beside the rarer of its words, so that both are fetched at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

_FNV_OFFSET = 0x811C9DC5
_FNV_PRIME = 0x01000193
_32_BITS = 0xFFFFFFFF


def pair_term(first: str, second: str, common: Mapping[str, int]) -> tuple[str, str]:
    """Name a pair, and the word that it stands beside: the rarer one, else the first.

    >>> pair_term("root", "certificate", {"certificate": 0})
    ('root>certificate', 'root')
    >>> pair_term("certificate", "root", {"certificate": 0})
    ('root<certificate', 'root')
    """
    if common.get(first, len(common)) >= common.get(second, len(common)):
        return f"{first}>{second}", first
    return f"{second}<{first}", second


class Said(NamedTuple):
    """A word where it stands among others."""

    word: str
    is_quoted: bool = False
    weight: int = 0
    """What it weighs, in a query."""


APART = Said("")
"""What parts its neighbours."""


def neighbours(said: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    """Pair words that follow each other, past what is quoted between them as well.

    >>> words = [Said("type"), Said("foo", is_quoted=True), Said("missing"), APART, Said("help")]
    >>> [(first.word, second.word) for first, second in neighbours(words)]
    [('type', 'foo'), ('type', 'missing'), ('foo', 'missing')]
    """
    for at, first in enumerate(said):
        for second in said[at + 1 : at + 3]:
            if not first.word or not second.word:
                break
            yield first, second
            if not second.is_quoted:
                break


def code_term(code: str) -> str:
    """Name a code that a record mentions."""
    return f"{code}!"


def name_term(word: str) -> str:
    """Name a word of a service, request or article, as people say it."""
    return f"{word}~"


TITLE = "="
CODE_AS_WHOLE = "!"
"""What a term begins with that is a whole title, or a whole code as `codes:` declares it."""


def whole_term(sort: str, words: Sequence[str]) -> str:
    """Name a whole text of a sort; its words are folded, stop words too. FNV-1a, 32 bits.

    >>> whole_term(TITLE, ["to", "be"]) != whole_term(TITLE, ["tobe"])
    True
    """
    number = _FNV_OFFSET
    for byte in " ".join(words).encode("utf-8", "replace"):
        number = ((number ^ byte) * _FNV_PRIME) & _32_BITS
    return f"{sort}{number:08x}"
