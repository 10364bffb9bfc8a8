"""The page of the shift."""

from datetime import datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.example import Example

pytestmark = pytest.mark.browser

OUT_OF_DATE = "This page is of a time that has passed"


def test_the_page_warns_once_its_night_is_over(example: Example, page: Page) -> None:
    for moment, is_over in (
        ("2026-11-24T06:59:00+00:00", False),
        ("2026-11-24T07:00:00+00:00", True),
    ):
        page.clock.set_fixed_time(datetime.fromisoformat(moment))
        page.goto(example.address("tonight/"), wait_until="networkidle")
        warning = page.locator("article").get_by_text(OUT_OF_DATE)
        expect(warning).to_have_count(1 if is_over else 0)


def test_a_shift_gets_to_the_page_by_the_navigation_and_calls_from_it(
    example: Example, page: Page
) -> None:
    page.goto(example.url)
    page.get_by_role("link", name="Service operation").first.press("Enter")
    page.get_by_role("link", name="Tonight").first.press("Enter")
    expect(page.locator("h1")).to_contain_text("Tonight")
    phones = page.locator("article a[href^='tel:']")
    expect(phones.first).to_be_visible()
    expect(page.locator("article")).to_contain_text("The second print server gets its driver")


def test_the_page_can_be_read_without_scripts(example: Example, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(example.address("tonight/"))
    expect(page.locator("article")).to_contain_text("From 2026-11-23 00:00 to 2026-11-24 08:00")
    context.close()


def test_no_number_to_dial_is_broken_on_paper(example: Example, page: Page) -> None:
    page.goto(example.address("tonight/"))
    page.emulate_media(media="print")
    phones = page.locator("article table a[href^='tel:']")
    assert phones.count() > 5
    for phone in phones.all():
        expect(phone).to_have_css("white-space", "nowrap")
        # Its note is no part of the number, and may wrap.
        expect(phone).not_to_contain_text("(")
