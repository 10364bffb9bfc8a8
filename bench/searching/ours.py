"""Our own search: records become known errors, the product indexes them, Chromium asks."""

import json
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser

from measure import measure, program
from searching.browser import BLANK, FACES, FACES_PATH, Face, Ran, Visit, run
from searching.corpus import Corpus, write_rows
from searching.scores import quality
from server import serve, sizes

BENCH = Path(__file__).parents[1]
ENGINE = (
    "assets/search.js",
    "assets/search-files.js",
    "assets/search-language.js",
    "assets/search-spelling.js",
    "assets/site.js",
    "assets/versions.js",
)
"""The modules that answer; what shows the answers is no part of them."""
TODAY = date(2026, 11, 23)
_IMPORTS = (("service", "services.yml"), ("known_error", "known-errors.yml"))
_OTHER = "other:"
"""What the ids of results begin with that are no records of the benchmark."""
_SAID = 12
"""Lines of what a program that failed said last."""


@dataclass(frozen=True, slots=True)
class Built:
    """A folder with the files that a site's search needs, and what it took to make them."""

    site: Path
    folder: str
    """Where the index lies in it."""
    original: dict[str, str]
    """The ids of records in the benchmark, by those that they have in the product."""
    figures: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Figures, with the rankings that they are about."""

    figures: dict[str, Any]
    rankings: dict[str, list[str]]


def measure_ours(corpus: Corpus, browser: Browser, folder: Path, repeat: int = 1) -> Outcome:
    """Build the index below an empty folder and ask all queries, each cold and then warm."""
    built = build_index(corpus, folder)
    face = Face(
        BLANK,
        f"{FACES_PATH}servicefolio.js",
        # The services that the records name are indexed, too, and keep their places as results.
        id_of=lambda name: built.original.get(name, f"{_OTHER}{name}"),
    )
    folders = {
        FACES_PATH: FACES,
        **{f"/{module}": built.site / module for module in ENGINE},
        "/search/": built.site / built.folder,
    }
    with serve(folders) as served:
        visit = Visit(browser, served, face)
        ran: Ran = run(visit, corpus.queries, cold=corpus.queries, repeat=repeat)
    # The peers have no pages of the services: this is what compares with them.
    narrowed = {
        query: [name for name in names if not name.startswith(_OTHER)]
        for query, names in ran.rankings.items()
    }
    scores = {
        "quality": quality(corpus.queries, ran.rankings),
        "quality_among_known_errors": quality(corpus.queries, narrowed),
    }
    return Outcome(built.figures | ran.figures | scores, ran.rankings)


def build_index(corpus: Corpus, folder: Path) -> Built:
    """Import the records into a repository and index it."""
    root, site, records = folder / "repository", folder / "ours", folder / "records.jsonl"
    for part in ("catalog", "kb"):
        (root / part).mkdir(parents=True)
    write_rows(corpus.rows, records)
    for kind, name in _IMPORTS:
        command = [program("servicefolio"), "import", "table", str(records), "--root", str(root)]
        _run([*command, "--kind", kind, "--map", str(BENCH / "maps" / name)])
    (site / "assets").mkdir(parents=True)
    command = [sys.executable, "-m", "searching.build_ours", str(root), str(site)]
    answer = json.loads(_run(command))
    index = site / answer["folder"]
    figures = {
        "index_build": answer["figures"],
        "index": sizes(index) | {"record_text_bytes": corpus.text_bytes},
        "engine": sizes(*(site / module for module in ENGINE)),
    }
    return Built(site, answer["folder"], _original_ids(root), figures)


def _run(command: list[str]) -> str:
    ran = measure(command, folder=BENCH)
    if ran.exit_code:
        said = "\n".join((ran.output + ran.messages).splitlines()[-_SAID:])
        sys.exit(f"{' '.join(command)} failed:\n{said}")
    return ran.output


def _original_ids(root: Path) -> dict[str, str]:
    """Read which record is which: bench/maps/known-errors.yml keeps the foreign id."""
    ids = {}
    for file in (root / "kb" / "known-errors").glob("*.yaml"):
        fields = yaml.load(file.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506 - texts
        ids[file.stem] = fields["external_refs"][0]["key"]
    return ids
