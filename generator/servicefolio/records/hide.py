"""A record as somebody sees it who may not know of some others: nothing in it names them."""

from collections.abc import Collection, Mapping
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from servicefolio.records.base import Record
from servicefolio.records.ref import MENTION_PATTERN, Step, steps_of
from servicefolio.records.scalars import ProseMark

R = TypeVar("R", bound=Record)

IN_PLACE_OF_MENTION = "(not shown)"
"""What prose says where it mentions a hidden record."""

_GONE: Final = object()


def without(record: R, hidden: Collection[str]) -> R | None:
    """Take every reference to hidden records out of a record.

    What cannot be without such a reference goes with it: an item of a list, a field, and where a
    field is required, the record itself (None).
    """
    changed = _shape(record, hidden)
    return None if changed is _GONE else changed


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
