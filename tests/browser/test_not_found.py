"""The page that a web server shows where there is none."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.example import Example
from tests.browser.searching import titles

pytestmark = pytest.mark.browser

_WORDS = """async (path) => (await import("/assets/search-not-found.js")).wordsOf(path)"""


def lost(example: Example, page: Page, address: str) -> None:
    """Have the site's 404 page shown at an address, as web servers do."""
    body = (example.root / "site" / "404.html").read_text("utf-8")
    page.route(f"**/{address}", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(f"{example.url}{address}")


def test_it_searches_for_what_the_address_says(example: Example, page: Page) -> None:
    lost(example, page, "services/outage-maps/")
    expect(page.locator("textarea")).to_have_value("outage maps")
    expect(page.locator(".sf-hit").first).to_be_visible()
    assert any("utage map" in title for title in titles(page))
    page.get_by_role("link", name="To the first page").click()
    expect(page).to_have_url(example.url)


def test_a_page_with_such_a_title_is_left_alone(example: Example, page: Page) -> None:
    home = (example.root / "site" / "index.html").read_text("utf-8")
    body = home.replace("What do you need?", "404 - Not found")
    page.route(example.url, lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(example.url)
    expect(page.locator("article > h1")).to_contain_text("404 - Not found")
    expect(page.locator(".sf-search-button")).to_be_visible()
    assert page.locator(".sf-not-found").count() == 0


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/services/remote-access/", "remote access"),
        ("/services/remote_access/index.html", "remote access"),
        ("/it/known-errors/KE-12.html", "KE 12"),
        ("/gr%C3%B6%C3%9Fe", "größe"),
        ("/%E0%A4%A", ""),
        ("/", ""),
    ],
)
def test_words_are_those_of_the_last_part(
    example: Example, page: Page, path: str, words: str
) -> None:
    page.goto(f"{example.url}404.html")
    assert page.evaluate(_WORDS, path) == words
