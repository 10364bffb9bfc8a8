"""The service catalogue: filters, views, words, and what of them stands in the address."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.example import Example

pytestmark = pytest.mark.browser

ADDRESS = "services/"


def cards(page: Page) -> list[str]:
    """List the services whose cards are shown."""
    shown = page.locator(".sf-browse .grid.cards li:visible strong")
    return shown.all_inner_texts()


def count(page: Page) -> str:
    """Read how many services there are."""
    return page.locator(".sf-browse__status").inner_text()


def test_filters_count_stand_in_the_address_and_back_takes_them_back(
    example: Example, page: Page
) -> None:
    page.goto(example.address(ADDRESS))
    everything = cards(page)
    assert count(page) == f"{len(everything)} services"
    contractors = page.get_by_role("checkbox", name="contractors")
    number = int(page.locator("label", has=contractors).locator(".sf-filters__count").inner_text())
    contractors.focus()
    page.keyboard.press("Space")

    expect(page).to_have_url(re.compile(r"\?for=contractors$"))
    assert count(page) == f"{number} of {len(everything)} services"
    assert len(cards(page)) == number < len(everything)
    expect(page.get_by_role("checkbox", name="contractors")).to_be_focused()
    page.get_by_role("checkbox", name="Network and access").check()
    expect(page).to_have_url(re.compile(r"\?for=contractors&category=network-and-access$"))
    assert "Remote access (VPN)" in cards(page)
    page.go_back()
    expect(page.locator("summary").first).to_have_text("Filters (1)")
    assert len(cards(page)) == number
    page.go_back()
    expect(page.locator("summary").first).to_have_text("Filters")
    assert cards(page) == everything


def test_an_address_with_filters_is_followed_and_can_be_cleared(
    example: Example, page: Page
) -> None:
    page.goto(f"{example.address(ADDRESS)}?for=nobody&view=a-z")
    expect(page.locator(".sf-browse__status")).to_contain_text("None of")
    expect(page.locator("summary").first).to_have_text("Filters (1)")
    page.get_by_role("button", name="Show all").click()

    expect(page).to_have_url(re.compile(r"\?view=a-z$"))
    titles = cards(page)
    assert titles == sorted(titles, key=str.casefold)
    expect(page.get_by_label("Name or keyword")).to_be_focused()


def test_a_service_is_found_by_the_words_of_its_users_which_stay_out_of_the_address(
    example: Example, page: Page
) -> None:
    page.goto(example.address(ADDRESS))
    page.get_by_label("Name or keyword").fill("ANYCONNÉCT tunnel")

    assert cards(page) == ["Remote access (VPN)"]
    expect(page.locator(".sf-browse__status")).to_contain_text("1 of")
    page.wait_for_function("history.state?.sfText")
    page.get_by_role("button", name="Table").click()
    expect(page).to_have_url(re.compile(r"\?view=table$"))
    assert "nyconn" not in page.url.lower()
    page.reload()
    expect(page.locator(".sf-browse tbody tr:visible")).to_have_count(1)
    page.get_by_label("Name or keyword").fill("no such thing")
    expect(page.locator(".sf-browse tbody tr:visible")).to_have_count(0)


def test_letters_lead_to_their_services(example: Example, page: Page) -> None:
    page.goto(f"{example.address(ADDRESS)}?view=a-z")
    page.get_by_role("navigation", name="Letters").get_by_role("link", name="R").click()

    expect(page.get_by_role("heading", name="R", exact=True)).to_be_focused()
    assert urlsplit(page.url).query == "view=a-z"


def test_without_scripts_it_is_lists_by_category(example: Example, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(example.address(ADDRESS))

    expect(page.get_by_role("heading", name="Network and access")).to_be_visible()
    expect(page.get_by_role("link", name="Remote access (VPN)")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_count(0)
    expect(page.get_by_text("anyconnect")).to_be_hidden()
    context.close()


def test_it_is_printed_without_its_tools(example: Example, page: Page) -> None:
    page.goto(example.address(ADDRESS))
    page.emulate_media(media="print")

    expect(page.get_by_label("Name or keyword")).to_be_hidden()
    expect(page.locator(".sf-browse .sf-filters")).to_be_hidden()
    expect(page.get_by_role("link", name="Remote access (VPN)")).to_be_visible()
