"""Foreign tables become rows of text with the lines that they stand on: CSV, JSON, JSON Lines.

Every cell is text as it was written; what it means is for the map to say.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from servicefolio.diagnostics import START, Diagnostic, Position, Rule
from servicefolio.rules.imports import FILE, ROW
from servicefolio.source.document import SourceFile
from servicefolio.source.parse import decode
from servicefolio.text import listing

_DELIMITERS = ",;\t|"
_JSON_LINES = (".jsonl", ".ndjson")
_CSV = (".csv", ".tsv", ".txt")
_SPACE = re.compile(r"[ \t\n]*")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line on which it begins, and its cells by column."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file, and what could not be read as a row, one problem each."""

    path: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    broken: tuple[Diagnostic, ...] = ()


class _UnreadableError(Exception):
    """The file is no table: why, where, and what to do."""

    def __init__(self, message: str, position: Position, hint: str | None = None) -> None:
        super().__init__(message)
        self.message, self.position, self.hint = message, position, hint


def read_table(file: SourceFile, delimiter: str | None = None) -> Table | Diagnostic:
    """Read a table, its format by the ending of its name, else by how it begins."""
    text = decode(file)
    if isinstance(text, Diagnostic):
        return text
    try:
        return _read(file.path, text, delimiter)
    except _UnreadableError as error:
        return _problem(file.path, FILE, error.message, error.position, error.hint)
    except json.JSONDecodeError as error:
        hint = "a file with one object a line is called .jsonl" if "Extra" in error.msg else None
        place = Position(error.lineno, error.colno)
        return _problem(file.path, FILE, f"not valid JSON: {_lower(error.msg)}", place, hint)
    except RecursionError:
        return _problem(file.path, FILE, "this JSON is nested too deeply")


def _read(path: str, text: str, delimiter: str | None) -> Table:
    suffix = PurePosixPath(path).suffix.lower()
    if suffix in _JSON_LINES:
        return _read_json_lines(path, text)
    if suffix not in _CSV and text.lstrip().startswith(("[", "{")):
        return _read_json(path, text)
    return _read_csv(path, text, delimiter)


def _read_csv(path: str, text: str, delimiter: str | None) -> Table:
    # It is one for the whole process: others read files, too.
    csv.field_size_limit(max(len(text), csv.field_size_limit()))
    separator = delimiter or _delimiter_of(text)
    lines = _csv_lines(text, separator)
    _, names = next(lines, (1, []))
    columns = tuple(name.strip() or f"column {n}" for n, name in enumerate(names, start=1))
    _refuse_twins(columns)
    rows: list[Row] = []
    broken: list[Diagnostic] = []
    for line, cells in lines:
        if len(cells) == len(columns):
            rows.append(Row(line, dict(zip(columns, cells, strict=True))))
        else:
            message = f"this row has {len(cells)} cells, and the header {len(columns)}"
            hint = "a cell with a separator, a quote or a line break in it needs quotes"
            broken.append(_problem(path, ROW, message, Position(line, 1, 0), hint))
    return Table(path, columns, tuple(rows), tuple(broken))


