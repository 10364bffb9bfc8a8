"""Runs queries in headless Chromium: each in a browser that has kept nothing, then all in a page.

A face is how one engine is asked: a page, and a script that sets `window.face` to something with
`search(text)`, which promises the ids or addresses of the results, best first.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from searching.corpus import Query
from searching.scores import spread
from server import Served

FACES = Path(__file__).with_name("faces")
FACES_PATH = "/faces/"
"""Where the server has to show them."""
BLANK = f"{FACES_PATH}blank.html"
_MOST = 10
_ASK = """async ([module, text]) => {
  const begin = performance.now();
  if (module) window.face ??= await import(module);
  const found = await (await window.face).search(text);
  return [found, performance.now() - begin];
}"""


@dataclass(frozen=True, slots=True)
class Face:
    """How an engine is asked in a browser."""

    page: str
    """The path of the page."""
    module: str | None = None
    """The path of the module that has `search`; None: the page or `script` sets `window.face`."""
    script: Path | None = None
    """What runs in the page before its own scripts."""
    counted: tuple[str, ...] = ("/",)
    """Paths whose files belong to the search; what else the page loads is not counted."""
    id_of: Callable[[str], str | None] = str
    """From what the face promises to the id of a record; None: it is none."""


@dataclass(frozen=True, slots=True)
class Visit:
    """An engine's face, where it is served, and the browser that looks at it."""

    browser: Browser
    served: Served
    face: Face


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of queries."""

    rankings: dict[str, list[str]]
    figures: dict[str, Any]


def run(visit: Visit, queries: Sequence[Query], cold: Sequence[Query], repeat: int = 1) -> Ran:
    """Ask all queries in one page, and again; and before it some, each with nothing kept."""
    figures: dict[str, Any] = {}
    if cold:
        figures["cold"] = _ask_cold(visit, cold)
    page = _open(visit)
    rankings: dict[str, list[str]] = {}
    first, again = [], []
    for query in queries:
        found, milliseconds = _ask(page, visit.face, query)
        rankings[query.id] = found
        first.append(milliseconds)
    visit.served.take()
    for _ in range(repeat):
        again += [_ask(page, visit.face, query)[1] for query in queries]
    page.context.close()
    figures["first_in_page_ms"] = {"n": len(first), **spread(first)}
    fetched = sum(1 for sent in visit.served.take() if _counts(visit.face, sent.path))
    figures["warm_ms"] = {"n": len(again), **spread(again), "requests": fetched}
    return Ran(rankings, figures)


def _ask_cold(visit: Visit, queries: Sequence[Query]) -> dict[str, Any]:
    """Ask each in a browser that has kept nothing; the time is that from a page to its results."""
    sizes, requests, times = [], [], []
    page = _open(visit)
    session = page.context.new_cdp_session(page)
    for query in queries:
        page.goto("about:blank")
        session.send("Network.clearBrowserCache")
        origin = {"origin": visit.served.url, "storageTypes": "all"}
        session.send("Storage.clearDataForOrigin", origin)
        visit.served.take()
        page.goto(visit.served.url + visit.face.page)
        times.append(_ask(page, visit.face, query)[1])
        sent = [item for item in visit.served.take() if _counts(visit.face, item.path)]
        sizes.append(sum(item.bytes for item in sent))
        requests.append(len(sent))
    page.context.close()
    return {
        "n": len(queries),
        "bytes": spread(sizes),
        "requests": spread(requests),
        "ms": spread(times),
    }


def _open(visit: Visit) -> Page:
    page = visit.browser.new_context().new_page()
    page.set_default_timeout(0)  # indexing in the browser takes what it takes
    if visit.face.script is not None:
        page.add_init_script(path=visit.face.script)
    page.goto(visit.served.url + visit.face.page)
    return page


def _ask(page: Page, face: Face, query: Query) -> tuple[list[str], float]:
    found, milliseconds = page.evaluate(_ASK, [face.module, query.text])
    ids = dict.fromkeys(name for item in found if (name := face.id_of(item)) is not None)
    return list(ids)[:_MOST], milliseconds


def _counts(face: Face, path: str) -> bool:
    return not path.startswith(FACES_PATH) and path.startswith(face.counted)
