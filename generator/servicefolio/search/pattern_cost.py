"""How long a pattern may run at worst: in how many ways its repeats can share the same text.

A backtracking engine tries them all before it gives up. A repeat that ends where what follows may
not begin is certain of its end; one that could go on leaves a choice, and choices multiply. A
choice inside of a repeat multiplies with each turn: without bound. A repeat that is certain of its
end still has to run there. Begun at many places, it runs anew from each, unless it cannot begin
within one of its own runs: then all of them together are no longer than the line.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from servicefolio.search.pattern_parts import (
    NOTHING,
    Characters,
    Choice,
    Edge,
    Many,
    One,
    Part,
    Row,
    first_of,
    last_of,
    may_be_empty,
)

LONGEST_LINE = 2000
"""Characters of a line on which a pattern is tried."""
TOO_MANY = 300_000_000
"""From so many steps on a pattern is refused: the worst line would keep its reader waiting."""
_ANYTHING = Characters(frozenset(), but=True)


def steps(whole: Part, line: int = LONGEST_LINE) -> int:
    """Bound how many steps a pattern may take on the worst line of a length, `TOO_MANY` at most.

    A step is to look at one character, or at one place between two, once.
    """
    cost = _Worst(line).cost(whole, NOTHING, _ANYTHING)
    elsewhere = 2 * (line + 1)  # places where it does not begin are given up soon
    return min(_starts(whole, line) * cost.alone + elsewhere, TOO_MANY)


@dataclass(frozen=True, slots=True)
class _Cost:
    """What a part costs at worst."""

    ways: int
    """In how many ways it may match at one place."""
    alone: int
    """The steps of trying all of them at one place."""
    each: int
    """The steps for each of many places, where `once` is added for all of them together."""
    once: int


def _starts(whole: Part, line: int) -> int:
    """Bound at how many places of a line a pattern can begin."""
    while isinstance(whole, Choice) and len(whole.rows) == 1:
        whole = whole.rows[0]
    if not isinstance(whole, Row) or not whole.parts:
        return line + 1
    if whole.parts[0] == Edge("^"):
        return 1
    return line // _period(_run(whole.parts)) + 1


@dataclass(frozen=True, slots=True)
class _Worst:
    """The worst line of a length."""

    line: int

    def cost(self, part: Part, following: Characters, before: Characters) -> _Cost:
        """Bound the cost of a part between what may follow it and what may stand before it."""
        match part:
            case Row(parts):
                return self._of_row(parts, following, before)
            case Choice(rows):
                return self._of_choice(rows, following, before)
            case Many():
                return self._of_many(part, following, before, 1)
            case _:
                return _Cost(1, 1, 1, 0)

    def _of_row(self, parts: tuple[Part, ...], following: Characters, before: Characters) -> _Cost:
        follows = [following]
        for part in reversed(parts):
            follows.append(first_of(part, follows[-1]))
        follows.reverse()
        ways, alone, each, once = 1, 0, 0, 0
        for at, part in enumerate(parts):
            if isinstance(part, Many):
                period = _period(_run(parts[at + 1 :]))
                cost = self._of_many(part, follows[at + 1], before, period)
            else:
                cost = self.cost(part, follows[at + 1], before)
            # From the second place on, what many places share is counted once for every way that
            # leads to the same ones.
            shared = cost.once * (ways // self.line + 1)
            alone += min(ways * cost.alone, ways * cost.each + shared)
            each += ways * cost.each
            once += shared
            ways = min(ways * cost.ways, TOO_MANY)
            before = last_of(part, before)
        return _capped(ways, alone, each, once)

    def _of_choice(self, rows: tuple[Row, ...], following: Characters, before: Characters) -> _Cost:
        costs = [self.cost(row, following, before) for row in rows]
        firsts = [first_of(row, following) for row in rows]
        certain = not any(one.meets(other) for one, other in combinations(firsts, 2))
        certain = certain and sum(map(may_be_empty, rows)) <= 1
        ways = [cost.ways for cost in costs]
        return _capped(
            max(ways) if certain else sum(ways),
            sum(cost.alone for cost in costs),
            sum(cost.each for cost in costs),
            sum(cost.once for cost in costs),
        )

    def _of_many(self, many: Many, following: Characters, before: Characters, period: int) -> _Cost:
        """Multiply the ways of all turns, and those of where the last turn ends."""
        most = self.line if many.most is None else min(many.most, self.line)
        if most > 1 and may_be_empty(many.part):
            # The two languages also differ in when they leave such a repeat.
            return _Cost(TOO_MANY, TOO_MANY, TOO_MANY, 0)
        first = first_of(many.part)
        turned = last_of(many.part, before) | before
        inside = self.cost(many.part, first | following if most > 1 else following, turned)
        if inside.ways > 1:
            return self._of_choices(many, inside, most, may_go_on=first.meets(following))
        lengths = (most - many.least) // period + 1 if first.meets(following) else 1
        # Its turns share the line, and only the last one may read on in vain.
        alone = 2 * _leaves(many.part) * (most + 1) + inside.alone
        if isinstance(many.part, One) and not before.meets(first):
            return _capped(lengths, alone, 2, 2 * self.line)
        return _capped(lengths, alone, alone, 0)

    def _of_choices(self, many: Many, inside: _Cost, most: int, *, may_go_on: bool) -> _Cost:
        """Bound a repeat whose every turn leaves a choice."""
        turns = min(inside.ways**most, TOO_MANY)
        ways = turns * (most - many.least + 1 if may_go_on else 1)
        everything = (turns + most) * (inside.alone + 1) * (most + 1)
        return _capped(ways, everything, everything, 0)


def _leaves(part: Part) -> int:
    """Count the parts that look at text themselves."""
    match part:
        case Row(parts):
            return sum(map(_leaves, parts))
        case Choice(rows):
            return sum(map(_leaves, rows))
        case Many(inner):
            return _leaves(inner)
        case _:
            return 1


def _capped(ways: int, alone: int, each: int, once: int) -> _Cost:
    """Keep numbers small: beyond the bound they say nothing more."""
    return _Cost(*(min(number, TOO_MANY) for number in (ways, alone, each, once)))


def _run(parts: Iterable[Part]) -> str:
    """Collect the characters with which parts begin, as far as there is no choice."""
    run = ""
    for part in parts:
        letter = part.letter if isinstance(part, One) else None
        if letter is None:
            break
        run += letter
    return run


def _period(run: str) -> int:
    """Tell how close to each other a text can stand in a line.

    >>> _period("timed"), _period("aaaa"), _period("")
    (5, 1, 1)
    """
    return next((size for size in range(1, len(run)) if run.startswith(run[size:])), len(run) or 1)
