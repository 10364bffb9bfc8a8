"""Pages in the dark and without scripts, and one of a record that is broken."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.example import Example
from tests.browser.page_types import PAGES

pytestmark = pytest.mark.browser

FEW = ("", "services/", "services/*/", "known-errors/*/", "slas/*/", "manual/rules/", "404.html")
"""Pages that between them have all there is on any."""
_BRIGHTNESS = """(property) => {
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.fillStyle = getComputedStyle(document.body)[property];
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}"""
_UNREADABLE = """() => [...document.querySelectorAll("article :is(p, dd, td, pre)")]
    .filter((element) => element.textContent.trim() && !element.checkVisibility())
    .filter((element) => !element.closest("details, [hidden], .sf-month, .sf-paper"))
    .map((element) => element.outerHTML.slice(0, 200))"""
_DEAD = """() => [...document.querySelectorAll(
        "button, select, textarea, input:not(:disabled), [role=button], [for^=__palette]")]
    .filter((element) => element.checkVisibility() && !element.matches(".md-toggle, .sf-check *"))
    .map((element) => element.outerHTML.slice(0, 200))"""
"""What can be pressed or filled in, but for what works by itself: what folds, what is ticked."""


@pytest.mark.parametrize("path", FEW)
def test_a_page_is_dark_for_those_who_want_it(example: Example, page: Page, path: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(example.address(path))

    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate(_BRIGHTNESS, "backgroundColor") < 0.2
    assert page.evaluate(_BRIGHTNESS, "color") > 0.5


def test_a_page_is_light_for_all_others(example: Example, page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(example.address("services/*/"))

    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    assert page.evaluate(_BRIGHTNESS, "backgroundColor") > 0.9


@pytest.fixture(scope="module")
def plain(chromium: Browser) -> Iterator[Page]:
    """A page that runs no scripts."""
    context = chromium.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_can_be_read_without_scripts_and_shows_nothing_that_needs_them(
    example: Example, plain: Page, path: str
) -> None:
    plain.goto(example.address(path))

    expect(plain.locator("article h1").first).to_be_visible()
    assert plain.evaluate(_UNREADABLE) == []
    assert plain.evaluate(_DEAD) == []


def test_one_gets_around_without_scripts(example: Example, plain: Page) -> None:
    plain.goto(example.url)
    plain.locator("article").get_by_role("link", name="Find a service").click()
    plain.locator("article").get_by_role("link", name="Remote access (VPN)").click()

    expect(plain.locator("h1")).to_contain_text("Remote access (VPN)")


def test_a_broken_record_says_what_is_wrong_and_where_to_mend_it(
    example: Example, page: Page
) -> None:
    page.goto(f"{example.url}known-errors/broken-record/")

    article = page.locator("article")
    expect(article).to_contain_text('there is no field "titel" here')
    expect(article).to_contain_text("kb/known-errors/broken-record.yaml:1:1")
    expect(article.get_by_role("link", name="Mend it").first).to_have_attribute(
        "href",
        re.compile(r"^https://github\.com/.+/edit/main/kb/known-errors/broken-record\.yaml$"),
    )
    article.get_by_role("link", name="schema-unknown-field").click()
    expect(page.locator("h1")).to_contain_text("schema-unknown-field")
