"""Faults in the series that stand in CSV files beside their records.

As in seeded_faults.py, where a fault must be reported is read from the text alone.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fault import Expected, Fault
from seeded_faults import Line, Made, Written


@dataclass(frozen=True, slots=True)
class Series:
    """A CSV file, with the record that names it and the line on which it does."""

    path: str
    text: str
    record: Written
    named: Line

    def rows(self) -> Iterator[tuple[int, list[str], list[str]]]:
        """List the rows after the first, with their lines and the row before; none in quotes."""
        lines = self.text.rstrip("\n").split("\n")
        for number in range(3, len(lines) + 1):
            row, before = lines[number - 1], lines[number - 2]
            if '"' not in row + before:
                yield number, row.split(","), before.split(",")

    def column(self, name: str) -> int | None:
        """Find the place of a column."""
        names = self.text.split("\n", 1)[0].split(",")
        return names.index(name) if name in names else None

    def with_row(self, number: int, cells: list[str]) -> str:
        """Write another row."""
        lines = self.text.split("\n")
        lines[number - 1] = ",".join(cells)
        return "\n".join(lines)


def series_faults(
    root: Path, records: tuple[Written, ...], each: int, seed: int
) -> tuple[Fault, ...]:
    """Make faults of every sort, `each` of a sort where the repository allows so many."""
    chooser = random.Random(seed)  # noqa: S311 - the same faults every time
    series = tuple(read_series(root, records))
    faults: list[Fault] = []
    for sort, make in IN_SERIES.items():
        made = [_fault(sort, one, *fault) for one in series for fault in make(one)]
        faults += chooser.sample(made, min(each, len(made)))
    return tuple(faults)


def read_series(root: Path, records: tuple[Written, ...]) -> Iterator[Series]:
    """Read the CSV files that records name."""
    for record in records:
        for line in record.lines():
            file = (root / record.path).parent / line.value
            if line.value.endswith(".csv") and file.is_file():
                path = file.relative_to(root).as_posix()
                yield Series(path, file.read_text(encoding="utf-8"), record, line)


def wrong_values(series: Series) -> Made:
    """Write a number as a spreadsheet shows it."""
    for name in ("value", "good", "total"):
        column = series.column(name)
        for number, cells, _ in series.rows():
            if column is not None and cells[column]:
                changed = [*cells[:column], f"{cells[column]} min", *cells[column + 1 :]]
                text = series.with_row(number, changed)
                yield "series-value", series.path, number, text


def rows_twice(series: Series) -> Made:
    """Let a row begin where the one before does."""
    column = series.column("from")
    for number, cells, before in series.rows():
        if column is not None:
            changed = [*cells[:column], before[column], *cells[column + 1 :]]
            yield "measurement-order", series.path, number, series.with_row(number, changed)


def more_good_than_all(series: Series) -> Made:
    """Write what there was in all where the good ones stand, and one more."""
    good, total = series.column("good"), series.column("total")
    for number, cells, _ in series.rows():
        if good is not None and total is not None and cells[total]:
            changed = [*cells[:good], str(int(cells[total]) + 1), *cells[good + 1 :]]
            yield "measurement-ratio", series.path, number, series.with_row(number, changed)


def cells_too_many(series: Series) -> Made:
    """Write a decimal comma."""
    for number, cells, _ in series.rows():
        yield "series-row", series.path, number, series.with_row(number, [*cells[:-1], "5", ""])


def unknown_columns(series: Series) -> Made:
    """Call a column as no series calls one."""
    names = series.text.split("\n", 1)[0].split(",")
    for place in range(len(names)):
        changed = [*names[:place], "amount_of_it", *names[place + 1 :]]
        yield "series-column", series.path, 1, series.with_row(1, changed)


def lost_files(series: Series) -> Made:
    """Name a file that is not there."""
    text = series.record.with_value(series.named, f"old-{series.named.value}")
    yield "series-file", series.record.path, series.named.number, text


IN_SERIES: dict[str, Callable[[Series], Made]] = {
    "wrong value in a series": wrong_values,
    "row twice in a series": rows_twice,
    "more good than all in a series": more_good_than_all,
    "cell too many in a series": cells_too_many,
    "unknown column of a series": unknown_columns,
    "lost file of a series": lost_files,
}


def _fault(sort: str, series: Series, *made: *tuple[str, str, int, str]) -> Fault:
    """Keep file and record for this fault alone: they are one record, as a file is elsewhere."""
    rule, path, line, text = made
    files = {series.record.path: series.record.text, series.path: series.text, path: text}
    changed = tuple((name, content.encode()) for name, content in files.items())
    return Fault(sort, changed, (Expected(rule, path, line),))
