"""Measures how the search grows with the records: its index, what browsers fetch, what is found.

    python bench/search_growth.py --records FILE --queries FILE [--sizes 1000 6666 50000]

Prints one JSON object with the figures of bench/search.py for our search at each size, and the
same as a table for the manual. Less than all records are a sample of them, with the queries that
have a right record in it; to more, records are added that are made like the real ones
(bench/searching/made_rows.py), with the same queries.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from chromium import chromium
from searching.corpus import Corpus, add_arguments, conditions, read_corpus, sample, sample_corpus
from searching.made_rows import made_rows
from searching.ours import measure_ours
from searching.peers import say
from searching.scores import ALL

_KILO = 1_000
_MEGA = 1_000_000


def main() -> None:
    """Read the arguments, measure at each size, print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    add_arguments(parser)
    sizes = "how many records"
    parser.add_argument("--sizes", nargs="+", type=int, default=[1_000, 6_666, 50_000], help=sizes)
    parser.add_argument("--limit", type=int, default=0, help="only so many of the queries")
    parser.add_argument("--table", action="store_true", help="print only the table")
    arguments = parser.parse_args()
    if min(arguments.sizes) < 1:
        sys.exit("--sizes are 1 at least")
    real = read_corpus(arguments.records, arguments.queries)
    report = {size: _measure(of_size(real, size), arguments.limit) for size in arguments.sizes}
    rows = table(report)
    print("\n".join(rows) if arguments.table else json.dumps({"sizes": report, "table": rows}))


def of_size(real: Corpus, size: int) -> Corpus:
    """Make the records more or fewer."""
    if size < len(real.rows):
        return sample_corpus(real, size)
    return Corpus((*real.rows, *made_rows(real.rows, size - len(real.rows))), real.queries)


def table(report: dict[int, dict[str, Any]]) -> list[str]:
    """Lay the figures out as a table in Markdown, a column for each size."""
    lines = [
        "| | " + " | ".join(f"{size:,} records" for size in report) + " |",
        "| --- |" + " ---: |" * len(report),
    ]
    for name, pick in _FIGURES.items():
        lines.append(f"| {name} | " + " | ".join(map(pick, report.values())) + " |")
    return lines


def _measure(corpus: Corpus, limit: int) -> dict[str, Any]:
    if limit:
        corpus = Corpus(corpus.rows, sample(corpus.queries, limit))
    say(f"measuring with {len(corpus.rows):,} records")
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        figures = measure_ours(corpus, browser, Path(folder)).figures
    return {"measured_on": conditions(corpus), **figures}


def _mega(count: float) -> str:
    return f"{count / _MEGA:.1f} MB"


def _spread(values: dict[str, float], unit: str, per: int = 1, digits: int = 0) -> str:
    shown = f"{values['median'] / per:,.{digits}f} / {values['p95'] / per:,.{digits}f}"
    return f"{shown} {unit}".strip()


_FIGURES = {
    "text of the records": lambda at: _mega(at["index"]["record_text_bytes"]),
    "index": lambda at: _mega(at["index"]["bytes"]),
    "index, compressed": lambda at: _mega(at["index"]["gzip_bytes"]),
    "files": lambda at: f"{at['index']['files']:,}",
    "processor time to build the index": lambda at: (
        f"{at['index_build']['processor_seconds']:.0f} s"
    ),
    "memory for it, records included": lambda at: f"{at['index_build']['peak_megabytes']:,} MB",
    "first result, fetched (median / 95 %)": lambda at: _spread(at["cold"]["bytes"], "kB", _KILO),
    "first result, requests (median / 95 %)": lambda at: _spread(at["cold"]["requests"], ""),
    "the same query again (median / 95 %)": lambda at: _spread(at["warm_ms"], "ms", digits=1),
    "right record first": lambda at: f"{at['quality'][ALL]['hit@1']:.1%}",
    "right record among five": lambda at: f"{at['quality'][ALL]['hit@5']:.1%}",
    "queries": lambda at: f"{at['quality'][ALL]['n']}",
}


if __name__ == "__main__":
    main()
