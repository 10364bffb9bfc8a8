"""Entries to an index: for each term, who holds it and how strongly, in whole numbers.

Scores are BM25 over weighted parts of the text, taken apart so that the browser and Python add the
same integers: a term's rarity times its level in an entry times its weight in the query. Numbers
that depend on everything else (averages, counts) are rounded coarsely, and each entry's slot comes
from its id alone: so an edit changes the terms that it touches and leaves the others' files alone.
"""

import math
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from servicefolio.search.contents import Contents, contents_of
from servicefolio.search.entry import PART_WEIGHTS, PROSE_PARTS, Entry, Part
from servicefolio.search.postings import HIGHEST_RARITY, LEVELS, read_postings, write_postings
from servicefolio.search.terms import name_term, pair_term

SATURATION = 1.1
"""BM25's k1: how soon more of the same word says nothing more."""
LENGTH_COUNTS = 0.4
"""BM25's b: how much a word in a long text counts less."""
RARITY_STEPS = 7
"""Steps of rarity for each factor of e."""
SAID_OF_NAMED = 0.7
"""What the words of a service, request or article count, once more, where people speak."""
MOST_COMMON = 2000
"""Words whose rarity the browser knows beforehand."""
LEAST_COMMON = 8
"""Words that fewer entries hold are never called common."""
_SLOTS_PER_ENTRY = 4
_FEWEST_SLOTS = 256


@dataclass(frozen=True)
class Index:
    """An index in memory; `shards.py` writes it into files."""

    terms: Mapping[str, str]
    """By term, its rarity and postings as `postings.py` writes them."""
    entries: Mapping[int, Entry]
    """By slot."""
    slots: int
    """How many slots there are, a power of two."""
    common: tuple[tuple[str, int], ...]
    """The words that most entries have, most common first, with their rarity."""
    spelt: Mapping[str, int]
    """Words as they are written, folded, with how many entries say them."""

    def postings(self, term: str) -> tuple[int, list[tuple[int, int]]] | None:
        """Look up a term: its rarity, and who holds it how strongly."""
        if term not in self._read:
            written = self.terms.get(term)
            self._read[term] = None if written is None else read_postings(written)
        return self._read[term]

    @cached_property
    def _read(self) -> dict[str, tuple[int, list[tuple[int, int]]] | None]:
        return {}

    @cached_property
    def in_order(self) -> tuple[Entry, ...]:
        """The entries by kind and id."""
        return tuple(sorted(self.entries.values(), key=lambda entry: (entry.facets.kind, entry.id)))

    @cached_property
    def patterns(self) -> tuple[tuple[int, str, str], ...]:
        """The regular expressions of all entries: slot, expression, a literal that it holds."""
        return tuple(
            (slot, *pattern) for slot, entry in self.entries.items() for pattern in entry.patterns
        )

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """The common words' places among themselves: 0 is the most common."""
        return {word: place for place, (word, _) in enumerate(self.common)}

    @cached_property
    def rarities(self) -> Mapping[str, int]:
        """The common words' rarities."""
        return dict(self.common)


def build(entries: Iterable[Entry]) -> Index:
    """Make an index of entries; their order does not matter, of two with one id the last counts."""
    placed, slots = _placed(entries)
    held = {slot: contents_of(entry) for slot, entry in placed.items()}
    frequencies = Counter(word for contents in held.values() for word in contents.words)
    common = _common(frequencies, len(held))
    ranks = {word: place for place, (word, _) in enumerate(common)}
    averages = _averages(held.values())
    postings: dict[str, list[tuple[int, int]]] = {}
    pairs: dict[tuple[str, str], list[tuple[int, int]]] = {}
    names: dict[str, list[tuple[int, int]]] = {}
    for slot, contents in held.items():
        strengths = _strengths(contents, averages)
        standing = placed[slot].standing
        for word, strength in strengths.words.items():
            postings.setdefault(word, []).append((slot, _level(strength, standing)))
        for pair, strength in strengths.pairs.items():
            pairs.setdefault(pair, []).append((slot, _level(strength, standing)))
        for term, level in contents.exact.items():
            postings.setdefault(term, []).append((slot, level))
        for word, level in _names(placed[slot], contents, strengths):
            names.setdefault(word, []).append((slot, level))
    postings |= _kept_pairs(pairs, held.values(), frequencies, ranks)
    terms = {
        term: write_postings(rarity(len(found), len(held)), found)
        for term, found in postings.items()
    }
    for word, found in names.items():  # as rare as the word is among all
        terms[name_term(word)] = write_postings(rarity(len(postings[word]), len(held)), found)
    spelt = Counter(word for contents in held.values() for word in contents.spelt)
    return Index(terms, placed, slots, common, spelt)


