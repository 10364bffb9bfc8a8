"""What a word may mean that nobody wrote: its beginning's ending, or a slip of the pen.

Asked only for a word that matches nothing, so that `tech` never finds `team`.
"""

import re
from collections.abc import Iterable, Mapping

SHORTEST_BEGINNING = 2
"""Shorter beginnings may be anything."""
SHORTEST_SLIP = 5
"""Shorter words with another letter are other words."""
SHORTEST_DOUBLE_SLIP = 9
MOST_ENDINGS = 8
MOST_SLIPS = 3
MOST_GUESSED = 8
"""In longer texts, a word that matches nothing is a name of somebody's and no slip."""
_LETTERS = re.compile("[a-z]+")


def initial(word: str) -> str:
    """Name the list that a word stands in: by a letter, `0` for digits, `_` for everything else."""
    first = word[:1]
    if "a" <= first <= "z":
        return first
    return "0" if "0" <= first <= "9" else "_"


def endings(beginning: str, written: Mapping[str, int]) -> tuple[str, ...]:
    """Find the words that begin so, those that most entries say first."""
    if len(beginning) < SHORTEST_BEGINNING:
        return ()
    found = (word for word in written if word.startswith(beginning))
    return tuple(sorted(found, key=lambda word: (-written[word], _as_browser(word)))[:MOST_ENDINGS])


def _as_browser(word: str) -> bytes:
    """Sort as JavaScript compares texts."""
    return word.encode("utf-16-be", "surrogatepass")


def slips(typed: str, written: Mapping[str, int]) -> tuple[str, ...]:
    """Find the words that differ by a letter, or in long ones by two; the likeliest first."""
    if len(typed) < SHORTEST_SLIP or not _LETTERS.fullmatch(typed):
        return ()  # of codes and numbers, each other one means something else
    most = 1 if len(typed) < SHORTEST_DOUBLE_SLIP else 2
    near = ((distance(typed, word, most), word) for word in _of_like_length(typed, written, most))
    ranked = sorted((off, -written[word], word) for off, word in near if off <= most)
    return tuple(word for _, _, word in ranked[:MOST_SLIPS])


def _of_like_length(typed: str, written: Iterable[str], most: int) -> Iterable[str]:
    begins = typed[:2]
    for word in written:
        # The first letter is seldom wrong, except where it changed places with the second.
        if abs(len(word) - len(typed)) <= most and (
            word[:1] == begins[:1] or word[:2] == begins[::-1]
        ):
            yield word


def distance(first: str, second: str, most: int) -> int:
    """Count insertions, deletions, replacements and swaps of neighbours; past `most`, `most` + 1.

    >>> distance("pritner", "printer", 2), distance("vpn", "lan", 1)
    (1, 2)
    """
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(second, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and other == first[i - 2]:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
