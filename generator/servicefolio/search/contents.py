"""What one entry holds, before anything is known of the others."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from servicefolio.search.characters import clean, fold
from servicefolio.search.entry import Entry, Part
from servicefolio.search.placeholders import fixed_parts
from servicefolio.search.postings import LEVELS
from servicefolio.search.query import LONGEST_TITLE, codes_of, said_by, whole_words
from servicefolio.search.terms import CODE_AS_WHOLE, TITLE, code_term, neighbours, whole_term
from servicefolio.search.tokens import Token, tokens

NAMED_PARTS: frozenset[Part] = frozenset({"title", "keywords"})
"""The parts that say what something is called."""
SPELT_PARTS: frozenset[Part] = frozenset({"title", "keywords", "messages", "symptoms", "codes"})
"""The parts whose words a slip of the pen, or the beginning of a word, may have meant."""
CODE_LEVELS: dict[Part, int] = {"codes": LEVELS, "title": LEVELS, "messages": 16}
"""How strongly a code stands in an entry, by where it is written."""
_LEFT_OUT = re.compile(r"\.\.\.|\u2026")
"""What stands for a part that was not written down."""
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)$")
_SHORTEST_SPELT = 3
_LONGEST_SPELT = 30


@dataclass(slots=True)
class Holding:
    """The words and pairs of one part of an entry."""

    words: Counter[str] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    length: int = 0
    """Words, stop words not counted."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What an entry holds."""

    parts: dict[Part, Holding]
    exact: dict[str, int]
    """Codes and the title as terms, with the level that they have whatever others hold."""
    names: dict[str, int]
    """The words of its name and keywords, with the level that they have, whatever others hold."""
    spelt: frozenset[str]
    """Its telling words as they are written, folded."""

    @property
    def words(self) -> set[str]:
        """Its words, of all parts."""
        return {word for holding in self.parts.values() for word in holding.words}


def contents_of(entry: Entry) -> Contents:
    """Read the texts of an entry."""
    contents = Contents({}, {}, {}, frozenset())
    spelt: set[str] = set()
    for part, texts in entry.all_texts.items():
        holding = contents.parts.setdefault(part, Holding())
        for text in texts:
            for stretch in _stretches(part, text):
                found = list(tokens(stretch))
                _hold(holding, found)
                _note_codes(contents.exact, part, found)
                _note_names(contents.names, part, found)
                if part in SPELT_PARTS:
                    spelt.update(_spelt(found))
    _note_whole(contents.exact, TITLE, (entry.title,))
    _note_whole(contents.exact, CODE_AS_WHOLE, entry.texts.get("codes", ()))
    return Contents(contents.parts, contents.exact, contents.names, frozenset(spelt))


def _stretches(part: Part, text: str) -> Iterator[str]:
    """Cut a message where something stands that changes, and any text between its lines' ends."""
    cleaned = clean(text)
    if part != "messages":
        yield cleaned
        return
    for stretch in fixed_parts(cleaned):
        yield from _LEFT_OUT.split(stretch)


def _hold(holding: Holding, found: list[Token]) -> None:
    said = [item for token in found if token.telling for item in said_by(token)]
    holding.words.update([item.word for item in said])
    holding.words.update([part for token in found for part in token.telling_parts])
    holding.pairs.update([(first.word, second.word) for first, second in neighbours(said)])
    holding.length += len(said)


def _note_codes(exact: dict[str, int], part: Part, found: list[Token]) -> None:
    for token in found if part in CODE_LEVELS else ():
        for code in codes_of(token):
            term = code_term(code)
            exact[term] = max(exact.get(term, 0), CODE_LEVELS[part])


def _note_whole(exact: dict[str, int], sort: str, texts: Iterable[str]) -> None:
    """Note texts as wholes, and without brackets at the end, as in `Remote access (VPN)`."""
    for text in {form: None for given in texts for form in (given, _IN_BRACKETS.sub("", given))}:
        words = [word for token in tokens(clean(text)) for word in whole_words(token)]
        if words:
            exact[whole_term(sort, words[:LONGEST_TITLE])] = LEVELS


def _note_names(names: dict[str, int], part: Part, found: list[Token]) -> None:
    if part in NAMED_PARTS:
        named = [word for token in found for word in token.telling]
        # One word of a short name says more than one of a long title.
        level = max(1, LEVELS - 2 * len(named))
        for word in named:
            names[word] = max(names.get(word, 0), level)


def _spelt(found: list[Token]) -> Iterator[str]:
    for token in found:
        folded = fold(token.text)
        if _SHORTEST_SPELT <= len(folded) <= _LONGEST_SPELT:
            yield folded
