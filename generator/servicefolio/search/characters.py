"""Which characters make words, and what each is folded to: the same for records and for queries.

The browser gets both as data, since its own tables may belong to another version of Unicode.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

_REACH = (*range(0x80, 0xD800), *range(0xE000, 0x1F000), *range(0x20000, 0x323B0))
"""The characters beyond ASCII that may belong to words: everything assigned so far."""
_FOLDED = (
    range(0x80, 0x3400),
    range(0xA640, 0xAC00),
    range(0xFB00, 0x10000),
    range(0x10400, 0x10450),
)
"""Where characters lie that are another's variant: accents, cases, widths, presentation forms."""
_LIKE = {
    "\u0131": "i",  # the Turkish i without a dot
    "ø": "o",
    "đ": "d",
    "ł": "l",
    "ħ": "h",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ð": "d",
}
"""Letters that people type for want of others, and that Unicode does not take apart."""
_ACCENTS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff"
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
IGNORED = f"{_ACCENTS}{_INVISIBLE}"
"""Inside of a character class: what neither counts nor parts words."""
UNSEGMENTED = (
    "\u0e00-\u0edf\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U000323af"
)
"""Inside of a character class: scripts that put no spaces between words."""
_IGNORED = re.compile(f"[{IGNORED}]+")


@cache
def word_class() -> str:
    """Write the inside of a character class of everything that words are made of.

    It means the same to Python and to JavaScript's regular expressions with the flag `u`.
    """
    found = [code for code in _REACH if unicodedata.category(chr(code))[0] in "LNM"]
    parts = (chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in _ranges(found))
    return "0-9A-Za-z" + "".join(parts)


def _ranges(codes: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Join numbers that follow each other."""
    first = last = -1
    for code in codes:
        if code != last + 1:
            if first >= 0:
                yield first, last
            first = code
        last = code
    yield first, last


@cache
def folding() -> dict[str, str]:
    """Map each character to what it is folded to, where that is another text."""
    table = {chr(code): chr(code).lower() for code in range(ord("A"), ord("Z") + 1)}
    for reach in _FOLDED:
        for code in reach:
            character = chr(code)
            folded = _fold(character)
            if folded != character and unicodedata.category(character)[0] in "LN":
                table[character] = folded
    return table


def _fold(character: str) -> str:
    cased = _LIKE.get(character.casefold(), character.casefold())
    apart = _IGNORED.sub("", unicodedata.normalize("NFKD", cased))
    return unicodedata.normalize("NFC", _LIKE.get(apart, apart.casefold()))


def clean(text: str) -> str:
    """Bring a text into the form that words are found in; case stays, as it parts words too."""
    if text.isascii():
        return text
    return _IGNORED.sub("", unicodedata.normalize("NFC", text))


def fold(word: str) -> str:
    """Take case, accents and variants of letters away from a cleaned text.

    >>> fold("Straße"), fold("ISTANBUL"), fold("ﬁn")
    ('strasse', 'istanbul', 'fin')
    """
    if word.isascii():
        return word.lower()
    table = folding()
    return "".join(table.get(character, character) for character in word)
