"""The bound on what a pattern may cost, held against an engine that counts what it looks at."""

from collections.abc import Iterator

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from servicefolio.search.pattern_cost import LONGEST_LINE, TOO_MANY, steps
from servicefolio.search.pattern_parts import WORD, Choice, Edge, Many, One, Part, Row
from servicefolio.search.pattern_reading import UnreadableError, read

PIECES = st.sampled_from(
    [
        *("a", "b", " ", "ab", ".", "[ab]", "[^a]", r"[\w.-]", "[a-c]", r"\d", r"\w", r"\s", r"\S"),
        *("(a|b)", "(?:ab|cd)", "(?:a|ab)", "(a?b)", r"(\w+ )", r"(?: [a-z]+=\d+)", r"(?:\w+:)"),
        *(r"\b", r"\.", "literal", "^", "$"),
    ]
)
TIMES = st.sampled_from(["", "", "", "?", "*", "+", "{2}", "{0,3}", "{1,}", "*?", "+?", "??"])
PATTERNS = st.lists(st.tuples(PIECES, TIMES).map("".join), max_size=8).map("".join)
AGAIN = st.text(st.sampled_from("ab cdA1.-=:"), min_size=1, max_size=5)
BEFORE = st.sampled_from(["", "literal", "ab literal"])
LINE = 30
MOST_COUNTED = 200_000


class TooLongError(Exception):
    """Counting goes on for too long."""


class Counting:
    """A backtracking engine, as simple as can be, that counts what it looks at."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.steps = 0

    def tried_everywhere(self, whole: Part) -> int:
        """Try a pattern at every place, and for all its ends, as one that fails at last does."""
        for start in range(len(self.text) + 1):
            for _end in self.ends(whole, start):
                pass
        return self.steps

    def ends(self, part: Part, at: int) -> Iterator[int]:
        """Find where a part that begins at a place may end."""
        match part:
            case One() | Edge():
                yield from self._seen(part, at)
            case Row(parts):
                yield from self._of_row(parts, at)
            case Choice(rows):
                for row in rows:
                    yield from self.ends(row, at)
            case Many():
                yield from self._turns(part, at, 0)

    def _seen(self, part: One | Edge, at: int) -> Iterator[int]:
        self._step()
        if isinstance(part, Edge):
            if self._is_edge(part.mark, at):
                yield at
        elif at < len(self.text) and (self.text[at] in part.of.listed) != part.of.but:
            yield at + 1

    def _of_row(self, parts: tuple[Part, ...], at: int) -> Iterator[int]:
        if not parts:
            yield at
            return
        for middle in self.ends(parts[0], at):
            yield from self._of_row(parts[1:], middle)

    def _turns(self, many: Many, at: int, turned: int) -> Iterator[int]:
        if many.most is None or turned < many.most:
            for middle in self.ends(many.part, at):
                if middle > at or turned < many.least:
                    yield from self._turns(many, middle, turned + 1)
        if turned >= many.least:
            yield at

    def _is_edge(self, mark: str, at: int) -> bool:
        before = at > 0 and self.text[at - 1] in WORD.listed
        after = at < len(self.text) and self.text[at] in WORD.listed
        edges = {"^": at == 0, "$": at == len(self.text), r"\b": before != after}
        return edges.get(mark, before == after)

    def _step(self) -> None:
        self.steps += 1
        if self.steps > MOST_COUNTED:
            raise TooLongError


@given(PATTERNS, BEFORE, AGAIN)
def test_no_line_takes_more_steps_than_the_bound_says(
    pattern: str, before: str, again: str
) -> None:
    try:
        whole = read(pattern)
    except UnreadableError:
        assume(False)
    line = (before + again * LINE)[:LINE]
    bound = steps(whole, LINE)
    try:
        counted = Counting(line).tried_everywhere(whole)
    except TooLongError:
        assert bound > MOST_COUNTED
    else:
        assert counted <= bound


@pytest.mark.parametrize("pattern", [r".*(\w+ )literal", r".*x\w+ literal", r".*literal.*a\d+"])
def test_a_repeat_that_is_run_anew_within_its_own_text_counts(pattern: str) -> None:
    assert steps(read(pattern)) == TOO_MANY


@pytest.mark.parametrize("pattern", [r"user .* \w+ failed", r"task \S+:\d+ blocked"])
def test_runs_that_cannot_begin_within_one_another_share_the_line(pattern: str) -> None:
    assert steps(read(pattern)) < 10 * LONGEST_LINE**2
