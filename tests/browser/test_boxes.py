"""Boxes that scroll: by keyboard too, and no stop on the way where there is nothing to scroll."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import DESK, TELEPHONE
from tests.browser.example import Example

pytestmark = pytest.mark.browser


def test_a_box_takes_the_focus_only_while_it_has_to_be_scrolled(
    example: Example, page: Page
) -> None:
    page.set_viewport_size(TELEPHONE)
    page.goto(example.address("objectives/customers-help-themselves/"))
    boxes = page.locator("[data-sf-scrolls]")
    box = boxes.first
    expect(box).to_have_attribute("tabindex", "0")
    expect(box).to_have_role("group")
    expect(box).to_have_accessible_name("How it is measured")
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")

    page.set_viewport_size(DESK)
    expect(boxes).to_have_count(0)
