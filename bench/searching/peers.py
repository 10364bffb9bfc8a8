"""The peers: Material's own search, Pagefind and MiniSearch, each in the browser."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from measure import measure
from npm import MissingError, Packages, node
from searching.browser import BLANK, FACES, FACES_PATH, Face, Visit, run
from searching.corpus import Corpus, Query, sample, write_rows
from searching.pages import INDEX, RECOMMENDED, SITE_PATH, Pages, build_pages, with_separator
from searching.scores import quality
from server import serve, sizes

VERSIONS = {"minisearch": "7.2.0", "pagefind": "1.6.0"}
WANTED = Packages("bench-peers", VERSIONS)
PEERS = ("material", "material_recommended", "pagefind", "pagefind_words", "minisearch")
_COLD_OF_MATERIAL = 3
"""Every cold query loads the same and indexes it anew, so that a few tell it all."""
_FOR_SITE = frozenset(PEERS) - {"minisearch"}


@dataclass(frozen=True, slots=True)
class Order:
    """What to measure of the peers, and how much of it."""

    corpus: Corpus
    names: tuple[str, ...]
    slow_sample: int
    """Queries for Material, and for Pagefind word by word, which take long for each."""
    cold_sample: int
    """Queries in a browser of their own: less than all, so that it ends."""
    repeat: int


def measure_peers(
    order: Order, browser: Browser, folder: Path
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Measure peers one after the other; one that cannot be had is reported as missing."""
    pages = None
    if _FOR_SITE & set(order.names):
        say("building the site of the peers")
        pages = build_pages(order.corpus.rows, folder / "pages")
    for name in order.names:
        say(f"asking {name}")
        try:
            if name == "minisearch":
                yield name, _minisearch(order, browser, folder)
            elif pages is not None and name.startswith("material"):
                yield name, _material(order, browser, folder, pages, name)
            elif pages is not None:
                yield name, _pagefind(order, browser, pages, name)
        except MissingError as error:
            say(f"{name} is missing: {error}")
            yield name, {"missing": str(error)}


def _material(
    order: Order, browser: Browser, folder: Path, pages: Pages, name: str
) -> dict[str, Any]:
    site, separator = pages.site, None
    if name == "material_recommended":
        separator = RECOMMENDED
        site = with_separator(pages, separator, folder / name)
    face = Face(
        page=SITE_PATH,
        script=FACES / "material.js",
        counted=(f"{SITE_PATH}search/", f"{SITE_PATH}assets/javascripts/workers/"),
        id_of=pages.id_of,
    )
    queries = sample(order.corpus.queries, order.slow_sample)
    figures = {"separator": separator or "default", "site_build": pages.figures}
    figures["index"] = sizes(site / INDEX)
    with serve({SITE_PATH: site, FACES_PATH: FACES}) as served:
        ran = run(Visit(browser, served, face), queries, queries[:_COLD_OF_MATERIAL], order.repeat)
    return figures | ran.figures | {"quality": quality(queries, ran.rankings)}


def _pagefind(order: Order, browser: Browser, pages: Pages, name: str) -> dict[str, Any]:
    program = WANTED.folder("pagefind") / "lib" / "runner" / "bin.cjs"
    # The text of pages alone, as Pagefind's manual advises, and not what stands around it.
    command = [node(), str(program), "--site", str(pages.site), "--root-selector", "article"]
    built = measure(command)
    if built.exit_code:
        raise MissingError(f"it failed: {built.messages[-300:]}")
    figures: dict[str, Any] = {
        "version": VERSIONS["pagefind"],
        "index_build": built.figures(),
    }
    figures["index"] = sizes(pages.site / "pagefind")
    face = Face(BLANK, f"{FACES_PATH}{name}.js", id_of=pages.id_of)
    queries = order.corpus.queries
    if name == "pagefind_words":
        queries = sample(queries, order.slow_sample)
    return figures | _ask(order, queries, browser, face, {SITE_PATH: pages.site})


def _minisearch(order: Order, browser: Browser, folder: Path) -> dict[str, Any]:
    module = WANTED.folder("minisearch") / "dist" / "es"
    (folder / "index").mkdir()
    records, index = folder / "records.jsonl", folder / "index" / "minisearch.json"
    write_rows(order.corpus.rows, records)
    script = FACES / "minisearch_build.mjs"
    # node takes what ends in .js for an older kind of module, unless the package says otherwise.
    command = [node(), str(script), str(module / "index.js"), str(records), str(index)]
    built = measure(command)
    if built.exit_code:
        raise MissingError(f"its index could not be built: {built.messages[-300:]}")
    figures: dict[str, Any] = {
        "version": VERSIONS["minisearch"],
        "index_build": built.figures(),
    }
    figures["index"] = sizes(index)
    face = Face(BLANK, f"{FACES_PATH}minisearch.js")
    folders = {"/minisearch/": module, "/index/": index.parent}
    return figures | _ask(order, order.corpus.queries, browser, face, folders)


def _ask(
    order: Order,
    queries: Sequence[Query],
    browser: Browser,
    face: Face,
    folders: Mapping[str, Path],
) -> dict[str, Any]:
    with serve({FACES_PATH: FACES, **folders}) as served:
        cold = sample(queries, order.cold_sample)
        ran = run(Visit(browser, served, face), queries, cold, order.repeat)
    return ran.figures | {"quality": quality(queries, ran.rankings)}


def say(text: str) -> None:
    """Tell what is going on, beside the figures."""
    print(text, file=sys.stderr)
