"""The traceability matrix: what serves each objective, kind by kind, down to what is improved."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from servicefolio.derive.thread.thread import FOUNDATION, OBJECTIVE, SERVICE, Thread
from servicefolio.records.base import Record
from servicefolio.text import natural


@dataclass(frozen=True, slots=True)
class Branch:
    """An objective, and how deep it lies below the objective at the top."""

    objective: Record
    depth: int
    has_steps: bool = False
    """Others lie below it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A kind of record, services apart from those that they build upon."""

    kind: str
    is_behind: bool = False
    """It holds services that serve the objective only through others."""


@dataclass(frozen=True, slots=True)
class Row:
    """What serves an objective, a tuple of records a column."""

    branch: Branch
    cells: tuple[tuple[Record, ...], ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing serves the objective more directly than one below it."""
        return not any(self.cells)


@dataclass(frozen=True, slots=True)
class Band:
    """Columns that stand together, by their places: services, or the other kinds of a process."""

    process: str | None
    """None where they hold services."""
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Objectives by kinds."""

    columns: tuple[Column, ...]
    bands: tuple[Band, ...]
    rows: tuple[Row, ...]
    without: tuple[Record, ...]
    """Live services that serve no objective."""


def objective_tree(thread: Thread) -> tuple[Branch, ...]:
    """List objectives, each below the one that it serves, by title."""
    children: dict[str, list[Record]] = {}
    for objective in thread.catalog.records(OBJECTIVE):
        above = (record.id for record in thread.above(objective.id) if record.KIND == OBJECTIVE)
        children.setdefault(next(above, ""), []).append(objective)
    tree: dict[str, Branch] = {}
    waiting = [(objective, 0) for objective in _last_first(children.get("", ()))]
    while waiting:
        objective, depth = waiting.pop()
        tree[objective.id] = Branch(objective, depth, objective.id in children)
        below = _last_first(children.get(objective.id, ()))
        waiting += [(other, depth + 1) for other in below]
    # Those in a circle hang on nothing: they are listed all the same.
    for objective in thread.catalog.records(OBJECTIVE):
        tree.setdefault(objective.id, Branch(objective, 0))
    return tuple(tree.values())


def _last_first(objectives: Iterable[Record]) -> list[Record]:
    return sorted(objectives, key=_by_title, reverse=True)


def matrix_of(thread: Thread) -> Matrix:
    """Put every record into the rows of the objectives that it serves first."""
    cells: dict[tuple[str, Column], list[Record]] = {}
    without: list[Record] = []
    for record in _records(thread):
        served = thread.nearest_objectives(record.id)
        direct = {above.id for above in thread.above(record.id)} if served else set()
        for objective in served:
            is_behind = record.KIND == SERVICE and objective not in direct
            cells.setdefault((objective, Column(record.KIND, is_behind)), []).append(record)
        if not served and record.KIND == SERVICE and record.state == "live":
            without.append(record)
    found = {column for _objective, column in cells}
    columns = sorted(found, key=lambda it: (thread.rank(it.kind), it.kind, it.is_behind))
    rows = (
        Row(branch, tuple(tuple(cells.get((branch.objective.id, it), ())) for it in columns))
        for branch in objective_tree(thread)
    )
    # What was dropped and carries nothing would only look like a gap.
    kept = (row for row in rows if not (row.is_empty and _is_dropped(row.branch)))
    return Matrix(tuple(columns), _bands(thread, columns), tuple(kept), tuple(without))


def _bands(thread: Thread, columns: Sequence[Column]) -> tuple[Band, ...]:
    places: dict[str | None, list[int]] = {}
    for place, column in enumerate(columns):
        process = None if column.kind == SERVICE else thread.processes[column.kind]
        places.setdefault(process, []).append(place)
    return tuple(Band(process, tuple(found)) for process, found in places.items())


def _records(thread: Thread) -> Iterator[Record]:
    for kind in thread.catalog.kinds():
        if kind != OBJECTIVE and thread.processes[kind] != FOUNDATION:
            yield from sorted(thread.catalog.records(kind), key=_by_title)


def _is_dropped(branch: Branch) -> bool:
    is_gone = branch.objective.LIFECYCLE.state(branch.objective.state).stage == "gone"
    return is_gone and not branch.has_steps


def _by_title(record: Record) -> tuple[object, ...]:
    return (natural(record.title), record.id)