def rarity(holders: int, total: int) -> int:
    """Weigh a term by how few hold it: BM25's idf in steps, from 1 to `HIGHEST_RARITY`.

    The total is rounded to a power of the fourth root of two: one entry more changes nothing.
    """
    rounded = max(holders, 2 ** (round(4 * math.log2(max(total, 1))) / 4))
    idf = math.log(1 + (rounded - holders + 0.5) / (holders + 0.5))
    return max(1, min(HIGHEST_RARITY, round(idf * RARITY_STEPS)))


def _placed(entries: Iterable[Entry]) -> tuple[dict[int, Entry], int]:
    """Give each entry the slot that its id asks for, or the next free one; pages behind records."""
    by_id = {entry.id: entry for entry in entries}
    slots = _FEWEST_SLOTS
    pages = sum(entry.is_page for entry in by_id.values())
    while slots < _SLOTS_PER_ENTRY * max(len(by_id), 3 * pages):
        slots *= 2
    placed: dict[int, Entry] = {}
    for identifier in sorted(by_id):
        entry, first = by_id[identifier], first_page(slots)
        begin, room = (first, slots - first) if entry.is_page else (0, first)
        at = zlib.crc32(identifier.encode("utf-8", "replace"))
        while begin + at % room in placed:
            at += 1
        placed[begin + at % room] = entry
    return dict(sorted(placed.items())), slots


def first_page(slots: int) -> int:
    """Find the slot from which on entries are pages: a quarter of all."""
    return slots - slots // 4


def _common(frequencies: Mapping[str, int], total: int) -> tuple[tuple[str, int], ...]:
    ranked = sorted(
        (word for word, count in frequencies.items() if count >= LEAST_COMMON),
        key=lambda word: (-frequencies[word], word),
    )
    return tuple((word, rarity(frequencies[word], total)) for word in ranked[:MOST_COMMON])


def _averages(held: Iterable[Contents]) -> dict[Part, float]:
    """Find how long each part is on average where there is one, in steps of half a power of two."""
    lengths: dict[Part, list[int]] = {}
    for contents in held:
        for part, holding in contents.parts.items():
            if holding.length:
                lengths.setdefault(part, []).append(holding.length)
    return {
        part: 2 ** (round(2 * math.log2(sum(of) / len(of))) / 2) for part, of in lengths.items()
    }


def _strengths(contents: Contents, averages: Mapping[Part, float]) -> "_Strengths":
    """Add up how strongly each word and pair stands in an entry: BM25F's weighted frequencies."""
    words: dict[str, float] = {}
    pairs: dict[tuple[str, str], float] = {}
    for part, holding in contents.parts.items():
        longer = holding.length / averages.get(part, 1.0)
        weight = PART_WEIGHTS[part] / (1 - LENGTH_COUNTS + LENGTH_COUNTS * longer)
        for word, count in holding.words.items():
            words[word] = words.get(word, 0.0) + weight * count
        for pair, count in holding.pairs.items():
            pairs[pair] = pairs.get(pair, 0.0) + weight * count
    return _Strengths(words, pairs)


def _names(entry: Entry, contents: Contents, strengths: "_Strengths") -> Iterator[tuple[str, int]]:
    """Say how strongly words stand in what readers look for by its name: once more, in a way.

    Its name counts most, and what is said of it somewhat less than elsewhere.
    """
    if entry.is_named:
        for word, strength in strengths.words.items():
            said = round(_level(strength, entry.standing) * SAID_OF_NAMED)
            yield word, max(1, said, contents.names.get(word, 0))


@dataclass(frozen=True, slots=True)
class _Strengths:
    words: Mapping[str, float]
    pairs: Mapping[tuple[str, str], float]


def _kept_pairs(
    pairs: Mapping[tuple[str, str], list[tuple[int, int]]],
    held: Iterable[Contents],
    frequencies: Mapping[str, int],
    ranks: Mapping[str, int],
) -> dict[str, list[tuple[int, int]]]:
    """Keep the pairs that tell more than their words: half of them would only fill the index.

    A word that one entry holds tells all; and what only one entry says, somewhere in its prose, is
    seldom what is quoted.
    """
    telling = {
        pair
        for contents in held
        for part, holding in contents.parts.items()
        if part not in PROSE_PARTS
        for pair in holding.pairs
    }
    kept: dict[str, list[tuple[int, int]]] = {}
    for pair, found in pairs.items():
        term, anchor = pair_term(*pair, ranks)
        if frequencies[anchor] > 1 and (len(found) > 1 or pair in telling):
            kept[term] = found
    return kept


def _level(strength: float, standing: float) -> int:
    saturated = strength / (strength + SATURATION)
    return max(1, round(saturated * standing * LEVELS))
