"""References between records: how a field says what it refers to, and one walk that finds all.

Linking, positions of dangling references, inverse relations and the graph all come from `walk`,
so a new kind needs no code for any of them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NewType, TypeAlias

from pydantic import BaseModel

from servicefolio.records.marked import steps_to, walk_marked
from servicefolio.records.scalars import ProseMark
from servicefolio.source.document import Route

Ref = NewType("Ref", str)
"""The id of another record; `sla-id#target-id` names a part of it."""

UNOWNED = "unowned"
"""What an owner says when nobody owns the record, and that is known."""


@dataclass(frozen=True, slots=True)
class RefTo:
    """Marks a field as a reference: to which kind, and how pages word both directions.

    `kinds` are the names of the kinds that it may refer to; empty means any.
    """

    kinds: tuple[str, ...]
    forward: str
    inverse: str
    part: bool = False
    """It may name a part, as in `sla-id#target-id`."""

    @property
    def likely_kinds(self) -> tuple[str, ...]:
        """The kinds that it may refer to; where that is any, the one that it mostly means."""
        return self.kinds or ("service",)

    @property
    def inverse_key(self) -> str:
        """The key that an author might expect on the other side."""
        return self.inverse.replace(" ", "_")


def first_id(kind: str) -> str:
    """Name a record of a kind that somebody has still to make, such as `my-known-error`."""
    return f"my-{kind.replace('_', '-')}"


MENTION = RefTo((), "mentions", "mentioned by", part=True)
"""What `[[id]]` in prose means."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference found in a record, at its route."""

    route: Route
    to: RefTo
    target: str
    part: str | None = None


_MARKS = (RefTo, ProseMark)
_BACKTICKS = re.compile(r"`+")
MENTION_PATTERN = re.compile(
    r"\[\[(?=[0-9-]*+[A-Za-z])(?P<target>[A-Za-z0-9-]++)(?:#(?P<part>[\w.-]++))?\]\]"
)
"""`[[id]]` or `[[id#part]]` in prose."""

Step: TypeAlias = "RefTo | ProseMark | tuple[tuple[str, str, Step], ...]"
"""What lies in a field: a reference, prose, or a shape's own fields (attribute, key, step)."""


def walk(record: BaseModel) -> Iterator[Reference]:
    """Find every reference of a record, mentions in prose included, in the order of its fields."""
    for route, mark, value in walk_marked(record, _MARKS):
        if isinstance(mark, ProseMark):
            yield from (Reference(route, MENTION, *mentioned) for mentioned in mentions(value))
        elif value != UNOWNED:
            target, _, part = value.partition("#")
            yield Reference(route, mark, target, part or None)


def steps_of(model: type[BaseModel]) -> tuple[tuple[str, str, Step], ...]:
    """Find the fields of a model that can hold references, however deep; once per model."""
    return steps_to(model, _MARKS)


def mentions(prose: str) -> Iterator[tuple[str, str | None]]:
    """Find the `[[id]]` references of a CommonMark text, each once; code is not searched."""
    if "[[" in prose:
        found = MENTION_PATTERN.finditer(_without_code(prose))
        yield from dict.fromkeys((match["target"], match["part"]) for match in found)


def _without_code(prose: str) -> str:
    """Cut out what stands between a run of backticks and the next one of the same length."""
    runs = tuple(_BACKTICKS.finditer(prose))
    closing: dict[int, int] = {}
    next_of_length: dict[int, int] = {}
    for index in range(len(runs) - 1, -1, -1):
        length = len(runs[index].group())
        closing[index] = next_of_length.get(length, -1)
        next_of_length[length] = index
    kept, position, index = [], 0, 0
    while index < len(runs):
        close = closing[index]
        if close >= 0:
            kept.append(prose[position : runs[index].start()])
            position, index = runs[close].end(), close
        index += 1
    return "`".join((*kept, prose[position:]))


def references_of(model: type[BaseModel]) -> Iterator[tuple[Route, RefTo]]:
    """List the reference fields that a model declares, by their keys."""
    yield from _declared(steps_of(model), ())


def _declared(steps: Iterable[tuple[str, str, Step]], route: Route) -> Iterator[Any]:
    for _attribute, key, step in steps:
        if isinstance(step, RefTo):
            yield (*route, key), step
        elif isinstance(step, tuple):
            yield from _declared(step, (*route, key))
