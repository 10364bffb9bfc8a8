"""How much pages weigh beyond a bare one of the theme: their HTML, and the styles and scripts.

The pages that people begin with, and the fullest page of each kind, are opened in Chromium, each
with nothing kept. All other pages of records load the same styles and scripts as the fullest of
their kind; their HTML is read from the disk. What a first search fetches is measured by
bench/search.py and bench/search_growth.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from auditing.sites import BARE_PAGE, LOOKED_AT, Sites, html
from searching.scores import spread
from server import Served, compress, serve

AT_MOST = 60_000
"""Bytes as sent that the page of a record may weigh beyond the bare theme's."""
_COUNTED = (".css", ".js", ".html")


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes as sent by a host that compresses, and as they are."""

    sent: int
    plain: int

    def __add__(self, other: "Weight") -> "Weight":
        return Weight(self.sent + other.sent, self.plain + other.plain)

    def __sub__(self, other: "Weight") -> "Weight":
        return Weight(self.sent - other.sent, self.plain - other.plain)


def weigh(sites: Sites, browser: Browser) -> dict[str, Any]:
    """Weigh the pages."""
    with serve({"/": sites.bare}) as served:
        bare = _opened(browser, served, BARE_PAGE)
    records = sites.records()
    with serve({"/": sites.ours}) as served:
        pages = {page: _opened(browser, served, page) for page in map(sites.fullest, LOOKED_AT)}
        beside = {
            kind: _opened(browser, served, fullest) - _html(sites.ours, fullest)
            for kind, found in records.items()
            for fullest in [max(found, key=lambda page: html(sites.ours, page).stat().st_size)]
        }
    beyond = {
        page: _html(sites.ours, page) + beside[kind] - bare
        for kind, found in records.items()
        for page in found
    }
    return {
        "bare_page": _shown(bare),
        "beyond_it": {page: _shown(weight - bare) for page, weight in pages.items()},
        "pages_of_records": len(beyond),
        "records_beyond_it": {
            "sent": spread([weight.sent for weight in beyond.values()]),
            "plain": spread([weight.plain for weight in beyond.values()]),
        },
        "heaviest": dict(_heaviest(beyond)),
    }


def missed(found: Mapping[str, Any]) -> list[str]:
    """Say which pages are too heavy."""
    pages = {**found["beyond_it"], **found["heaviest"]}
    return [
        f"Weight, {page or 'home'}: {weight['sent']} bytes beyond the bare theme, not {AT_MOST}"
        for page, weight in pages.items()
        if weight["sent"] > AT_MOST
    ]


def _heaviest(beyond: Mapping[str, Weight]) -> list[tuple[str, dict[str, int]]]:
    ordered = sorted(beyond.items(), key=lambda item: item[1].sent, reverse=True)
    return [(page, _shown(weight)) for page, weight in ordered[:5]]


def _opened(browser: Browser, served: Served, page: str) -> Weight:
    """Open a page and wait until it loads nothing more."""
    context = browser.new_context()
    served.take()
    context.new_page().goto(f"{served.url}/{page}", wait_until="networkidle")
    context.close()
    files = [(served.file(sent.path), sent.bytes) for sent in served.take()]
    counted = [(file, sent) for file, sent in files if file and file.suffix in _COUNTED]
    return Weight(sum(sent for _, sent in counted), sum(file.stat().st_size for file, _ in counted))


def _html(site: Path, page: str) -> Weight:
    data = html(site, page).read_bytes()
    return Weight(len(compress(data)), len(data))


def _shown(weight: Weight) -> dict[str, int]:
    return {"sent": weight.sent, "plain": weight.plain}
