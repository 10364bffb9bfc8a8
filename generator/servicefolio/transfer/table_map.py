"""The map of an import: which column of a foreign table fills which field of a record.

Each field's docstring is its description in the manual.
"""

import re
from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from servicefolio.records.base import OneOrMany, Shape
from servicefolio.records.scalars import Line, Verbatim, Whole, author_error

PLACE = re.compile(r"\{([^{}]*)\}")
"""A place in a template: the name of a column in braces."""
KEEP = "keep"
_LINES = "lines"
_SHORTEST_PATTERN = 3

_Texts = Annotated[tuple[Verbatim, ...], OneOrMany]


class Condition(Shape):
    """What must hold of a row; one text is a column that must be filled."""

    SHORT_FORM: ClassVar[str | None] = "column"

    column: Verbatim
    """The column that is looked at; alone, it must be filled."""
    is_: _Texts = Field(default=(), alias="is")
    """The texts of which it must be one; upper and lower case are the same."""
    is_not: _Texts = ()
    """The texts of which it must be none."""
    has: _Texts = ()
    """The texts of which one must stand somewhere in it."""


class Source(Shape):
    """Where a value comes from, and what is done to it, in this order; one text is a column."""

    SHORT_FORM: ClassVar[str | None] = "column"

    column: Verbatim | None = None
    """The column that holds it."""
    template: Verbatim | None = None
    """A text with columns in braces, such as `{product} {version}`."""
    constant: Verbatim | None = None
    """The same text for every row."""
    when: Annotated[tuple[Condition, ...], OneOrMany] = ()
    """What must hold of a row, else the value counts as empty."""
    default: Verbatim | None = None
    """The text that stands in for an empty value."""
    split: Verbatim | None = None
    """What separates the items of a list: a text, `lines`, or a pattern between slashes."""
    values: dict[str, Verbatim | None] = Field(default_factory=dict)
    """A table of texts and what becomes of them; `~` leaves the text out."""
    other: Verbatim | None = None
    """What becomes of a text that is not in `values`; `keep` keeps it as it is. Left out, the row
    is refused."""
    date: Verbatim | None = None
    """How the table writes days and times, in the letters of strptime, such as
    `%d.%m.%Y %H:%M`; they become `2026-11-23 03:12`."""
    as_: Literal["written", "line", "plain"] = Field(default="written", alias="as")
    """`written` keeps the text; `line` makes one line of it; `plain` writes text that is not
    Markdown so that a field of Markdown shows exactly it."""
    shorten: Annotated[Whole, Field(ge=2)] | None = None
    """The number of characters above which it is cut, between words, with … at its end."""
    ref: Verbatim | None = None
    """Makes the id of an imported record of it, as that record's `id` does; `{}` stands for the
    text, as in `svc-{}`."""

    @model_validator(mode="after")
    def _is_clear(self) -> "Source":
        origins = (self.column, self.template, self.constant)
        if sum(origin is not None for origin in origins) != 1:
            hint = "write one of `column`, `template` and `constant`"
            raise author_error("it is not clear where this value comes from", hint)
        if self.ref is not None and "{}" not in self.ref:
            raise author_error(f'ref is "{self.ref}", with no place for the text', "write `{}`")
        if self.separator is not None:
            try:
                re.compile(self.separator)
            except re.error as error:
                message = f"split is {self.split}, which is no pattern: {error}"
                raise author_error(message, "patterns are those of Python") from None
        return self

    @property
    def separator(self) -> str | None:
        """The pattern at which it is split into a list."""
        if self.split is None or self.split == _LINES:
            return self.split and r"\n"
        if len(self.split) >= _SHORTEST_PATTERN and self.split[0] == self.split[-1] == "/":
            return self.split[1:-1]
        return re.escape(self.split)

    def columns(self) -> Iterator[tuple[str, str]]:
        """List the columns that it reads, each with the key that names it."""
        if self.column is not None:
            yield "column", self.column
        for name in PLACE.findall(self.template or ""):
            yield "template", name
        for condition in self.when:
            yield "when", condition.column


Sources = Annotated[tuple[Source, ...], OneOrMany, Field(min_length=1)]
"""One source, or several of which the first that is not empty counts."""


class Gather(Shape):
    """How rows become the items of a list, which stands in a CSV file beside its record."""

    into: Line
    """The list that they become, such as the `downtime` or the `tickets` of a measurement."""
    fields: dict[Line, Sources] = Field(min_length=1)
    """The fields of an item, each a column of the file that is written."""


class TableMap(Shape):
    """How the rows of a table become records of a kind."""

    id: Verbatim
    """The template of a record's id, such as `{number}`; other characters are folded."""
    gather: Gather | None = None
    """What rows with the same id become together, in one record; its fields are those of the
    first."""
    only: Annotated[tuple[Condition, ...], OneOrMany] = ()
    """What must hold of a row; the other rows are left out, and counted."""
    distinct: Verbatim | None = None
    """A column: of rows with the same text in it, the first alone becomes a record."""
    columns: dict[str, Sources] = Field(default_factory=dict)
    """Columns to make before anything else, for use like those of the file."""
    fields: dict[Line, Sources] = Field(min_length=1)
    """The fields of a record. A dot leads further in, and a number is an item of a list:
    `get_it.url`, `external_refs.0.key`."""
