"""A table becomes record files: every row is written, or counted with the reason why not.

Text in, text out: what is there already is an argument, and nothing is written here.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from servicefolio.config import Settings
from servicefolio.diagnostics import Diagnostic, Position, Rule
from servicefolio.kind import Kind
from servicefolio.records.beside import SUFFIX
from servicefolio.rules.imports import CONFLICT, ROW
from servicefolio.source.document import Tree
from servicefolio.source.dump import dump
from servicefolio.source.parse import REGISTER_KEY
from servicefolio.transfer.beside import csv_text
from servicefolio.transfer.row_record import record_fields
from servicefolio.transfer.row_values import (
    Names,
    Prepared,
    RefusedError,
    fill,
    fill_item,
    holds,
    prepare,
)
from servicefolio.transfer.rows import Table
from servicefolio.transfer.table_map import TableMap


class Outcome(StrEnum):
    """What becomes of a row."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    CONFLICT = "in conflict"
    REFUSED = "refused"
    LEFT_OUT = "left out"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class There:
    """What is there already: ids in lower case with the files that have them, texts of files."""

    identifiers: Mapping[str, str]
    read: Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Order:
    """What to make of a table: records of a kind, as files of their own or as one register."""

    kind: Kind
    map: TableMap
    settings: Settings
    register: bool = False


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to write, relative to the root."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Imported:
    """Files to write, what became of the rows, and why some became nothing."""

    files: tuple[NewFile, ...]
    outcomes: Mapping[Outcome, int]
    """How many rows had each outcome; together they are all rows of the table."""
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Made:
    """A row that became a record."""

    line: int
    identifier: str
    fields: Mapping[str, object]
    item: Mapping[str, Tree] | None = None
    """What it adds to the list that rows are gathered into."""


@dataclass(frozen=True, slots=True)
class _Other:
    """A row that did not."""

    outcome: Outcome
    problem: Diagnostic | None = None


def convert(
    table: Table, order: Order, there: There, step: Callable[[], None] = lambda: None
) -> Imported:
    """Make record files of a table; `step` is called once for every row."""
    fates = list(_fates(table, order, there, step))
    made = [fate for fate in fates if isinstance(fate, _Made)]
    others = [fate for fate in fates if isinstance(fate, _Other)]
    others += (_Other(Outcome.REFUSED, problem) for problem in table.broken)
    outcomes = Counter(other.outcome for other in others)
    problems = [other.problem for other in others if other.problem is not None]
    files: list[NewFile] = []
    for together, records in _files(made, order):
        meeting = _meet_all(together, records[0].line, table, there)
        outcomes[meeting.outcome] += len(records)
        problems += [meeting.problem] if meeting.problem else []
        if meeting.outcome is Outcome.WRITTEN:
            files += (file for file in together if there.read(file.path) is None)
    ordered = sorted(problems, key=lambda problem: problem.sort_key)
    return Imported(tuple(files), outcomes, tuple(ordered))


def _fates(
    table: Table, order: Order, there: There, step: Callable[[], None]
) -> Iterator[_Made | _Other]:
    """Decide about every row that could be read."""
    rows, names = prepare(table.rows, order.map)
    first_with_value: dict[str, int] = {}
    first_with_id: dict[str, int] = {}
    for item in rows:
        step()
        line = item.row.line
        if not all(holds(condition, item.cells) for condition in order.map.only):
            yield _Other(Outcome.LEFT_OUT)
            continue
        try:
            if order.map.distinct is not None and _is_repeated(item, order.map, first_with_value):
                yield _Other(Outcome.MERGED)
                continue
            made = _make(item, names, order)
            if order.map.gather is None:
                _refuse_twin(made.identifier, line, first_with_id)
        except RefusedError as error:
            problem = _problem(table, line, ROW, error.message, error.hint)
            yield _Other(Outcome.REFUSED, problem)
            continue
        holder = there.identifiers.get(made.identifier.casefold())
        if holder is None or holder == _path(made.identifier, order):
            yield made
        else:
            message = f'the id "{made.identifier}" is taken: see {holder}'
            hint = "ids are unique over all kinds: give these a prefix in the map's `id`"
            yield _Other(Outcome.CONFLICT, _problem(table, line, CONFLICT, message, hint))


