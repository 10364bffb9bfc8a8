"""Every authored field of a record as something that a page can show, whatever its kind.

Pages lay out the fields that their readers look for first; this shows all the others, so that
nothing which an author wrote is missing from the page.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from pydantic import BaseModel

from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import ProseMark, VerbatimMark

Form = Literal["line", "prose", "verbatim", "record", "list", "fields"]

_ENVELOPE = frozenset({"id", "title", "summary", "state", "description", "extensions"})


@dataclass(frozen=True, slots=True)
class Field:
    """A field for a page: its label, the form of its value, and the value.

    The value of a `list` is a tuple of unlabelled fields, that of `fields` a tuple of labelled
    ones, that of `record` the record or, where it is not there, its id.
    """

    label: str
    form: Form
    value: Any


def fields_of(record: Record, catalog: Catalog, without: Collection[str] = ()) -> tuple[Field, ...]:
    """Show the fields of a record that its author wrote, except those named in `without`."""
    return tuple(_fields(record, catalog, {*without, *_ENVELOPE}))


def _fields(shape: BaseModel, catalog: Catalog, without: Collection[str]) -> Iterator[Field]:
    for name, info in type(shape).model_fields.items():
        value = getattr(shape, name)
        if name in without or name not in shape.model_fields_set or _is_empty(value):
            continue
        if name == "extensions":
            continue
        label = (info.alias or name).replace("_", " ")
        marks = _marks(info.metadata, info.annotation)
        yield _field(label.capitalize(), value, marks, catalog)


def _field(label: str, value: Any, marks: tuple[Any, ...], catalog: Catalog) -> Field:
    if isinstance(value, BaseModel):
        return Field(label, "fields", tuple(_fields(value, catalog, ())))
    if isinstance(value, tuple):
        items = tuple(_field("", item, marks, catalog) for item in value)
        return items[0] if len(items) == 1 and not label else Field(label, "list", items)
    if isinstance(value, Mapping):
        pairs = (_field(str(key), item, marks, catalog) for key, item in value.items())
        return Field(label, "fields", tuple(pairs))
    if any(isinstance(mark, RefTo) for mark in marks):
        return Field(label, "record", _record(catalog, value))
    if any(isinstance(mark, ProseMark) for mark in marks):
        return Field(label, "prose", value)
    if any(isinstance(mark, VerbatimMark) for mark in marks):
        return Field(label, "verbatim", value)
    if isinstance(value, bool):
        return Field(label, "line", "yes" if value else "no")
    return Field(label, "line", str(value))


def _record(catalog: Catalog, reference: Ref) -> Record | str:
    return catalog.find(reference.partition("#")[0]) or reference


def _marks(metadata: list[Any], annotation: Any) -> tuple[Any, ...]:
    """Collect the marks of a field, however deep they lie in its type."""
    found = list(metadata)
    for inner in get_args(annotation):
        found += _marks([], inner) if not isinstance(inner, RefTo | ProseMark | VerbatimMark) else [inner]
    if hasattr(annotation, "__metadata__"):
        found += annotation.__metadata__
    return tuple(found)


def _is_empty(value: Any) -> bool:
    return value is None or value == () or value == {}


