"""The ranking: who holds most of what was asked for.

`assets/search.js` is its twin: both add the same integers, and a test compares their answers.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from servicefolio.search.characters import clean
from servicefolio.search.entry import Entry, Facets
from servicefolio.search.index import Index, first_page
from servicefolio.search.patterns import LONGEST_LINE, compiled
from servicefolio.search.postings import HIGHEST_RARITY
from servicefolio.search.query import (
    FULL,
    MOMENT,
    Query,
    Term,
    Word,
    is_exact,
    lines_of,
    read_query,
    word_terms,
)
from servicefolio.search.spelling import MOST_GUESSED, endings, slips
from servicefolio.search.tokens import tokens
from servicefolio.search.versions import Named, version_named

EXACT_TITLE = 1 << 30
"""What a whole title adds to a score: it comes first, whatever else is found."""
EXACT_CODE = 1 << 28
"""What a declared code adds that is all that was asked for."""
MENTIONED_CODE = 1 << 27
"""What a code adds that is all that was asked for, and is mentioned."""
PATTERN = 1 << 26
"""What a message's regular expression adds that fits a line."""
GUESS = 5
"""What a guessed word weighs of eight."""
LEAST_MATCHED = 4
"""An entry with less than a quarter of what was asked for is near, but no match."""
LEAST_SHARE = 8
"""An entry with less than an eighth of the best one's score says something else."""
NEAREST = 3
"""How many of those are shown."""
LINES_TRIED = 1000
"""Lines of a text on which regular expressions are tried."""
BLANKS = "[ \\t\\f\\v\\u00a0]{1,2000}"
"""What counts as one space where they are tried."""

_SOME_BLANKS = re.compile(BLANKS)