def _csv_lines(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Read rows with the lines on which they begin; blank lines are no rows."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        message = f"not valid CSV: {error}"
        hint = "a quote inside a quoted cell is written twice, and every quote is closed"
        raise _UnreadableError(message, Position(line, 1, 0), hint) from error


def _delimiter_of(text: str) -> str:
    """Take the separator that makes the most columns of the header."""
    header = text.lstrip("\n").split("\n", 1)[0]
    return max(_DELIMITERS, key=lambda mark: len(next(csv.reader([header], delimiter=mark), [])))


def _refuse_twins(columns: tuple[str, ...]) -> None:
    for index, name in enumerate(columns):
        if name in columns[:index]:
            message = f'the column "{name}" stands twice in the header'
            raise _UnreadableError(message, Position(1, 1, 0), "rename one of the two")


class _Object(dict[str, Any]):
    """A JSON object with all of its pairs, those too whose key stands twice."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.pairs = pairs


_DECODER = json.JSONDecoder(
    object_pairs_hook=_Object, parse_int=str, parse_float=str, parse_constant=str
)
"""Numbers stay as they were written: 5.10 is not 5.1."""


def _read_json_lines(path: str, text: str) -> Table:
    rows: list[Row] = []
    broken: list[Diagnostic] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            rows.append(_row(number, _DECODER.decode(line)))
        except json.JSONDecodeError as error:
            message = f"not valid JSON: {_lower(error.msg)}"
            broken.append(_problem(path, ROW, message, Position(number, error.colno)))
        except _UnreadableError as error:
            broken.append(_problem(path, ROW, error.message, error.position))
    return Table(path, _columns(rows), tuple(rows), tuple(broken))


def _read_json(path: str, text: str) -> Table:
    """Read an array of objects, or an object in which one array stands."""
    start = _after_space(text, 0)
    if text[start] == "{":
        arrays = [(key, at) for key, at, value in _entries(text, start) if isinstance(value, list)]
        if len(arrays) != 1:
            found = listing([f'"{key}"' for key, _ in arrays], "and")
            message = f"an object with one list in it belongs here; this has {found or 'none'}"
            raise _UnreadableError(message, START, "leave the list of rows, and nothing else")
        start = arrays[0][1]
    rows: list[Row] = []
    broken: list[Diagnostic] = []
    line, counted = 1, 0
    for _, at, value in _entries(text, start):
        line, counted = line + text.count("\n", counted, at), at
        try:
            rows.append(_row(line, value))
        except _UnreadableError as error:
            broken.append(_problem(path, ROW, error.message, error.position))
    return Table(path, _columns(rows), tuple(rows), tuple(broken))


def _entries(text: str, start: int) -> Iterator[tuple[str, int, Any]]:
    """Read the entries of the object or array at `start`: (key, place of the value, value).

    The standard decoder says where a value ends, but keeps no places inside it.
    """
    opening = text[start]
    closing = "}" if opening == "{" else "]"
    at = _after_space(text, start + 1)
    while text[at : at + 1] != closing:
        key = ""
        if opening == "{":
            key, end = _DECODER.raw_decode(text, at)
            at = _after_space(text, _expect(":", text, _after_space(text, end)))
        value, end = _DECODER.raw_decode(text, at)
        yield str(key), at, value
        at = _after_space(text, end)
        if text[at : at + 1] != closing:
            at = _after_space(text, _expect(",", text, at))
    rest = _after_space(text, at + 1)
    if start == _after_space(text, 0) and rest < len(text):
        raise json.JSONDecodeError("Extra data", text, rest)


def _expect(mark: str, text: str, at: int) -> int:
    if text[at : at + 1] != mark:
        raise json.JSONDecodeError(f"Expecting '{mark}'", text, at)
    return at + 1


def _after_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _row(line: int, value: object) -> Row:
    if not isinstance(value, dict):
        message = "an object with a value for every column belongs here"
        raise _UnreadableError(message, Position(line, 1, 0))
    cells: dict[str, str] = {}
    for name, text in _cells("", value):
        if name in cells:
            message = f'the column "{name}" stands twice in this row'
            raise _UnreadableError(message, Position(line, 1, 0))
        cells[name] = text
    return Row(line, cells)


def _cells(name: str, value: object) -> Iterator[tuple[str, str]]:
    """Name what is nested by its way: `fields.summary`, `labels.0`; a list has its lines too."""
    if isinstance(value, _Object):
        for key, inner in value.pairs:
            yield from _cells(f"{name}.{key}" if name else key, inner)
    elif isinstance(value, list):
        if not any(isinstance(item, dict | list) for item in value):
            yield name, "\n".join(_cell(item) for item in value)
        for index, item in enumerate(value):
            yield from _cells(f"{name}.{index}", item)
    else:
        yield name, _cell(value)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).replace("\r\n", "\n").replace("\r", "\n")


def _columns(rows: list[Row]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for row in rows for name in row.cells))


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]


def _problem(
    path: str, rule: Rule, message: str, position: Position = START, hint: str | None = None
) -> Diagnostic:
    return Diagnostic(path, position, rule, message, rule.severity, hint)
