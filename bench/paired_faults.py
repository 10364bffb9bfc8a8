"""Two seeded faults of different sorts in one file: neither may hide the other."""

import random
from collections import defaultdict
from itertools import combinations
from pathlib import Path

from fault import Fault

SORT = "two in one file"
_OF_A_FILE = 6
"""So many faults of a file are tried with each other."""


def paired_faults(
    root: Path, faults: tuple[Fault, ...], count: int, seed: int
) -> tuple[Fault, ...]:
    """Pair faults that change different lines of a file, no two sorts twice."""
    chooser = random.Random(seed)  # noqa: S311 - the same faults every time
    by_file: dict[str, list[Fault]] = defaultdict(list)
    for fault in faults:
        by_file[fault.files[0][0]].append(fault)
    paths = sorted(by_file)
    chooser.shuffle(paths)
    chosen: list[Fault] = []
    seen: set[tuple[str, str]] = set()
    for path in paths:
        some = chooser.sample(by_file[path], min(_OF_A_FILE, len(by_file[path])))
        for one, other in combinations(some, 2):
            sorts = (min(one.sort, other.sort), max(one.sort, other.sort))
            both = None if one.sort == other.sort or sorts in seen else _both(root, one, other)
            if both is not None and len(chosen) < count:
                chosen.append(both)
                seen.add(sorts)
                break
    return tuple(chosen)


def _both(root: Path, one: Fault, other: Fault) -> Fault | None:
    """Make both changes at once; None where they are to the same line, or both below the last."""
    ((path, first),) = one.files
    ((_, second),) = other.files
    before = (root / path).read_bytes().split(b"\n")
    changes = [_changes(before, (text or b"").split(b"\n")) for text in (first, second)]
    if changes[0].keys() & changes[1].keys():
        return None
    lines = {**dict(enumerate(before)), **changes[0], **changes[1]}
    text = b"\n".join(lines[number] for number in sorted(lines))
    return Fault(SORT, ((path, text),), (*one.expected, *other.expected))


def _changes(before: list[bytes], after: list[bytes]) -> dict[int, bytes]:
    """Find the lines that differ, by their index; a line below the last is a change of the end."""
    known = dict(enumerate(before))
    return {index: line for index, line in enumerate(after) if known.get(index) != line}