@dataclass(frozen=True, slots=True)
class Filters:
    """What entries are narrowed to: of each kind of value any one; nothing narrows nothing."""

    kinds: frozenset[str] = frozenset()
    services: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    processes: frozenset[str] = frozenset()

    @property
    def narrow(self) -> bool:
        """Say whether anything is left out."""
        return bool(self.kinds or self.services or self.states or self.processes)

    def admit(self, facets: Facets) -> bool:
        """Say whether an entry may be found."""
        return (
            (not self.kinds or facets.kind in self.kinds)
            and (not self.services or not self.services.isdisjoint(facets.services))
            and (not self.states or facets.state in self.states)
            and (not self.processes or facets.process in self.processes)
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that was found."""

    entry: Entry
    score: int
    words: tuple[str, ...]
    """The words of the query that it holds, as they were typed, the most telling first."""
    message: str | None
    """The message, of those that are shown, that says most of them."""
    version: Named | None
    """The version that the text names of a product with the fault."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found, the best first."""

    hits: tuple[Hit, ...]
    total: int
    """How many entries hold anything of what was asked for."""
    corrections: tuple[tuple[str, str], ...] = ()
    """Words that matched nothing, each with what was looked for in its place."""
    is_near: bool = False
    """Nothing really matches; the hits are the nearest."""


Found: TypeAlias = tuple[int, list[tuple[int, int]]]
"""A term's rarity, and its postings."""


@dataclass(slots=True)
class _Tally:
    """Scores by slot, and which words were found where."""

    scores: dict[int, int] = field(default_factory=dict)
    holders: dict[str, frozenset[int]] = field(default_factory=dict)
    rarities: dict[str, int] = field(default_factory=dict)

    def add(self, found: Found | None, term: Term) -> None:
        """Add a term's postings, where there are any."""
        if found is None:
            return
        rarity, postings = found
        worth = rarity * term.weight
        for slot, level in postings:
            self.scores[slot] = self.scores.get(slot, 0) + worth * level
        self.holders[term.text] = frozenset(slot for slot, _ in postings)
        self.rarities[term.text] = rarity

    def is_in(self, word: Word, slot: int) -> bool:
        """Say whether an entry holds a word."""
        return slot in self.holders.get(word.text, ())

    def leave_out_the_rest(self) -> None:
        """Leave out what says next to nothing of what was asked for."""
        least = max(self.scores.values(), default=0)
        self.scores = {
            slot: score for slot, score in self.scores.items() if score * LEAST_SHARE >= least
        }

    def bonus(self, found: Found | None, bonus: int) -> None:
        """Let the holders of a term come first."""
        for slot, level in found[1] if found else ():
            self.scores[slot] = self.scores.get(slot, 0) + bonus * level


def search(index: Index, text: str, filters: Filters | None = None, limit: int = 10) -> Answer:
    """Search an index for a text, which may be anything."""
    filters = filters or Filters()
    query = read_query(text, index.ranks, index.rarities)
    if query.is_empty and filters.narrow:
        return _all(index, filters, limit)
    tally = _Tally()
    for term in query.terms:
        tally.add(index.postings(term.text), term)
    guessed = tuple(_guess(index, query, tally))
    tally.leave_out_the_rest()
    if not query.is_empty:
        tally.bonus(index.postings(query.title), EXACT_TITLE)
        tally.bonus(index.postings(query.code), EXACT_CODE)
    if query.only_code:
        tally.bonus(index.postings(query.only_code), MENTIONED_CODE)
    for slot in _fitting(index, text):
        tally.scores[slot] = tally.scores.get(slot, 0) + PATTERN
    scores = {
        slot: score
        for slot, score in tally.scores.items()
        if filters.admit(index.entries[slot].facets)
    }
    pages = first_page(index.slots)
    best = sorted(scores, key=lambda slot: (slot >= pages, -scores[slot], slot))[:limit]
    words = (*query.words, *(word for _, word in guessed))
    guessed_for = {typed for typed, _ in guessed}
    meant = [word for word in words if word.text in tally.holders or word.typed not in guessed_for]
    is_near = (
        not best
        or (best[0] >= pages and scores[best[0]] < EXACT_TITLE)
        or _is_near(meant, tally, best[0], scores[best[0]])
    )
    chosen = best[:NEAREST] if is_near else best
    lines = lines_of(text)[:LINES_TRIED]
    hits = []
    for slot in chosen:
        entry, held = index.entries[slot], [word for word in words if tally.is_in(word, slot)]
        version = version_named(lines, entry.affected)
        hits.append(Hit(entry, scores[slot], _typed(held), _said_in(entry, held), version))
    corrections = tuple((typed, word.typed or word.text) for typed, word in guessed)
    return Answer(tuple(hits), len(scores), corrections, is_near)


def _all(index: Index, filters: Filters, limit: int) -> Answer:
    """List what the filters admit, where nothing else is asked for."""
    admitted = [entry for entry in index.in_order if filters.admit(entry.facets)]
    hits = tuple(Hit(entry, 0, (), None, None) for entry in admitted[:limit])
    return Answer(hits, len(admitted), is_near=not hits)


def _typed(held: Iterable[Word]) -> tuple[str, ...]:
    """List words as they were typed, without what tells of the moment alone."""
    return tuple(dict.fromkeys(word.typed or word.text for word in held if word.weight > MOMENT))


def _said_in(entry: Entry, held: Iterable[Word]) -> str | None:
    """Choose the message that says most of the words: half of its own, and each code and name.

    With another code it would be another message.
    """
    best, most = None, 0
    words = {word.text for word in held}
    shown = entry.shown.get("messages")
    for message in shown if isinstance(shown, list) else ():
        found = list(tokens(clean(str(message))))
        own = {word for token in found for word in token.telling}
        exact = {word for token in found if is_exact(token) for word in token.telling}
        said = sum(word in words for word in own)
        if said > most and said * 2 >= len(own) and exact <= words:
            best, most = str(message), said
    return best


def _guess(index: Index, query: Query, tally: _Tally) -> Iterator[tuple[str, Word]]:
    """Look up what words may mean that match nothing."""
    if len(query.words) > MOST_GUESSED:
        return
    for word in query.words:
        if word.typed is None or word.text in tally.holders:
            continue
        for meant in _meanings(word, index.spelt):
            guess = replace(word, text=meant.text, typed=meant.typed, weight=meant.weight)
            for term in word_terms(guess, is_spoken=query.is_spoken):
                tally.add(index.postings(term.text), term)
            yield word.typed, guess


def _meanings(word: Word, spelt: Mapping[str, int]) -> Iterator[Word]:
    """List what a word may mean: each once, however many forms of it there are."""
    typed = word.typed or ""
    found = (endings(typed, spelt) if word.is_last else ()) or slips(typed, spelt)
    seen: set[str] = set()
    for written in found:
        for token in tokens(written):
            whole = (token.code,) if token.code and len(token.words) > 1 else token.telling
            for text in whole:
                if text not in seen:
                    seen.add(text)
                    yield Word(text, max(1, word.weight * GUESS // FULL), written)


def _fitting(index: Index, text: str) -> Iterator[int]:
    """Find the entries with a regular expression that fits a line of the text."""
    if not index.patterns:
        return
    lines = [_SOME_BLANKS.sub(" ", line)[:LONGEST_LINE] for line in lines_of(text)[:LINES_TRIED]]
    yield from dict.fromkeys(
        slot
        for slot, pattern, literal in index.patterns
        if any(literal in line and compiled(pattern).search(line) for line in lines)
    )


def _is_near(words: Iterable[Word], tally: _Tally, slot: int, score: int) -> bool:
    """Say whether the best entry holds too little of what was asked for to be a match."""
    if score >= PATTERN:
        return False
    possible = matched = 0
    for word in words:
        worth = word.weight * tally.rarities.get(word.text, HIGHEST_RARITY)
        possible += worth
        matched += worth if tally.is_in(word, slot) else 0
    return matched * LEAST_MATCHED < possible
