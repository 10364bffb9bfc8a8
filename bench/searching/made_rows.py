"""Makes records like real ones, to see how an index grows beyond the records that there are.

The words of each text follow each other as they do in the real texts of the same column and
source, in texts as long as real ones, so that common words and pairs of words are as frequent as
ever. Names, codes and other rare words are made anew of parts of real ones, or are such that an
earlier record brought: real records, too, bring new words as they get more. Words are bunched
less than in real texts, so that more records hold each: an index of these is rather larger than
one of real ones. The same records come out for the same real ones and number.
"""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from searching.corpus import Row

_MADE = ("title", "error_text", "symptoms", "cause", "resolution")
_START = ""
"""What comes before the first word of a text."""
_RARE = 2
"""Words in no more records than this are made anew."""
_RARE_CODE = 80
"""The same for words with a digit in them."""
_NEW = 0.35
"""The share of rare words that no earlier record has, so that new words come as fast as in the
real records: twice as many have half as many words again."""
_TRIES = 5
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^A-Za-z\d]+|.", re.DOTALL)
_WORD = re.compile(r"\S+")
Chain = dict[str, list[str]]


def made_rows(real: Sequence[Row], count: int, seed: int = 1) -> Iterator[Row]:
    """Make so many records after the pattern of real ones."""
    maker = _Maker(real, seed)
    for number in range(count):
        yield maker.row(number)


class _Maker:
    """What the real records say of words, and one sequence of random numbers."""

    def __init__(self, real: Sequence[Row], seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - the same records every time
        self.real = real
        self.rare = _rare(real)
        self.parts = _parts(self.rare)
        self.chains: dict[tuple[str, str], Chain] = defaultdict(lambda: defaultdict(list))
        for row in real:
            for name in _MADE:
                _learn(self.chains[row["source"], name], row[name])
        self.brought: list[str] = []
        self.texts = {name: {row[name] for row in real} for name in _MADE}

    def row(self, number: int) -> Row:
        """Make a record with the same columns filled, and as much in them, as a real one has."""
        pattern = self.chance.choice(self.real)
        texts = {name: self._text(pattern, name) for name in _MADE}
        return {**pattern, **texts, "id": f"made:{number:06}", "origin": "made"}

    def _text(self, pattern: Row, name: str) -> str:
        wanted = len(_WORD.findall(pattern[name]))
        chain = self.chains[pattern["source"], name]
        for _ in range(_TRIES):
            text = " ".join(self._words(chain, wanted))
            if text not in self.texts[name]:
                return text
        return self._anew(text) if wanted else ""

    def _words(self, chain: Chain, wanted: int) -> Iterator[str]:
        coined: dict[str, str] = {}  # a text calls a thing by one name
        word = _START
        for _ in range(wanted):
            word = self.chance.choice(chain.get(word) or chain[_START])
            if word not in self.rare:
                yield word
                continue
            if word not in coined:
                coined[word] = self._coin(word)
            yield coined[word]

    def _coin(self, word: str) -> str:
        if self.brought and self.chance.random() > _NEW:
            return self.chance.choice(self.brought)
        self.brought.append(self._anew(word))
        return self.brought[-1]

    def _anew(self, word: str) -> str:
        """Put a word together of parts like its own: digits of digits, humps of humps."""
        return "".join(self._like(part) for part in _PART.findall(word))

    def _like(self, part: str) -> str:
        if part.isdigit():
            return "".join(self.chance.choice("0123456789") for _ in part)
        like = self.parts.get(_shape(part))
        return self.chance.choice(like) if like else part


def _learn(chain: Chain, text: str) -> None:
    before = _START
    for word in _WORD.findall(text):
        chain[before].append(word)
        before = word


def _rare(real: Iterable[Row]) -> frozenset[str]:
    """Find the words of few records, and those with a digit in them however many have them."""
    held = Counter(
        word for row in real for word in {w for name in _MADE for w in _WORD.findall(row[name])}
    )
    return frozenset(
        word
        for word, count in held.items()
        if count <= (_RARE_CODE if any(map(str.isdigit, word)) else _RARE)
    )


def _parts(words: Iterable[str]) -> dict[str, list[str]]:
    """Collect the parts of words by their shapes."""
    parts: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        for part in _PART.findall(word):
            if part.isascii() and part.isalpha():
                parts[_shape(part)].append(part)
    return parts


def _shape(part: str) -> str:
    """Tell whether letters are small, capital or a name's, and of which length they are."""
    case = "A" if part.isupper() else "Aa" if part[:1].isupper() else "a"
    return f"{case}{len(part)}" if part.isascii() and part.isalpha() else part
