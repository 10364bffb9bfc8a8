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
from servicefolio.records.choice import Meanings
from servicefolio.records.moment import DateTimeValue
from servicefolio.records.quantities import DurationValue, PercentValue
from servicefolio.records.ref import RefTo
from servicefolio.records.scalars import ProseMark, VerbatimMark
from servicefolio.text import in_words, listing, with_article

_FOR_STAFF = "For staff: left out where the record is shown to a wider audience."
_WORDS: dict[Any, str] = {
    str: "one line",
    bool: "true or false",
    int: "whole number",
    Decimal: "number",
    date: "date",
    PercentValue: "percentage",
    DateTimeValue: "date with a time",
    DurationValue: "length of time",
}


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One key that an author may write; nested keys carry their way, such as `get_it.url`."""

    key: str
    holds: str
    required: bool
    description: str
    values: tuple[tuple[str, str], ...] = ()
    """Each value that may be written, with what it means, where there are only a few."""
    default: str | None = None
    """The value that counts where none of them is written."""

    @property
    def depth(self) -> int:
        """Count the keys that it lies in."""
        return self.key.count(".")


@dataclass(frozen=True, slots=True)
class FieldGroups:
    """The keys of a kind: its own, and those that every record has."""

    own: tuple[FieldRow, ...]
    common: tuple[FieldRow, ...]


def field_groups(model: type[Record]) -> FieldGroups:
    """List the keys of a kind: required ones first, and nested ones after theirs.

    Those that every record has stand apart, but for what the kind asks for or describes itself.
    """
    shared = {name for name in Record.model_fields if _is_shared(model, name)}
    rows = tuple(_rows(model, ""))
    common = tuple(row for row in rows if row.key.split(".")[0] in shared)
    return FieldGroups(tuple(row for row in rows if row not in common), common)


def field_rows(model: type[Record]) -> tuple[FieldRow, ...]:
    """List the keys of a kind: its own first, then those that every record has."""
    groups = field_groups(model)
    return (*groups.own, *groups.common)


def _rows(model: type[BaseModel], prefix: str) -> Iterator[FieldRow]:
    fields = [item for item in model.model_fields.items() if item[0] != "extensions"]
    optional = {
        name for name, info in fields if not info.is_required() or _is_file_name(prefix, name)
    }
    for name, info in sorted(fields, key=lambda item: item[0] in optional):
        key = f"{prefix}{info.alias or name}"
        annotation = (
            Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
        )
        described = " ".join((info.description or "").split())
        yield FieldRow(
            key=key,
            holds=_holds(annotation),
            required=name not in optional,
            description=f"{described} {_FOR_STAFF}" if FOR_STAFF in info.metadata else described,
            default=info.default if isinstance(info.default, str) else None,
            values=tuple(
                pair for meanings in _meanings(annotation) for pair in meanings.of.items()
            ),
        )
        shape = _shape(annotation)
        if shape is not None and prefix.count(".") < 2:  # noqa: PLR2004 - deep enough to read
            yield from _rows(shape, f"{key}.")


def _is_shared(model: type[Record], name: str) -> bool:
    mine, everybodys = model.model_fields[name], Record.model_fields[name]
    is_same = (mine.annotation, mine.description) == (everybodys.annotation, everybodys.description)
    return is_same and (not mine.is_required() or name == "id")


def _is_file_name(prefix: str, name: str) -> bool:
    """Tell whether a key is that of the record, which its file's name stands in for."""
    return not prefix and name == "id"


def _meanings(annotation: Any) -> Iterator[Meanings]:
    """Find what is said of the values of a field, however deep it stands in its type."""
    if get_origin(annotation) is Annotated:
        yield from (mark for mark in annotation.__metadata__ if isinstance(mark, Meanings))
        yield from _meanings(annotation.__origin__)
    else:
        for inner in get_args(annotation):
            yield from _meanings(inner)


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
            first, *others = map(in_words, mark.kinds or ("record",))
            return f"id of {listing((with_article(first), *others))}"
        if isinstance(mark, Meanings):
            return "one of these words"
        if isinstance(mark, ProseMark):
            return "Markdown text"
        if isinstance(mark, VerbatimMark):
            return "exact text"
    return _holds(annotation.__origin__)


def _shape(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, (_shape(inner) for inner in get_args(annotation))), None)
