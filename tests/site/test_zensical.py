"""Zensical, which follows Material, makes the same site of the same build/ folder."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

import pytest

from servicefolio.outputs.pages.page import DOCS
from servicefolio.outputs.scripts import ENTRIES
from tests import markup
from tests.repositories import build, make, tree
from tests.test_messages import MESSAGES, pasted
from tests.zensical import build_with_zensical

pytestmark = pytest.mark.site

OWN_MODULE = "manual/own.js"
MODULES = [f"/{OWN_MODULE}", *(f"/{entry}" for entry in ENTRIES)]
_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)
_MODULE = re.compile(r"<script src=\"([^\"]+)\" type=\"module\"></script>")


@dataclass(frozen=True, slots=True)
class Sites:
    """What both engines made, by address, and what they made it of."""

    made: dict[str, bytes]
    mkdocs: dict[str, bytes]
    zensical: dict[str, bytes]

    def pages(self) -> Iterator[tuple[str, str, str]]:
        """Go through the pages that both have, with the two texts of each."""
        for path in sorted(self.mkdocs.keys() & self.zensical.keys()):
            if path.endswith(".html"):
                yield path, self.mkdocs[path].decode(), self.zensical[path].decode()


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """Build a repository with the settings of this one, first as always, then with Zensical."""
    settings = (markup.ROOT / "mkdocs.yml").read_text("utf-8")
    files = {
        "kb/known-errors/all-of-them.yaml": pasted(),
        "docs/own.js": "export {};\n",
        "mkdocs.yml": f"{settings}extra_javascript:\n  - {{path: {OWN_MODULE}, type: module}}\n",
    }
    root = make(tmp_path_factory.mktemp("first"), files)
    build(root)
    site = build_with_zensical(root, tmp_path_factory.mktemp("second"))
    return Sites(tree(root / "build" / DOCS), tree(root / "site"), tree(site))


def article(page: str) -> markup.Html:
    """Take the text of a page apart, without what the theme puts around it."""
    found = _ARTICLE.search(page)
    assert found is not None
    return markup.parse(found[0])


def test_it_makes_the_same_pages(sites: Sites) -> None:
    pages = [
        {path for path in site if path.endswith(".html")} for site in (sites.mkdocs, sites.zensical)
    ]
    assert pages[0] == pages[1]
    assert "known-errors/all-of-them/index.html" in pages[0]


def test_every_page_says_the_same(sites: Sites) -> None:
    for path, mkdocs, zensical in sites.pages():
        first, second = article(mkdocs), article(zensical)
        assert second.text.split() == first.text.split(), path
        assert second.code == first.code, path


def test_messages_arrive_as_they_were_pasted(sites: Sites) -> None:
    page = sites.zensical["known-errors/all-of-them/index.html"].decode()
    assert list(article(page).code) == MESSAGES


def test_what_is_no_page_is_there_unchanged(sites: Sites) -> None:
    files = {path: data for path, data in sites.made.items() if not path.endswith(".md")}
    assert {
        "assets/servicefolio.css",
        "assets/search.js",
        "assets/search/manifest.json",
        "api/v1/index.json",
    } <= files.keys()
    changed = [path for path, data in files.items() if sites.zensical.get(path) != data]
    assert changed == []


def test_scripts_are_loaded_as_modules(sites: Sites) -> None:
    for path, mkdocs, zensical in sites.pages():
        for page in (mkdocs, zensical):
            found = [urljoin(f"/{path}", address) for address in _MODULE.findall(page)]
            assert found == MODULES, path


def test_its_own_search_is_off(sites: Sites) -> None:
    assert [path for path, _, page in sites.pages() if "md-search" in page] == []
    # What is left of it holds nothing.
    assert json.loads(sites.zensical["search.json"])["items"] == []
