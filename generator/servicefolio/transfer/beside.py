"""Rows become the text of a CSV file that stands beside its record."""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO

from servicefolio.source.document import Tree


def csv_text(rows: Sequence[Mapping[str, Tree]]) -> str:
    """Write rows under a header of all their columns; several texts in a cell get semicolons.

    >>> print(csv_text([{"from": "2026-11-01", "note": "a, b"}, {"to": "2026-11-02"}]), end="")
    from,note,to
    2026-11-01,"a, b",
    ,,2026-11-02
    """
    columns = tuple(dict.fromkeys(key for row in rows for key in row))
    made = StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    return made.getvalue()


def _cell(value: Tree) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value or "")
