"""Finds what is marked in records: references, prose, addresses, however deep they lie.

A field's type carries the mark (`Annotated[..., UrlMark()]`); which fields of a model have one is
worked out once.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias, get_args

from pydantic import BaseModel

from servicefolio.source.document import Route

Marks: TypeAlias = tuple[type, ...]
"""The types of the marks that are looked for."""
Steps: TypeAlias = "tuple[tuple[str, str, Step], ...]"
Step: TypeAlias = "Any | Steps"
"""What lies in a field: a mark, or a shape's own fields (attribute, key, step)."""


def walk_marked(value: BaseModel, marks: Marks) -> Iterator[tuple[Route, Any, Any]]:
    """List the marked values of a shape with their routes and marks, in the order of its fields."""
    yield from _walk_fields(value, steps_to(type(value), marks), ())


@cache
def steps_to(model: type[BaseModel], marks: Marks) -> "Steps":
    """Find the fields of a model that can hold marked values, however deep."""
    steps = []
    for name, field in model.model_fields.items():
        own = (mark for mark in field.metadata if isinstance(mark, marks))
        step = next(own, None) or _step(field.annotation, marks)
        if step is not None:
            steps.append((name, field.alias or name, step))
    return tuple(steps)


def _walk_fields(
    value: BaseModel, steps: "Steps", route: Route
) -> Iterator[tuple[Route, Any, Any]]:
    for attribute, key, step in steps:
        inner = getattr(value, attribute)
        if inner is not None and inner not in ((), {}):
            yield from _walk_value(inner, step, (*route, key))


def _walk_value(value: Any, step: "Step", route: Route) -> Iterator[tuple[Route, Any, Any]]:
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk_value(item, step, (*route, index))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _walk_value(item, step, (*route, key))
    elif not isinstance(step, tuple):
        yield route, step, value
    elif isinstance(value, BaseModel):
        yield from _walk_fields(value, step, route)


def _step(annotation: Any, marks: Marks) -> "Step | None":
    """Look through Annotated, Optional, tuples and mappings for what a field holds."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return steps_to(annotation, marks) or None
    for inner in get_args(annotation):
        found = inner if isinstance(inner, marks) else _step(inner, marks)
        if found is not None:
            return found
    return None
