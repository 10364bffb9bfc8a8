"""How likely it is that at least so many of some things work, exactly, however they are nested.

What all need is set apart first, since without it nothing works; what has nothing in common is
multiplied; the rest is split by whether one thing that several share works (Shannon's expansion,
in reliability theory called factoring), and every part is computed once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import prod
from typing import NewType

Formula = NewType("Formula", int)
"""Names a formula within its book."""
TRUE, FALSE = Formula(0), Formula(1)
_ONE, _ZERO = Fraction(1), Fraction(0)
MOST_STEPS = 50_000
"""So many parts of formulas are looked at before all counts as too entangled: one or two tenths
of a second."""


class TooEntangledError(Exception):
    """So many things stand in for each other, and share parts, that nobody can tell in time."""


@dataclass(frozen=True, slots=True)
class _AtLeast:
    """True where at least so many of the parts are; never with a constant among them."""

    least: int
    parts: tuple[Formula, ...]


@dataclass(slots=True)
class Book:
    """Formulas over named things: equal ones have one number, so that each is computed once."""

    chances: Mapping[str, Fraction]
    """How likely each thing works, from 0 to 1."""
    _entries: list[str | _AtLeast] = field(default_factory=lambda: ["", ""])
    _numbers: dict[str | _AtLeast, Formula] = field(default_factory=dict)
    _things: dict[Formula, frozenset[str]] = field(default_factory=dict)
    _given: dict[tuple[Formula, str, bool], Formula] = field(default_factory=dict)
    _known: dict[Formula, Fraction] = field(default_factory=dict)
    _steps: int = 0

    def thing(self, name: str) -> Formula:
        """Write that a thing works."""
        return self._number(name)

    def all_of(self, parts: Iterable[Formula]) -> Formula:
        """Write that all of some parts are true."""
        flat: dict[Formula, None] = {}
        for part in parts:
            entry = self._entries[part]
            is_all = isinstance(entry, _AtLeast) and entry.least == len(entry.parts)
            flat |= dict.fromkeys(entry.parts if is_all else (part,))  # type: ignore[union-attr] # is_all says so
        if FALSE in flat:
            return FALSE
        flat.pop(TRUE, None)
        return self._of(len(flat), tuple(sorted(flat)))

    def at_least(self, least: int, parts: Iterable[Formula]) -> Formula:
        """Write that at least so many of some parts are true; equal parts count each."""
        kept = list(parts)
        least -= kept.count(TRUE)
        kept = [part for part in kept if part not in {TRUE, FALSE}]
        if least == len(kept) and least > 0:
            return self.all_of(kept)
        return self._of(least, tuple(sorted(kept)))

    def chance(self, formula: Formula) -> Fraction:
        """Compute how likely a formula is true.

        Raises TooEntangledError where that would take too long.
        """
        if formula in {TRUE, FALSE}:
            return _ONE if formula == TRUE else _ZERO
        if formula not in self._known:
            entry = self._entries[formula]
            self._known[formula] = (
                self.chances[entry] if isinstance(entry, str) else self._chance_of(formula, entry)
            )
        return self._known[formula]

    def _chance_of(self, formula: Formula, entry: _AtLeast) -> Fraction:
        if entry.least == len(entry.parts):
            separate = self._without_common_things(entry.parts)
            if len(separate) > 1:
                return _product(self.chance(self.all_of(parts)) for parts in separate)
        shared = self._most_shared(entry.parts)
        if shared is None:
            chances = [self.chance(part) for part in entry.parts]
            return (
                _product(chances) if entry.least == len(chances) else _count(entry.least, chances)
            )
        works = self.chance(self._where(formula, shared, works=True))
        fails = self.chance(self._where(formula, shared, works=False))
        return self.chances[shared] * works + (1 - self.chances[shared]) * fails

    def _without_common_things(self, parts: tuple[Formula, ...]) -> list[list[Formula]]:
        """Sort parts into heaps that have no thing in common."""
        self._take_steps(len(parts))
        heaps: list[tuple[set[str], list[Formula]]] = []
        for part in parts:
            things, together = set(self._things_in(part)), [part]
            apart = []
            for heap in heaps:
                if things.isdisjoint(heap[0]):
                    apart.append(heap)
                else:
                    things |= heap[0]
                    together += heap[1]
            heaps = [*apart, (things, together)]
        return [together for _, together in heaps]

    def _most_shared(self, parts: tuple[Formula, ...]) -> str | None:
        """Find the thing that most parts depend on, where any two have one in common."""
        counts: dict[str, int] = {}
        self._take_steps(len(parts))
        for part in parts:
            for thing in self._things_in(part):
                counts[thing] = counts.get(thing, 0) + 1
        most = max(counts, key=lambda thing: (counts[thing], thing))
        return most if counts[most] > 1 else None

    def _where(self, formula: Formula, thing: str, *, works: bool) -> Formula:
        """Rewrite a formula for the case that a thing works, or that it fails."""
        if thing not in self._things_in(formula):
            return formula
        key = (formula, thing, works)
        if key not in self._given:
            entry = self._entries[formula]
            if isinstance(entry, str):
                self._given[key] = TRUE if works else FALSE
            else:
                self._take_steps(len(entry.parts))
                parts = [self._where(part, thing, works=works) for part in entry.parts]
                self._given[key] = self.at_least(entry.least, parts)
        return self._given[key]

    def _take_steps(self, count: int) -> None:
        self._steps += count
        if self._steps > MOST_STEPS:
            raise TooEntangledError

    def _things_in(self, formula: Formula) -> frozenset[str]:
        if formula not in self._things:
            entry = self._entries[formula]
            if formula in {TRUE, FALSE}:
                self._things[formula] = frozenset()
            elif isinstance(entry, str):
                self._things[formula] = frozenset({entry})
            else:
                self._things[formula] = frozenset().union(*map(self._things_in, entry.parts))
        return self._things[formula]

    def _of(self, least: int, parts: tuple[Formula, ...]) -> Formula:
        if least <= 0:
            return TRUE
        if least > len(parts):
            return FALSE
        return parts[0] if len(parts) == 1 else self._number(_AtLeast(least, parts))

    def _number(self, entry: str | _AtLeast) -> Formula:
        if entry not in self._numbers:
            self._numbers[entry] = Formula(len(self._entries))
            self._entries.append(entry)
        return self._numbers[entry]


def _product(chances: Iterable[Fraction]) -> Fraction:
    return prod(chances, start=_ONE)


def _count(least: int, chances: list[Fraction]) -> Fraction:
    """Compute how likely at least so many of independent things are true, one after the other."""
    by_count = [_ONE] + [_ZERO] * least
    for chance in chances:
        for count in range(least, 0, -1):
            stays = by_count[count] if count == least else by_count[count] * (1 - chance)
            by_count[count] = stays + by_count[count - 1] * chance
        by_count[0] *= 1 - chance
    return by_count[least]
