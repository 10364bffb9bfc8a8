"""A record as somebody sees it who may not know of some others: nothing in it names them."""

import operator
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any, Final, TypeAlias, TypeVar, get_args

from pydantic import BaseModel

from servicefolio.audiences import FOR_STAFF
from servicefolio.records.base import Record, Shape
from servicefolio.records.ref import MENTION_PATTERN, Step, steps_of
from servicefolio.records.scalars import ProseMark

R = TypeVar("R", bound=Record)

IN_PLACE_OF_MENTION = "(not shown)"
"""What prose says where it mentions a hidden record."""

_GONE: Final = object()

StaffFields: TypeAlias = "Mapping[str, StaffFields | None]"
"""The fields of a shape that are for staff (None), and those that may hold what is."""


def without(record: R, hidden: Collection[str]) -> R | None:
    """Take every reference to hidden records out of a record.

    What cannot be without such a reference goes with it: an item of a list, a field, and where a
    field is required, the record itself (None).
    """
    changed = _shape(record, hidden)
    return None if changed is _GONE else changed


def without_staff_fields(record: R) -> R:
    """Take out of a record what only those who run the services read."""
    changed: R = _open(record, staff_fields_of(type(record)))
    return changed


@cache
def staff_fields_of(model: type[BaseModel]) -> "StaffFields":
    """Find the fields of a model that are for staff, or may hold what is; once per model."""
    found: dict[str, StaffFields | None] = {}
    for name, info in model.model_fields.items():
        if FOR_STAFF in info.metadata:
            found[name] = None
        elif shapes := [shape for shape in _shapes_in(info.annotation) if _may_be_for_staff(shape)]:
            found[name] = staff_fields_of(shapes[0])
    return found


def _may_be_for_staff(shape: type[BaseModel]) -> bool:
    is_own = getattr(shape, "is_for_staff", None) is not Shape.is_for_staff
    return is_own or bool(staff_fields_of(shape))


def _shapes_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _shapes_in(inner)


def _open(value: Any, marked: "StaffFields") -> Any:
    """Return the value itself where nothing in it changes."""
    if isinstance(value, tuple):
        items = tuple(_open(item, marked) for item in value if not _is_for_staff(item))
        same = len(items) == len(value) and all(map(operator.is_, items, value))
        return value if same else items
    if isinstance(value, Mapping):
        pairs = {key: _open(item, marked) for key, item in value.items()}
        return value if all(pairs[key] is value[key] for key in pairs) else pairs
    return _open_shape(value, marked) if isinstance(value, Shape) else value


def _is_for_staff(value: Any) -> bool:
    return isinstance(value, Shape) and value.is_for_staff


def _open_shape(shape: Shape, marked: "StaffFields") -> Shape:
    fields = type(shape).model_fields
    changes: dict[str, Any] = {}
    dropped: set[str] = set()
    for name, inner in marked.items():
        old = getattr(shape, name)
        new = None if inner is None else _open(old, inner)
        if inner is None or (old and not new):
            if name in shape.model_fields_set:
                dropped.add(name)
            new = fields[name].get_default(call_default_factory=True)
        if new is not old or name in dropped:
            changes[name] = new
    if not changes:
        return shape
    copy = shape.model_copy(update=changes)
    copy.model_fields_set.difference_update(dropped)
    return copy


def _shape(shape: Any, hidden: Collection[str]) -> Any:
    """Return the shape itself where nothing in it changes."""
    model: type[BaseModel] = type(shape)
    changes: dict[str, Any] = {}
    dropped: list[str] = []
    for name, _key, step in steps_of(model):
        value = getattr(shape, name)
        new = _value(value, step, hidden) if value else value
        if new is value:
            continue
        info = model.model_fields[name]
        if new is _GONE or not new:
            if info.is_required():
                return _GONE
            dropped.append(name)
            new = info.get_default(call_default_factory=True)
        changes[name] = new
    if not changes:
        return shape
    copy = shape.model_copy(update=changes)
    copy.model_fields_set.difference_update(dropped)
    return copy


def _value(value: Any, step: Step, hidden: Collection[str]) -> Any:
    if isinstance(value, tuple):
        items = tuple(_value(item, step, hidden) for item in value)
        same = all(new is old for new, old in zip(items, value, strict=True))
        return value if same else tuple(item for item in items if item is not _GONE)
    if isinstance(value, Mapping):
        pairs = {key: _value(item, step, hidden) for key, item in value.items()}
        same = all(pairs[key] is value[key] for key in pairs)
        return value if same else {key: item for key, item in pairs.items() if item is not _GONE}
    if isinstance(value, BaseModel):
        return _shape(value, hidden)
    if isinstance(step, ProseMark):
        return _prose(value, hidden)
    return _GONE if value.partition("#")[0] in hidden else value


def _prose(text: str, hidden: Collection[str]) -> str:
    """Replace mentions, in code too: there they lead nowhere, but name the record all the same."""
    if not any(match["target"] in hidden for match in MENTION_PATTERN.finditer(text)):
        return text
    return MENTION_PATTERN.sub(
        lambda match: IN_PLACE_OF_MENTION if match["target"] in hidden else match.group(), text
    )
