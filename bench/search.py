"""Measures the search in a real browser, beside those that others would take, on real records.

    python bench/search.py --records FILE --queries FILE [--no-peers] [--limit N] [--repeat N]

Prints one JSON object. For every engine: how often the right record is found, by kind of query
and in all; what a browser without a cache fetches for a first query, as gzip where a static host
sends gzip; how long queries take. Needs Chromium (`make browser`); two of the peers need node and
npm. bench/searching/corpus.py tells what is in the files.
"""

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from chromium import chromium
from searching.corpus import Corpus, add_arguments, conditions, read_corpus, sample
from searching.ours import measure_ours
from searching.peers import PEERS, Order, measure_peers, say
from searching.scores import misses

_ENGINES = ("servicefolio", *PEERS)


def main() -> None:
    """Read the arguments, measure, print one JSON object."""
    arguments = _arguments()
    corpus = read_corpus(arguments.records, arguments.queries)
    if arguments.limit:
        corpus = Corpus(corpus.rows, sample(corpus.queries, arguments.limit))
    report = {"measured_on": conditions(corpus), "engines": {}}
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        report["measured_on"]["chromium"] = browser.version
        report["engines"] = _engines(arguments, corpus, browser, Path(folder))
    print(json.dumps(report, indent=2, ensure_ascii=False))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    add_arguments(parser)
    parser.add_argument("--limit", type=int, default=0, help="only so many of the queries")
    parser.add_argument("--repeat", type=int, default=1, help="runs of every warm query")
    parser.add_argument("--misses", type=Path, help="write the queries we miss into this file")
    parser.add_argument("--peers", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument(
        "--only",
        nargs="+",
        choices=_ENGINES,
        metavar="ENGINE",
        help=f"no others than these of {', '.join(_ENGINES)}",
    )
    slow = "queries for the peers that take long for each"
    parser.add_argument("--slow-sample", type=int, default=300, help=slow)
    cold = "queries for which a peer is started anew; ours is for all"
    parser.add_argument("--cold-sample", type=int, default=100, help=cold)
    return parser.parse_args()


def _engines(
    arguments: argparse.Namespace, corpus: Corpus, browser: Browser, folder: Path
) -> dict[str, Any]:
    wanted = arguments.only or (_ENGINES if arguments.peers else _ENGINES[:1])
    engines: dict[str, Any] = {}
    if "servicefolio" in wanted:
        say("asking servicefolio")
        ours = measure_ours(corpus, browser, folder, arguments.repeat)
        engines["servicefolio"] = ours.figures
        if arguments.misses:
            text = json.dumps(misses(corpus.queries, ours.rankings), indent=1, ensure_ascii=False)
            arguments.misses.write_text(text + "\n", encoding="utf-8")
    names = tuple(name for name in PEERS if name in wanted)
    order = Order(corpus, names, arguments.slow_sample, arguments.cold_sample, arguments.repeat)
    engines |= measure_peers(order, browser, folder)
    return engines


if __name__ == "__main__":
    main()
