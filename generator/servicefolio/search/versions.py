"""Whether a version that a pasted text names has a fault: evaluated as the OSV format says.

`assets/versions.js` is its twin. Versions are compared number by number; what follows the numbers,
as in `7.0.0-rc.1`, is not looked at.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from servicefolio.search.characters import clean, fold
from servicefolio.search.pattern_cost import LONGEST_LINE

GAP = r"(?:[ @:=\/\-_(]|v|ver|version){1,12}"
"""What may stand between a product and its version."""
NUMBERS = r"[0-9]{1,9}(?:\.[0-9]{1,9}){0,4}"
_SHORTEST_NAME = 3
_EVERY_VERSION = "0"
_WITH_ENDING = re.compile(r"([a-z0-9]{3,60})\.(?:js|net|io|py)", re.ASCII)

Affected: TypeAlias = Mapping[str, Any]
"""A product, its `versions` and `ranges`, as a known error's `affected:` is written out."""


@dataclass(frozen=True, slots=True)
class Named:
    """A version that a text names of a product that an entry is about."""

    product: str
    version: str
    is_affected: bool


def version_named(lines: Iterable[str], affected: Iterable[Affected]) -> Named | None:
    """Find the first version in a text's cleaned lines of a product with the fault.

    >>> git = {"product": "Git", "ranges": [{"events": [{"introduced": "2.35.2"}]}]}
    >>> version_named(["git version 2.40.1"], [git])
    Named(product='Git', version='2.40.1', is_affected=True)
    >>> version_named(["digital 2.40.1"], [git])
    """
    folded = [fold(line[:LONGEST_LINE]) for line in lines]
    for item in affected:
        for name in _names(item["product"]):
            pattern = re.compile(rf"(?<![a-z0-9]){re.escape(name)}{GAP}({NUMBERS})", re.ASCII)
            for line in folded:
                if match := pattern.search(line):
                    return Named(item["product"], match[1], is_affected(match[1], item))
    return None


def _names(product: str) -> Iterator[str]:
    """List what a product is called: a package URL by its last part, `Node.js` as `node` too."""
    last = fold(clean(product)).rpartition("/")[2].partition("@")[0]
    if len(last) >= _SHORTEST_NAME:
        yield last
    if short := _WITH_ENDING.fullmatch(last):
        yield short[1]


def is_affected(version: str, item: Affected) -> bool:
    """Say whether a version has the fault; a product without versions has it in all."""
    versions, ranges = item.get("versions", ()), item.get("ranges", ())
    if not versions and not ranges:
        return True
    own = _numbers(version)
    is_listed = any(_numbers(listed) == own for listed in versions)
    return is_listed or any(_in_range(version, part["events"]) for part in ranges)


def _in_range(version: str, events: Iterable[Mapping[str, str]]) -> bool:
    """Go through the events in the order of their versions, as OSV's evaluation does."""
    own, inside = _numbers(version), False
    for what, at in sorted(_events(events), key=lambda event: _numbers(event[1])):
        if what == "introduced" and (at == _EVERY_VERSION or own >= _numbers(at)):
            inside = True
        elif what == "fixed" and own >= _numbers(at):
            inside = False
        elif what == "last_affected":
            inside = inside and own <= _numbers(at)
    return inside


def _events(events: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    for event in events:
        yield from event.items()


def _numbers(version: str) -> tuple[int, ...]:
    """Read the numbers that a version begins with; zeros at the end make no difference."""
    match = re.match(NUMBERS, version, re.ASCII)
    numbers = [int(part) for part in match.group().split(".")] if match else []
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
