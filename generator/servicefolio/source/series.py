"""A CSV file beside a record becomes rows of text, each cell with its place.

What the cells mean is for the model of the record to say; here they are text as it was written.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from servicefolio.config import Settings
from servicefolio.diagnostics import START, Diagnostic, Position, Rule, Severity
from servicefolio.source.document import Route, SourceFile, SourceText, excerpt
from servicefolio.source.parse import decode

FILE = Rule("series-file", Severity.ERROR, "The file that a series is said to be in is not there")
COLUMN = Rule("series-column", Severity.ERROR, "A column of a series is missing or not known")
ROW = Rule("series-row", Severity.ERROR, "A row of a series does not fit its header")
VALUE = Rule("series-value", Severity.ERROR, "A value of a series that its column cannot hold")
SIZE = Rule("series-size", Severity.ERROR, "A series has more rows than the settings allow")
RULES = (COLUMN, FILE, ROW, SIZE, VALUE)

_CELL = re.compile(r'[ \t]*(?:"(?P<quoted>(?:[^"]|"")*+)"[ \t]*|(?P<plain>[^,\n"]*))')
_OTHER_MARKS = {";": "semicolons", "\t": "tabs", "|": "bars"}


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands between two commas, and where."""

    text: str
    place: Position


@dataclass(frozen=True, slots=True)
class Series:
    """The rows of a file by column, and what is wrong with them as rows."""

    source: SourceText
    """Its text; the way to a cell is the index of its row and the name of its column."""
    columns: tuple[Cell, ...]
    rows: tuple[Mapping[str, str], ...]
    """Cells by column, without those that are empty."""
    diagnostics: tuple[Diagnostic, ...] = ()


class _BrokenRowError(Exception):
    """The text is no CSV from a place on."""

    def __init__(self, place: Position) -> None:
        super().__init__(place)
        self.place = place


def read_all_series(files: Iterable[SourceFile], settings: Settings) -> dict[str, Series]:
    """Read the CSV files that lie beside records, by path."""
    return {file.path: read_series(file, settings) for file in files}


def read_series(file: SourceFile, settings: Settings) -> Series:
    """Read a CSV file: a header, then a row for each line; lines without text are passed over."""
    text = decode(file)
    if isinstance(text, Diagnostic):
        return Series(SourceText(file.path, "", {(): START}, {}), (), (), (text,))
    places: dict[Route, Position] = {(): START}
    source = SourceText(file.path, text, places, {})
    lines = _lines(text)
    problems: list[Diagnostic] = []
    rows: list[Mapping[str, str]] = []
    header: tuple[Cell, ...] = ()
    try:
        header = next(lines, ())
        for cells in lines:
            if len(rows) == settings.max_series_rows:
                problems.append(_too_many(source, cells[0].place, len(rows)))
                break
            if len(cells) != len(header):
                problems.append(_uneven(source, cells, header))
                continue
            places[len(rows),] = cells[0].place
            named = zip(header, cells, strict=True)
            row = {column.text: cell for column, cell in named if cell.text}
            places.update({(len(rows), name): cell.place for name, cell in row.items()})
            rows.append({name: cell.text for name, cell in row.items()})
    except _BrokenRowError as error:
        message = "a quote stands here that begins or ends no cell"
        hint = 'put the whole cell in quotes, and write a quote inside it twice: ""'
        problems.append(series_problem(source, ROW, error.place, message, hint))
    if not rows and not problems:
        hint = "write a header such as from,value and a row for each time that was measured"
        problems.append(series_problem(source, ROW, START, "this series has no rows", hint))
    # With other marks than commas every row is wrong, and for this reason alone.
    told = tuple(_other_mark(source, header)) or tuple(problems)
    return Series(source, header, tuple(rows), told)


def series_problem(
    source: SourceText, rule: Rule, place: Position, message: str, hint: str
) -> Diagnostic:
    """Report a problem at a place of a series."""
    shown = excerpt(source.text, place)
    return Diagnostic(source.path, place, rule, message, rule.severity, hint, excerpt=shown)


def _lines(text: str) -> Iterator[tuple[Cell, ...]]:
    """Read the rows of cells; a cell in quotes may hold commas, quotes and line breaks."""
    at, line, start = 0, 1, 0
    cells: list[Cell] = []
    while at <= len(text):
        match = _CELL.match(text, at)
        if match is None:
            break
        name = "plain" if match["quoted"] is None else "quoted"
        written = match[name].strip()
        place = Position(line, match.start(name) - start + 1, max(len(written), 1))
        cells.append(Cell(written.replace('""', '"') if name == "quoted" else written, place))
        breaks = match[0].count("\n")
        if breaks:
            line, start = line + breaks, at + match[0].rfind("\n") + 1
        at = match.end()
        follows = text[at : at + 1]
        if follows not in {",", "\n", ""}:
            raise _BrokenRowError(Position(line, at - start + 1))
        at += 1
        if follows != ",":
            if any(cell.text for cell in cells):
                yield tuple(cells)
            cells, line, start = [], line + 1, at


def _too_many(source: SourceText, place: Position, limit: int) -> Diagnostic:
    message = f"the series has more than {limit:,} rows"
    hint = "sum it up to longer spans of time, or raise max_series_rows in the settings"
    return series_problem(source, SIZE, place, message, hint)


def _uneven(source: SourceText, cells: tuple[Cell, ...], header: tuple[Cell, ...]) -> Diagnostic:
    message = f"this row has {len(cells)} cells, and the header {len(header)}"
    hint = "leave a cell empty where there is no value; a cell with a comma in it needs quotes"
    return series_problem(source, ROW, cells[0].place, message, hint)


def _other_mark(source: SourceText, header: tuple[Cell, ...]) -> Iterator[Diagnostic]:
    for mark, name in _OTHER_MARKS.items():
        if len(header) == 1 and mark in header[0].text:
            message = f"the columns are separated by {name}"
            hint = "save it with commas between the columns, and points in numbers"
            yield series_problem(source, COLUMN, header[0].place, message, hint)
