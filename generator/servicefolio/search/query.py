"""What was typed or pasted becomes weighted words: it is data, and nothing in it is an operator.

`assets/search.js` does the same in the browser; a test holds both to the same terms.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from servicefolio.search import volatile
from servicefolio.search.characters import clean
from servicefolio.search.postings import HIGHEST_RARITY
from servicefolio.search.terms import (
    APART,
    CODE_AS_WHOLE,
    TITLE,
    Said,
    code_term,
    name_term,
    neighbours,
    pair_term,
    whole_term,
)
from servicefolio.search.tokens import Token, tokens

LONGEST = 65_536
"""Characters of a pasted text that are looked at."""
FULL = 8
FRAME = 4
PLACE = 3
MOMENT = 1
"""What a word weighs: in a message, in a line of a stack trace, in a path or host, in a time."""
PART = 5
"""What a part of a word or code weighs of eight, as against the whole."""
PAIR = 4
"""What a pair of words weighs of eight."""
CODE = 8
NAME = 10
"""What a declared code and a name weigh, of eight."""
MOST_WORDS = 24
"""Words that are looked up: the rarest, since each costs a file."""
MOST_OF_MESSAGE = 18
"""So many of them are the message's, if it has them, and not of what stands around it."""
LONGEST_TITLE = 40
"""Words of the longest title that is found as a whole."""
PROGRAM_SIGNS = r"[:;=_\|\\\x22<>(){}\[\]]"
"""What programs print and people seldom type who ask for something in their own words."""
SPOKEN_NUMBER = "^[0-9]{1,3}(?:st|nd|rd|th|[kmgt]b|h|min|am|pm)?$"
"""A number as people say it: `1st`, `300`, `50gb`; any other is a code."""
_PROGRAM_SIGN = re.compile(PROGRAM_SIGNS)
_SPOKEN_NUMBER = re.compile(SPOKEN_NUMBER)
_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Term:
    """Something to look up, and what it weighs."""

    text: str
    weight: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word that is looked up."""

    text: str
    weight: int
    typed: str | None
    """As it was typed, folded; nothing for a part of a word."""
    is_last: bool = False
    """It ends the text, and may be unfinished."""


@dataclass(frozen=True, slots=True)
class Query:
    """A text, taken apart."""

    terms: tuple[Term, ...]
    title: str
    """The term of a title that says exactly this."""
    code: str
    """The term of a declared code that is exactly this."""
    only_code: str | None
    """The term of a code that is mentioned, where the text is nothing else."""
    words: tuple["Word", ...]
    """The words that are looked up, the most telling first."""
    is_spoken: bool
    """Whether it is in the words of people, who may mean a service, and not of programs."""
    is_empty: bool
    """Whether it says nothing at all."""


def read_query(text: str, common: Mapping[str, int], rarities: Mapping[str, int]) -> Query:
    """Take a text apart; of the common words, `common` knows the rank, `rarities` the weight."""
    found = _Found()
    for line in lines_of(text):
        found.read(line)
    chosen = found.choose(rarities)
    terms = [term for word in chosen for term in word_terms(word, is_spoken=found.is_spoken)]
    names = {word.text for word in chosen}
    terms += _pairs(found.said, names, common)
    terms += [
        Term(code_term(code), weight * CODE // FULL)
        for code, weight in found.codes.items()
        if code in names
    ]
    only = found.only_token()
    return Query(
        terms=tuple(terms),
        title=whole_term(TITLE, found.title[:LONGEST_TITLE]),
        code=whole_term(CODE_AS_WHOLE, found.title[:LONGEST_TITLE]),
        only_code=code_term(only) if only else None,
        words=chosen,
        is_spoken=found.is_spoken,
        is_empty=not found.tokens,
    )


def word_terms(word: Word, *, is_spoken: bool) -> tuple[Term, ...]:
    """Name what a word is looked up as."""
    term = Term(word.text, word.weight)
    if not is_spoken:
        return (term,)
    return (term, Term(name_term(word.text), word.weight * NAME // FULL))


class _Found:
    """What was found in the lines read so far."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {}
        self.typed: dict[str, str] = {}
        self.last = ""
        self.said: list[Said] = []
        """The words of which pairs are made."""
        self.codes: dict[str, int] = {}
        self.title: list[str] = []
        self.tokens = 0
        self._lines = 0
        self._signs = False
        self._token: Token | None = None

    def read(self, line: str) -> None:
        """Read a line, and weigh its words by what kind of line it is."""
        if not line:
            return
        is_frame = volatile.frame().match(line) is not None
        moments, places = _Spans(volatile.moments(), line), _Spans(volatile.places(), line)
        self._signs = self._signs or _PROGRAM_SIGN.search(line) is not None
        before = self.tokens
        for token in tokens(line):
            weight = FRAME if is_frame else FULL
            if moments.touch(token):
                weight = MOMENT
            elif places.touch(token):
                weight = min(weight, PLACE)
            self._take(token, weight)
        self._lines += self.tokens > before
        if is_frame:
            self.said.append(APART)

    def _take(self, token: Token, weight: int) -> None:
        self.tokens += 1
        self._token = token
        self.title += whole_words(token)
        for said in said_by(token, weight):
            self.said.append(said)
            if len(said.word) > 1 or not said.word.isascii():
                self._add(said.word, weight)
        for part in token.telling_parts:
            self._add(part, max(1, weight * PART // FULL))
        for code in codes_of(token):
            # Beside the message, a code is somebody else's.
            self.codes[code] = max(self.codes.get(code, 0), weight if weight == FULL else MOMENT)
        self._remember(token)

    def _remember(self, token: Token) -> None:
        """Keep how words were typed: they may be slips of the pen, and the last may go on."""
        for word, spelt in zip(token.words, token.spelt, strict=True):
            self.typed.setdefault(word, spelt)
        self.last = token.words[-1] if token.words else ""
        if token.code is not None:
            self.last = token.code
            self.typed.setdefault(token.code, token.code)

    def _add(self, word: str, weight: int) -> None:
        self.words[word] = max(self.words.get(word, 0), weight)

    @property
    def is_spoken(self) -> bool:
        has_codes = not all(_SPOKEN_NUMBER.match(code) for code in self.codes)
        return self._lines == 1 and not self._signs and not has_codes

    def only_token(self) -> str | None:
        """Name the code that is all there is."""
        if self.tokens != 1 or self._token is None:
            return None
        return next(iter(codes_of(self._token)), None)

    def choose(self, rarities: Mapping[str, int]) -> tuple[Word, ...]:
        """Choose the words that tell most; what is not known to be common counts as rare.

        Those of the message come first: a long stack trace has many rare words.
        """
        ranked = sorted(
            self.words.items(),
            key=lambda item: -item[1] * rarities.get(item[0], HIGHEST_RARITY),
        )
        message = [word for word, weight in ranked if weight > FRAME][:MOST_OF_MESSAGE]
        others = [word for word, _ in ranked if word not in message]
        chosen = {*message, *others[: MOST_WORDS - len(message)]}
        return tuple(
            Word(word, weight, self.typed.get(word), word == self.last)
            for word, weight in ranked
            if word in chosen
        )


def lines_of(text: str) -> list[str]:
    """Cut a text into cleaned lines; what is beyond `LONGEST` characters is left out."""
    return _LINE_END.split(clean(text[:LONGEST]))


def said_by(token: Token, weight: int = 0) -> Iterator[Said]:
    """List the telling words of a token as they stand among others."""
    is_quoted = token.is_quoted and len(token.words) == 1
    return (Said(word, is_quoted, weight) for word in token.telling)


def is_exact(token: Token) -> bool:
    """Say whether a token of a message stands for nothing but itself: a code, a quoted name."""
    return token.is_quoted or any("0" <= character <= "9" for character in token.text)


def whole_words(token: Token) -> tuple[str, ...]:
    """Name what a token adds to a title that is compared as a whole: stop words too."""
    return token.spelt or token.parts[:1]


def codes_of(token: Token) -> Iterator[str]:
    """Name the code that a token is, if it has a digit: one at most."""
    if token.code is not None and any("0" <= character <= "9" for character in token.code):
        yield token.code


class _Spans:
    """Where a pattern matches in a line, asked for tokens in their order."""

    def __init__(self, pattern: re.Pattern[str], line: str) -> None:
        self._spans = pattern.finditer(line)
        self._now = next(self._spans, None)

    def touch(self, token: Token) -> bool:
        """Say whether a match touches a token, which stands behind those asked for before."""
        while self._now is not None and self._now.end() <= token.start:
            self._now = next(self._spans, None)
        return self._now is not None and self._now.start() < token.end


def _pairs(
    said: Sequence[Said], chosen: Collection[str], common: Mapping[str, int]
) -> Iterator[Term]:
    """Name the pairs of neighbours that stand beside a chosen word, each once."""
    pairs: dict[str, int] = {}
    for first, second in neighbours(said):
        term, anchor = pair_term(first.word, second.word, common)
        if anchor in chosen:
            weight = min(first.weight, second.weight) * PAIR // FULL
            pairs[term] = max(pairs.get(term, 0), weight)
    yield from (Term(term, weight) for term, weight in pairs.items() if weight)
