"""How long a pattern may run at worst: in how many ways its repeats can share the same text.

A backtracking engine tries them all before it gives up. A repeat that ends where what follows may
not begin is certain of its end, and costs nothing; one that could go on leaves a choice, and
choices multiply. A choice inside of a repeat multiplies with each turn: without bound.
"""

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
    may_be_empty,
)

LONGEST_LINE = 2000
"""Characters of a line on which a pattern is tried."""
TOO_MANY = 50_000_000
"""From so many ways on a pattern is refused: the worst line would keep its reader waiting."""


def steps(whole: Part) -> int:
    """Bound in how many ways a pattern may be tried on the worst line, `TOO_MANY` at most."""
    return min(_starts(whole) * _ways(whole, NOTHING), TOO_MANY)


def _starts(whole: Part) -> int:
    """Bound at how many places of a line it can begin."""
    while isinstance(whole, Choice) and len(whole.rows) == 1:
        whole = whole.rows[0]
    if not isinstance(whole, Row) or not whole.parts:
        return LONGEST_LINE
    if whole.parts[0] == Edge("^"):
        return 1
    return LONGEST_LINE // _period(_run(whole.parts)) + 1


def _ways(part: Part, following: Characters) -> int:
    """Bound in how many ways a part may match at one place, before what may follow it."""
    match part:
        case Row(parts):
            return _ways_of_row(parts, following)
        case Choice(rows):
            return _ways_of_choice(rows, following)
        case Many():
            return _ways_of_many(part, following, 1)
        case _:
            return 1


def _ways_of_row(parts: tuple[Part, ...], following: Characters) -> int:
    ways = 1
    for at in range(len(parts) - 1, -1, -1):
        part = parts[at]
        if isinstance(part, Many):
            ways *= _ways_of_many(part, following, _period(_run(parts[at + 1 :])))
        else:
            ways *= _ways(part, following)
        if ways >= TOO_MANY:
            return TOO_MANY
        following = first_of(part, following)
    return ways


def _ways_of_choice(rows: tuple[Row, ...], following: Characters) -> int:
    ways = [_ways(row, following) for row in rows]
    firsts = [first_of(row, following) for row in rows]
    certain = not any(one.meets(other) for one, other in combinations(firsts, 2))
    empty = sum(map(may_be_empty, rows))
    return max(ways) if certain and empty <= 1 else sum(ways)


def _ways_of_many(many: Many, following: Characters, period: int) -> int:
    """Multiply the ways of all turns, and those of where the last turn ends."""
    most = LONGEST_LINE if many.most is None else min(many.most, LONGEST_LINE)
    if most > 1 and may_be_empty(many.part):
        return TOO_MANY  # the two languages also differ in when they leave such a repeat
    first = first_of(many.part)
    inside = _ways(many.part, first | following if most > 1 else following)
    turns = min(inside**most, TOO_MANY) if inside > 1 else 1
    lengths = most - many.least
    may_go_on = first.meets(following)
    return turns * (lengths // period + 1 if may_go_on else 1)


def _run(parts: tuple[Part, ...]) -> str:
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
