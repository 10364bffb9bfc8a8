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
from servicefolio.records.choice import Meanings
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import ProseMark, UrlMark, VerbatimMark

Form = Literal["line", "link", "prose", "verbatim", "record", "list", "fields", "table"]

_ACRONYMS = frozenset({"id", "rpo", "rto", "sla", "url"})
_WRITTEN_OUT = {
    "cia": "Confidentiality, integrity, availability (CIA)",
    "mtpd": "Maximum tolerable period of disruption (MTPD)",
    "rpo": "Recovery point objective (RPO)",
    "rto": "Recovery time objective (RTO)",
    "wrt": "Work recovery time (WRT)",
}
"""What stands for a field's key, since not every reader knows the abbreviation."""
_ENVELOPE = frozenset(
    {
        "id",
        "title",
        "summary",
        "state",
        "description",
        "extensions",
        "reviewed",
        "review_by",
        "audience",
    }
)


@dataclass(frozen=True, slots=True)
class Field:
    """A field for a page: its label, the form of its value, and the value.

    The value of a `list` is a tuple of unlabelled fields, that of `fields` a tuple of labelled
    ones, that of a `table` a `Table`, that of `record` the record, or its id where it is missing.
    """

    label: str
    form: Form
    value: Any


@dataclass(frozen=True, slots=True)
class Table:
    """Things of the same shape, one a row; a cell without a value is None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Field | None, ...], ...]


def fields_of(record: Record, catalog: Catalog, without: Collection[str] = ()) -> tuple[Field, ...]:
    """Show the fields of a record that its author wrote, except those named in `without`."""
    return tuple(_fields(record, catalog, {*without, *_ENVELOPE}))


def own_fields_of(record: Record, catalog: Catalog) -> tuple[Field, ...]:
    """Show the keys of a record that are its author's own."""
    return tuple(_field(key, item, (), catalog) for key, item in record.extensions.items())


def _fields(shape: BaseModel, catalog: Catalog, without: Collection[str]) -> Iterator[Field]:
    for name, info in type(shape).model_fields.items():
        value = getattr(shape, name)
        if name in without or name not in shape.model_fields_set or _is_empty(value):
            continue
        if name == "extensions":
            yield from (_field(key, item, (), catalog) for key, item in value.items())
            continue
        marks = _marks(info.metadata, info.annotation)
        yield _field(_label(info.alias or name), value, marks, catalog)


def _field(label: str, value: Any, marks: tuple[Any, ...], catalog: Catalog) -> Field:
    if isinstance(value, BaseModel):
        return Field(label, "fields", tuple(_fields(value, catalog, ())))
    if isinstance(value, tuple | list):
        order = _labels(type(value[0])) if isinstance(value[0], BaseModel) else ()
        return _several(label, tuple(_field("", item, marks, catalog) for item in value), order)
    if isinstance(value, Mapping):
        pairs = (_field(str(key), item, marks, catalog) for key, item in value.items())
        return Field(label, "fields", tuple(pairs))
    if isinstance(value, bool):
        return Field(label, "line", "yes" if value else "no")
    if any(isinstance(mark, RefTo) for mark in marks):
        return Field(label, "record", _record(catalog, value))
    text = "" if value is None else str(value)
    is_choice = any(isinstance(mark, Meanings) for mark in marks)
    return Field(label, _form_of_text(marks), text.replace("_", " ") if is_choice else text)


def _several(label: str, items: tuple[Field, ...], order: tuple[str, ...]) -> Field:
    if all(item.form == "fields" for item in items):
        return Field(label, "table", _table([item.value for item in items], order))
    return Field(label, "list", items)


def _form_of_text(marks: tuple[Any, ...]) -> Form:
    if any(isinstance(mark, ProseMark) for mark in marks):
        return "prose"
    if any(isinstance(mark, UrlMark) for mark in marks):
        return "link"
    return "verbatim" if any(isinstance(mark, VerbatimMark) for mark in marks) else "line"


def _labels(shape: type[BaseModel]) -> tuple[str, ...]:
    return tuple(_label(info.alias or name) for name, info in shape.model_fields.items())


def _table(rows: list[tuple[Field, ...]], order: tuple[str, ...]) -> Table:
    """Put things of a shape into rows; columns are in its order, an author's own come last."""
    found = dict.fromkeys(field.label for row in rows for field in row)
    columns = (
        *(label for label in order if label in found),
        *(label for label in found if label not in order),
    )
    by_label = [{field.label: field for field in row} for row in rows]
    return Table(columns, tuple(tuple(row.get(name) for name in columns) for row in by_label))


def _label(key: str) -> str:
    if key in _WRITTEN_OUT:
        return _WRITTEN_OUT[key]
    words = key.split("_")
    first, *rest = (word.upper() if word in _ACRONYMS else word for word in words)
    return " ".join((f"{first[:1].upper()}{first[1:]}", *rest))


def _record(catalog: Catalog, reference: Ref) -> Record | str:
    return catalog.find(reference.partition("#")[0]) or reference


def _marks(metadata: list[Any], annotation: Any) -> tuple[Any, ...]:
    """Collect the marks of a field, however deep they lie in its type."""
    found = list(metadata)
    for inner in get_args(annotation):
        found += (
            _marks([], inner)
            if not isinstance(inner, RefTo | ProseMark | UrlMark | VerbatimMark)
            else [inner]
        )
    if hasattr(annotation, "__metadata__"):
        found += annotation.__metadata__
    return tuple(found)


def _is_empty(value: Any) -> bool:
    return value is None or value in ((), {})
