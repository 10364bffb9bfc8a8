"""How tests use the search: with its own engine, or with one whose answers they know."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.example import Example

_FAKE = Path(__file__).with_name("fake_search.js")
LOG = """\
2026-11-29 10:00:00,123 ERROR [main] nothing works for user=jdoe on DESKTOP-AB12CD3 (10.2.3.4)
\tat C:\\Users\\jdoe\\app.log, ask jane.doe@nordhafen.example
password=Sommer2026! id 8d3a1c9e-1234-4abc-9def-0123456789ab"""
"""A message that nothing matches, with much in it that is private."""
PRIVATE = ("jdoe", "DESKTOP-AB12CD3", "10.2.3.4", "jane.doe", "Sommer2026!", "8d3a1c9e")


def use_fake(page: Page) -> None:
    """Answer from a few records that stand in a file beside this."""
    page.route(
        "**/assets/search.js",
        lambda route: route.fulfill(path=_FAKE, content_type="text/javascript"),
    )


def open_dialog(page: Page, example: Example, path: str = "calendars/") -> Locator:
    """Open the search on a page; return its field."""
    page.goto(example.address(path))
    page.locator(".sf-search-button").click()
    field = page.locator("dialog[open] textarea")
    expect(field).to_be_focused()
    return field


def paste(page: Page, example: Example, text: str) -> None:
    """Paste a text where the focus is, as people do."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=example.url)
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("ControlOrMeta+V")


def titles(page: Page) -> list[str]:
    """List the results that are shown."""
    return page.locator(".sf-hit__title").all_inner_texts()
