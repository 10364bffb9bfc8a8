"""What each field of a kind may hold, in words: the table of the kind's page in the manual."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from servicefolio.audiences import FOR_STAFF
from servicefolio.records.base import Record
from servicefolio.records.quantities import DurationValue, PercentValue
from servicefolio.records.ref import RefTo
from servicefolio.records.scalars import ProseMark, VerbatimMark
from servicefolio.text import listing

_FOR_STAFF = "For staff: left out where the record is shown to a wider audience."
_WORDS: dict[Any, str] = {
    str: "one line",
    bool: "true or false",
    int: "whole number",
    Decimal: "number",
    date: "date",
    PercentValue: "percentage",
    DurationValue: "length of time",
}


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One key that an author may write; nested keys carry their way, such as `get_it.url`."""

    key: str
    holds: str
    required: bool
    description: str


def field_rows(model: type[Record]) -> tuple[FieldRow, ...]:
    """List the keys of a kind: its own first, then those that every record has."""
    shared = set(Record.model_fields)
    rows = list(_rows(model, ""))
    own = [row for row in rows if row.key.split(".")[0] not in shared or row.key == "state"]
    common = [row for row in rows if row not in own]
    return (*own, *common)


def _rows(model: type[BaseModel], prefix: str) -> Iterator[FieldRow]:
    for name, info in model.model_fields.items():
        if name == "extensions":
            continue
        key = f"{prefix}{info.alias or name}"
        annotation = (
            Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
        )
        required = info.is_required() and not (prefix == "" and name == "id")
        description = " ".join((info.description or "").split())
        if FOR_STAFF in info.metadata:
            description = f"{description} {_FOR_STAFF}"
        yield FieldRow(key, _holds(annotation), required, description)
        shape = _shape(annotation)
        if shape is not None and prefix.count(".") < 2:  # noqa: PLR2004 - deep enough to read
            yield from _rows(shape, f"{key}.")


def _holds(annotation: Any) -> str:
    origin = get_origin(annotation)
    if origin is Annotated:
        return _annotated(annotation)
    if origin in (Union, UnionType):
        return _holds(next(inner for inner in get_args(annotation) if inner is not type(None)))
    if origin is tuple:
        return f"list: {_holds(get_args(annotation)[0])}"
    if origin is dict:
        return ", each with a ".join(_holds(inner) for inner in get_args(annotation))
    if origin is Literal:
        return listing(f"`{choice}`" for choice in get_args(annotation))
    return "fields" if _shape(annotation) else _WORDS.get(annotation, "text")


def _annotated(annotation: Any) -> str:
    for mark in annotation.__metadata__:
        if isinstance(mark, RefTo):
            kinds = (
                listing(kind.replace("_", " ") for kind in mark.kinds) if mark.kinds else "record"
            )
            return f"id of a {kinds}"
        if isinstance(mark, ProseMark):
            return "Markdown text"
        if isinstance(mark, VerbatimMark):
            return "exact text"
    return _holds(annotation.__origin__)


def _shape(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, (_shape(inner) for inner in get_args(annotation))), None)
