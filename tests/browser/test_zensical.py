"""The search answers on a site that Zensical built, too."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.example import ROOT, Example, serve
from tests.browser.searching import open_dialog
from tests.repositories import build, make
from tests.zensical import build_with_zensical

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Example]:
    """A small repository with the settings of this one, as Zensical builds it."""
    root = make(tmp_path_factory.mktemp("first"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    build(root)
    site = build_with_zensical(root, tmp_path_factory.mktemp("second"))
    with serve(site.parent, {}) as served:
        yield served


@pytest.mark.parametrize("path", ["", "services/vpn/", "manual/"])
def test_the_dialog_finds_a_record(other: Example, page: Page, path: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_dialog(page, other, path).fill("0x800B0109")

    expect(page.locator(".sf-hit").first).to_contain_text("The certificate is not trusted")
    # Nobody asks for what is left of Zensical's own search.
    assert [url for url in asked if url.endswith(("/search.json", ".min.js.map"))] == []
    assert [url for url in asked if "/workers/" in url] == []


def test_the_page_of_the_search_finds_a_record(other: Example, page: Page) -> None:
    page.goto(other.address("search/"))
    page.locator(".sf-search-page textarea").fill("remote access")

    expect(page.locator(".sf-search-page .sf-hit").first).to_contain_text("Remote access")
