"""The records that are searched, and the queries whose right records are known.

Records are JSON Lines with the columns that bench/maps/ names: id, source, title, service,
error_text, symptoms, cause, resolution and others. Queries are JSON Lines, too: qid, query, kind,
accept (the ids of all records that are right).
"""

import argparse
import json
import os
import platform
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = dict[str, str]

TEXTS = ("title", "service", "error_text", "symptoms", "cause", "resolution")
"""The columns that hold what a reader may look for."""


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody types or pastes, and the records that are right."""

    id: str
    text: str
    kind: str
    accept: frozenset[str]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Records with the queries about them."""

    rows: tuple[Row, ...]
    queries: tuple[Query, ...]

    @property
    def text_bytes(self) -> int:
        """Count the bytes of the records' texts, without the names of columns and other marks."""
        return sum(len(row.get(name, "").encode()) for row in self.rows for name in TEXTS)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the two files that no benchmark of the search can do without."""
    parser.add_argument("--records", type=Path, required=True, help="JSON Lines of records")
    parser.add_argument("--queries", type=Path, required=True, help="JSON Lines of queries")


def read_corpus(records: Path, queries: Path) -> Corpus:
    """Read both files, or leave with a word about the one that is missing."""
    for name, file in (("records", records), ("queries", queries)):
        if not file.is_file():
            sys.exit(f"There is no file {file}: --{name} names the file of {name}.")
    return Corpus(
        tuple({name: value or "" for name, value in row.items()} for row in _lines(records)),
        tuple(
            Query(item["qid"], item["query"], item["kind"], frozenset(item["accept"]))
            for item in _lines(queries)
        ),
    )


def write_rows(rows: Sequence[Row], file: Path) -> None:
    """Write records as they are read."""
    lines = (json.dumps(row, ensure_ascii=False) for row in rows)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def sample(queries: Sequence[Query], count: int) -> tuple[Query, ...]:
    """Take some queries, the same every time; all where there are no more."""
    if count >= len(queries):
        return tuple(queries)
    chance = random.Random(count)  # noqa: S311 - the same queries every time
    taken = sorted(chance.sample(range(len(queries)), count))
    return tuple(queries[index] for index in taken)


def sample_corpus(corpus: Corpus, count: int) -> Corpus:
    """Take some records, the same every time, and the queries that have right ones among them."""
    chance = random.Random(count)  # noqa: S311 - the same records every time
    taken = sorted(chance.sample(range(len(corpus.rows)), count))
    rows = tuple(corpus.rows[index] for index in taken)
    ids = {row["id"] for row in rows}
    return Corpus(rows, tuple(query for query in corpus.queries if query.accept & ids))


def conditions(corpus: Corpus) -> dict[str, Any]:
    """Tell what the figures hold for."""
    return {
        "records": len(corpus.rows),
        "record_text_bytes": corpus.text_bytes,
        "queries": len(corpus.queries),
        "processors": os.cpu_count(),
        "machine": platform.machine(),
        "other_work": f"load of {os.getloadavg()[0]:.1f} when it began",
        "network": "none: the server runs on the same machine, so that times are those of work",
    }


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as stream:
        yield from (json.loads(line) for line in stream if line.strip())
