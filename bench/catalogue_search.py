"""Asks the search for what people look for in a service catalogue, among thousands of known errors.

    python bench/catalogue_search.py [--records FILE] [--queries FILE] [--misses N]

The records are JSON Lines with the columns that bench/maps/known-errors.yml names. They become
known errors beside the example organisation's records. Without them the example is searched alone,
which is easier, and the report says so. The queries are those of bench/catalogue_queries.jsonl:
`accept` names every record that may come first, and for a `held` one no record was edited. Prints
one JSON object: how often the right record is first, or among the first five, and what took its
place.
"""

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from measure import measure, program
from servicefolio import pipeline
from servicefolio.examine import examine
from servicefolio.graph.restrict import restrict
from servicefolio.outputs.plan import addresses, searched
from servicefolio.outputs.views.site import Site
from servicefolio.search.entries import NAMED_KINDS
from servicefolio.search.index import Index
from servicefolio.search.rank import Hit, search
from servicefolio.site.update import untracked

_ROOT = Path(__file__).parents[1]
_PARTS = ("catalog", "kb", "docs", "pyproject.toml")
_MAP = Path(__file__).with_name("maps") / "known-errors.yml"
_QUERIES = Path(__file__).with_name("catalogue_queries.jsonl")
_DAY = date(2026, 11, 23)  # the example pins it, too
_FEW = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, and what was found for it."""

    query: Mapping[str, Any]
    hits: tuple[Hit, ...]

    @property
    def place(self) -> int | None:
        """The place of the first record that is right, from one on."""
        places = (
            place for place, hit in enumerate(self.hits, 1) if hit.entry.id in self.query["accept"]
        )
        return next(places, None)


def main() -> None:
    """Read the arguments, search, print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--records", type=Path, help="JSON Lines of records")
    parser.add_argument("--queries", type=Path, default=_QUERIES, help="JSON Lines of queries")
    parser.add_argument("--misses", type=int, default=100, help="how many of them to list")
    arguments = parser.parse_args()
    if arguments.records and not arguments.records.is_file():
        sys.exit(f"There is no file {arguments.records}: --records names the file of records.")
    lines = arguments.queries.read_text("utf-8").splitlines()
    queries = [json.loads(line) for line in lines]
    begin = time.perf_counter()
    index = _index(arguments.records)
    seconds = time.perf_counter() - begin
    _refuse_unknown(queries, index)
    begin = time.perf_counter()
    asked = [Asked(query, search(index, query["query"]).hits) for query in queries]
    milliseconds = (time.perf_counter() - begin) * 1000 / len(asked)
    report = {
        "records": "the example and --records" if arguments.records else "the example alone",
        "entries": len(index.entries),
        "seconds until indexed": round(seconds, 1),
        "milliseconds a query": round(milliseconds, 1),
        "figures": {name: _figures(group) for name, group in _groups(asked).items()},
        "kinds that are first": dict(
            Counter(asked.hits[0].entry.facets.kind for asked in asked if asked.hits).most_common()
        ),
        "misses": [_miss(item) for item in asked if item.place != 1][: arguments.misses],
    }
    print(json.dumps(report, indent=2, ensure_ascii=False))


def _index(records: Path | None) -> Index:
    """Index the example as its site does, with the other records as known errors of it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for part in _PARTS:
            copy = shutil.copytree if (_ROOT / part).is_dir() else shutil.copyfile
            copy(_ROOT / part, root / part)
        if records:
            _import(records.resolve(), root)
        repository = pipeline.open_repository(root, _DAY)
        now = examine(pipeline.sources_of(repository), untracked)
        visible = restrict(
            now.catalog, now.broken, (), repository.settings.audience, now.names_of_unread
        )
        site = Site(visible.catalog, repository.settings, repository.today, addresses())
        return searched(site, now.docs)


def _import(records: Path, root: Path) -> None:
    """Make known errors of rows; the services that they name stay unknown, which is no matter."""
    words = ("import", "table", str(records), "--kind", "known_error", "--map", str(_MAP))
    run = measure([program("servicefolio"), *words, "--root", str(root)])
    if run.exit_code:
        sys.exit(run.output[:2000] + run.messages[:2000])


def _refuse_unknown(queries: Sequence[Mapping[str, Any]], index: Index) -> None:
    known = {entry.id for entry in index.entries.values()}
    unknown = {name for query in queries for name in query["accept"]} - known
    if unknown:
        sys.exit(f"Queries accept records that are not there: {', '.join(sorted(unknown))}")


def _groups(asked: Sequence[Asked]) -> dict[str, list[Asked]]:
    """Put queries into groups: all, by kind, and those of each for which nothing was edited."""
    groups: dict[str, list[Asked]] = {"ALL": list(asked)}
    for item in asked:
        for name in _group_names(item):
            groups.setdefault(name, []).append(item)
    return groups


def _group_names(item: Asked) -> Iterator[str]:
    yield item.query["kind"]
    if item.query.get("held"):
        yield f"{item.query['kind']}, held"
        yield "held"


def _figures(asked: Sequence[Asked]) -> dict[str, float]:
    """Count hits, and those among them that are a service, offering, request or article."""
    first = [item.hits[0] for item in asked if item.place == 1]
    named = sum(hit.entry.facets.kind in NAMED_KINDS for hit in first)
    few = sum(item.place is not None and item.place <= _FEW for item in asked)
    return {
        "n": len(asked),
        "hit@1": round(len(first) / len(asked), 4),
        "hit@1 by name": round(named / len(asked), 4),
        "hit@5": round(few / len(asked), 4),
    }


def _miss(item: Asked) -> dict[str, Any]:
    return {
        "query": item.query["query"],
        "place": item.place,
        "accept": item.query["accept"],
        "first": [
            f"{hit.entry.facets.kind} {hit.entry.id}: {hit.entry.title}" for hit in item.hits[:3]
        ],
    }


if __name__ == "__main__":
    main()
