"""References between records: how a field says what it refers to, and one walk that finds all.

Linking, positions of dangling references, inverse relations and the graph all come from `walk`,
so a new kind needs no code for any of them.
"""

import re
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, NewType, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel

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
    def inverse_key(self) -> str:
        """The key that an author might expect on the other side."""
        return self.inverse.replace(" ", "_")


MENTION = RefTo((), "mentions", "mentioned by", part=True)
"""What `[[id]]` in prose means."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference found in a record, at its route."""

    route: Route
    to: RefTo
    target: str
    part: str | None = None


_IN_CODE = re.compile(r"(`+)(?:(?!\1).)*?\1", re.DOTALL)
_MENTION = re.compile(r"\[\[(?P<target>[A-Za-z0-9-]*[A-Za-z][A-Za-z0-9-]*)(?:#(?P<part>[\w.-]+))?\]\]")

_Step: TypeAlias = "RefTo | ProseMark | tuple[tuple[str, str, _Step], ...]"
"""What lies in a field: a reference, prose, or a shape's own fields (attribute, key, step)."""


def walk(record: BaseModel) -> Iterator[Reference]:
    """Find every reference of a record, mentions in prose included, in the order of its fields."""
    yield from _walk_fields(record, _steps(type(record)), ())


def mentions(prose: str) -> Iterator[tuple[str, str | None]]:
    """Find the `[[id]]` references of a CommonMark text; code is not searched."""
    if "[[" in prose:
        for match in _MENTION.finditer(_IN_CODE.sub("", prose)):
            yield match["target"], match["part"]


def references_of(model: type[BaseModel]) -> Iterator[tuple[Route, RefTo]]:
    """List the reference fields that a model declares, by their keys."""
    yield from _declared(_steps(model), ())


def _declared(steps: "tuple[tuple[str, str, _Step], ...]", route: Route) -> Iterator[Any]:
    for _attribute, key, step in steps:
        if isinstance(step, RefTo):
            yield (*route, key), step
        elif isinstance(step, tuple):
            yield from _declared(step, (*route, key))


def _walk_fields(
    value: BaseModel, steps: "tuple[tuple[str, str, _Step], ...]", route: Route
) -> Iterator[Reference]:
    for attribute, key, step in steps:
        inner = getattr(value, attribute)
        if inner is not None and inner != () and inner != {}:
            yield from _walk_value(inner, step, (*route, key))


def _walk_value(value: Any, step: "_Step", route: Route) -> Iterator[Reference]:
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk_value(item, step, (*route, index))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _walk_value(item, step, (*route, key))
    elif isinstance(step, RefTo):
        if value != UNOWNED:
            target, _, part = value.partition("#")
            yield Reference(route, step, target, part or None)
    elif isinstance(step, ProseMark):
        for target, mentioned in mentions(value):
            yield Reference(route, MENTION, target, mentioned)
    else:
        yield from _walk_fields(value, step, route)


@cache
def _steps(model: type[BaseModel]) -> "tuple[tuple[str, str, _Step], ...]":
    """Find the fields of a model that can hold references, however deep; once per model."""
    steps = []
    for name, field in model.model_fields.items():
        step = _step(Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation)
        if step is not None:
            steps.append((name, field.alias or name, step))
    return tuple(steps)


def _step(annotation: Any) -> "_Step | None":
    """Look through Annotated, Optional, tuples and mappings for what a field holds."""
    if get_origin(annotation) is Annotated:
        for mark in annotation.__metadata__:
            if isinstance(mark, RefTo | ProseMark):
                return mark
        return _step(annotation.__origin__)
    if get_origin(annotation) in (Union, types.UnionType, tuple, dict, Mapping):
        return next(filter(None, (_step(inner) for inner in get_args(annotation))), None)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _steps(annotation) or None
    return None
