"""Every type of page, used by everybody: light and dark, on a desk and on a telephone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import DESK, TELEPHONE, too_wide, violations
from tests.browser.example import Example
from tests.browser.page_types import PAGES, STATES, untyped

pytestmark = pytest.mark.browser

_OPEN = "for (const details of document.querySelectorAll('details')) details.open = true"


@pytest.mark.parametrize("path", [*PAGES, *STATES])
def test_a_page_can_be_used_by_everybody(example: Example, page: Page, path: str) -> None:
    # The fixture looks at errors and requests to other hosts when the test is over.
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="light")
    page.goto(example.address(path), wait_until="networkidle")
    expect(page.locator("h1").first).to_be_visible()
    assert page.title().endswith("Nordhafen Works service catalogue")
    page.evaluate(_OPEN)
    found = violations(page)
    page.set_viewport_size(TELEPHONE)
    assert found + violations(page) + too_wide(page) == []


def test_every_page_is_of_a_type(example: Example) -> None:
    assert untyped((example.root / "site").resolve()) == []
