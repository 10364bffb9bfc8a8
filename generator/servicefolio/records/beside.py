"""A list that stands in a CSV file beside its record: the file's name becomes its rows."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from posixpath import dirname

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from servicefolio.diagnostics import START, Diagnostic
from servicefolio.messages import quoted
from servicefolio.records.base import Record
from servicefolio.source.document import EXTENSION_PREFIX, Document, Tree
from servicefolio.source.series import COLUMN, FILE, ROW, Cell, Series, series_problem
from servicefolio.text import closest, did_you_mean, listing

SUFFIX = ".csv"


@dataclass(frozen=True, slots=True)
class InCsv:
    """Marks a list of shapes that may be a CSV file instead, named by the record beside it."""

    required: tuple[str, ...]
    """The columns that it must have."""
    either: tuple[tuple[str, ...], ...]
    """Groups of columns of which it must have one; without groups it needs none."""

    def __get_pydantic_json_schema__(
        self, items: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Allow the name of a file."""
        return {"anyOf": [handler(items), {"type": "string", "pattern": r"^[^/]+\.csv$"}]}


@dataclass(frozen=True, slots=True)
class Expanded:
    """A document with what stands beside it, its fields, and what is wrong with the file."""

    document: Document
    fields: dict[str, Tree]
    problems: tuple[Diagnostic, ...] = ()
    unread: tuple[str, ...] = ()
    """The fields whose file could not be read as rows, so that nothing is known of them."""


def expand(
    document: Document,
    fields: dict[str, Tree],
    model: type[Record],
    columns_of: Callable[[str], tuple[str, ...]],
    series: Mapping[str, Series],
) -> Expanded:
    """Put the rows of CSV files in the place of their names.

    `columns_of` lists the fields of the shapes in a list; `series` are the files, by path.
    """
    made = Expanded(document, fields)
    for name, info in model.model_fields.items():
        written = fields.get(name)
        if not isinstance(written, str):
            continue
        mark = next((item for item in info.metadata if isinstance(item, InCsv)), None)
        if mark is not None:
            made = _expand_one(made, name, written, mark, columns_of(name), series)
    return made


def _expand_one(
    made: Expanded,
    field: str,
    name: str,
    mark: InCsv,
    columns: tuple[str, ...],
    series: Mapping[str, Series],
) -> Expanded:
    document = made.document
    found = series.get(f"{dirname(document.path)}/{name.strip()}")
    if found is None:
        message, hint = _no_file(name, document, series)
        problem = document.diagnose(FILE, (field,), message, hint=hint)
        return replace(made, problems=(*made.problems, problem), unread=(*made.unread, field))
    beside = replace(document, beside={**document.beside, field: found.source})
    # Without its header nothing can be said of columns, and without them nothing of values.
    has_header = not any(problem.rule is not ROW for problem in found.diagnostics)
    wrong_columns = tuple(_wrong_columns(found, mark, columns)) if has_header else ()
    problems = (*made.problems, *found.diagnostics, *wrong_columns)
    if wrong_columns or not has_header or not found.rows:
        return replace(made, document=beside, problems=problems, unread=(*made.unread, field))
    rows: list[Tree] = [dict(row) for row in found.rows]
    fields = {**made.fields, field: rows}
    return replace(made, document=beside, fields=fields, problems=problems)


def _no_file(name: str, document: Document, series: Mapping[str, Series]) -> tuple[str, str]:
    if not name.endswith(SUFFIX):
        hint = "list its rows below, or name a file that ends in .csv"
        return f"{quoted(name)} is neither rows nor a CSV file", hint
    if "/" in name:
        hint = "put the file beside this one, and write its name alone"
        return f"{quoted(name)} lies in another folder", hint
    folder = dirname(document.path)
    beside = [path.rpartition("/")[2] for path in series if dirname(path) == folder]
    hint = did_you_mean(name, beside) or f"put it into {folder}/"
    return f"there is no file {quoted(name)} beside this one", hint


def _wrong_columns(found: Series, mark: InCsv, columns: tuple[str, ...]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    names: set[str] = set()
    for cell in found.columns:
        if cell.text in names:
            message, hint = f'the column "{cell.text}" stands twice', "remove or rename one of them"
            yield series_problem(found.source, COLUMN, cell.place, message, hint)
        elif cell.text not in columns and not cell.text.startswith(EXTENSION_PREFIX):
            yield _unknown(found, cell, columns)
        names.add(cell.text)
        # A misspelt column is there: it is not missing as well.
        seen.update((cell.text, closest(cell.text, columns) or cell.text))
    missing = [name for name in mark.required if name not in seen]
    if mark.either and not any(seen.issuperset(group) for group in mark.either):
        missing.append(listing(" and ".join(group) for group in mark.either))
    if missing:
        message = f"the column {listing(missing, 'and')} is missing"
        place = found.columns[0].place if found.columns else START
        yield series_problem(found.source, COLUMN, place, message, "add it to the header")


def _unknown(found: Series, cell: Cell, columns: tuple[str, ...]) -> Diagnostic:
    message = f'there is no column "{cell.text}"' if cell.text else "this column has no name"
    own = f"a column of your own begins with {EXTENSION_PREFIX}"
    hint = did_you_mean(cell.text, columns)
    hint = hint or f"{own}; the columns are {listing(columns, 'and')}"
    return series_problem(found.source, COLUMN, cell.place, message, hint)