def _is_repeated(item: Prepared, table_map: TableMap, first: dict[str, int]) -> bool:
    """Tell whether an earlier row has the same text in the column that makes rows distinct."""
    value = " ".join(item.cells.get(table_map.distinct or "", "").split()).casefold()
    if not value:
        hint = f"leave such rows out: `only: {table_map.distinct}`"
        raise RefusedError(f'the column "{table_map.distinct}" is empty', hint)
    return first.setdefault(value, item.row.line) != item.row.line


def _refuse_twin(identifier: str, line: int, first: dict[str, int]) -> None:
    earlier = first.setdefault(identifier.casefold(), line)
    if earlier != line:
        raise RefusedError(
            f'the id "{identifier}" is that of line {earlier}, too',
            "name more columns in the map's `id`; `distinct` merges rows about the same thing",
        )


def _make(item: Prepared, names: Names, order: Order) -> _Made:
    if not item.name:
        raise RefusedError("there is nothing to make an id of", "the map's `id` names the columns")
    identifier = names.own.of(item.name)
    tree = fill(item.cells, order.map, names)
    gather = order.map.gather
    if gather is None:
        fields = record_fields(tree, identifier, order.kind, order.map, order.settings)
        return _Made(item.row.line, identifier, fields)
    added = fill_item(item.cells, order.map, names)
    whole: dict[str, Tree] = {**tree, gather.into: [added]}
    fields = record_fields(whole, identifier, order.kind, order.map, order.settings)
    return _Made(item.row.line, identifier, fields, added)


def _path(identifier: str, order: Order) -> str:
    folder = order.kind.folder
    return f"{folder}.yaml" if order.register else f"{folder}/{identifier}.yaml"


def _files(
    made: Sequence[_Made], order: Order
) -> Iterator[tuple[tuple[NewFile, ...], Sequence[_Made]]]:
    """Put records into files; those that belong together, with the rows that they hold."""
    if order.map.gather is not None:
        gathered: dict[str, list[_Made]] = defaultdict(list)
        for record in made:
            gathered[record.identifier.casefold()].append(record)
        for records in gathered.values():
            yield _with_rows(records, order.map.gather.into, order), records
    elif order.register and made:
        listed = [{"id": record.identifier, **record.fields} for record in made]
        yield (NewFile(_path("", order), dump({REGISTER_KEY: listed})),), made
    elif made:
        for record in made:
            path = _path(record.identifier, order)
            yield (NewFile(path, dump(record.fields)),), [record]


def _with_rows(records: Sequence[_Made], into: str, order: Order) -> tuple[NewFile, ...]:
    """Make a record of its first row, and the file beside it of what every row adds."""
    first = records[0]
    path = _path(first.identifier, order)
    beside = f"{first.identifier}{SUFFIX}"
    text = dump({**first.fields, into: beside})
    rows = csv_text([record.item for record in records if record.item is not None])
    return NewFile(path, text), NewFile(f"{order.kind.folder}/{beside}", rows)


def _meet_all(files: Sequence[NewFile], line: int, table: Table, there: There) -> _Other:
    """Compare files that belong together: none is written where one is there with another text."""
    meetings = [_meet(file, line, table, there) for file in files]
    for outcome in (Outcome.CONFLICT, Outcome.WRITTEN):
        for meeting in meetings:
            if meeting.outcome is outcome:
                return meeting
    return meetings[0]


def _meet(file: NewFile, line: int, table: Table, there: There) -> _Other:
    """Compare a file with what is there; nothing is ever overwritten."""
    text = there.read(file.path)
    if text is None:
        return _Other(Outcome.WRITTEN)
    if text == file.text:
        return _Other(Outcome.UNCHANGED)
    message = f"{file.path} is there with another text"
    hint = "nothing is overwritten: remove the file, and import again, to take the table's"
    return _Other(Outcome.CONFLICT, _problem(table, line, CONFLICT, message, hint))


def _problem(table: Table, line: int, rule: Rule, message: str, hint: str | None) -> Diagnostic:
    return Diagnostic(table.path, Position(line, 1, 0), rule, message, rule.severity, hint)
