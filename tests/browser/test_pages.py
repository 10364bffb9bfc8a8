"""Every type of page: on its own host, on a narrow screen, in the dark, without scripts."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.example import PAGES, Example

pytestmark = pytest.mark.browser

FEW = ("", "services/", "services/*/", "known-errors/*/", "slas/*/", "manual/rules/", "404.html")
"""Pages that between them have all there is on any."""
NARROW = {"width": 320, "height": 640}
_BRIGHTNESS = """(property) => {
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.fillStyle = getComputedStyle(document.body)[property];
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}"""


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_without_an_error_or_a_request_to_another_host(
    example: Example, page: Page, path: str
) -> None:
    # The fixture looks at what went wrong when the test is over.
    page.goto(example.address(path), wait_until="networkidle")

    expect(page.locator("h1").first).to_be_visible()
    assert page.title().endswith("Nordhafen Works service catalogue")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_narrow_screen(example: Example, page: Page, path: str) -> None:
    page.set_viewport_size(NARROW)
    page.goto(example.address(path))

    wide = page.evaluate(
        """() => [...document.querySelectorAll("article *, header *")]
            .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
            .filter((element) => !element.closest(".sf-scroll, .sf-prose table, pre, nav, table"))
            .map((element) => element.outerHTML.slice(0, 120))"""
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], wide


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


@pytest.mark.parametrize("path", FEW)
def test_a_page_can_be_read_without_scripts(example: Example, chromium: Browser, path: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(example.address(path))

    expect(page.locator("article h1").first).to_be_visible()
    for block in page.locator("article p, article dd, article td, article pre").all()[:20]:
        if block.inner_text().strip():
            expect(block).to_be_visible()
    context.close()


def test_one_gets_around_without_scripts(example: Example, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(example.url)
    page.locator("article").get_by_role("link", name="Find a service").click()
    page.locator("article").get_by_role("link", name="Remote access (VPN)").click()

    expect(page.locator("h1")).to_contain_text("Remote access (VPN)")
    context.close()


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
