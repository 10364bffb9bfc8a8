"""The page of the search: filters, and what of a search stands in the address."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.example import Example
from tests.browser.searching import LOG, PRIVATE, open_dialog, titles, use_fake

pytestmark = pytest.mark.browser

_FRAGMENT = """async (text) => (await import("/assets/search-page.js")).fragmentOf(text)"""


@pytest.fixture(autouse=True)
def _fake(page: Page) -> None:
    use_fake(page)


def test_filters_stand_in_the_address_and_back_takes_them_back(
    example: Example, page: Page
) -> None:
    page.goto(f"{example.url}search/")
    page.locator("textarea").fill("certificate vpn printer")
    expect(page.locator(".sf-find__status")).to_have_text("27 results")
    kind = page.get_by_role("group", name="Kind")
    assert kind.locator("label").all_inner_texts() == [
        "Known error\n2",
        "Service\n1",
        "Article\n24",
    ]
    kind.get_by_label("Service").focus()
    page.keyboard.press("Space")
    expect(page.locator(".sf-find__status")).to_have_text("1 result")
    expect(kind.get_by_label("Service")).to_be_focused()
    assert urlsplit(page.url).query == "kind=service"
    kind.get_by_label("Known error").check()
    expect(page.locator(".sf-find__status")).to_have_text("3 results")
    assert urlsplit(page.url).query == "kind=service&kind=known_error"
    page.go_back()
    expect(page.locator(".sf-find__status")).to_have_text("1 result")
    expect(kind.get_by_label("Known error")).not_to_be_checked()
    page.go_back()
    expect(page.locator(".sf-find__status")).to_have_text("27 results")
    expect(page.locator("textarea")).to_have_value("certificate vpn printer")


def test_an_address_with_filters_is_followed(example: Example, page: Page) -> None:
    page.goto(f"{example.url}search/?kind=article&service=printing#q=printer+vpn")

    expect(page.locator(".sf-find__status")).to_have_text("24 results")
    expect(page.locator("textarea")).to_have_value("printer vpn")
    expect(page.locator("summary").first).to_have_text("Filters (2)")
    page.get_by_role("button", name="Show more of 24").click()
    expect(page.locator(".sf-hit")).to_have_count(24)
    assert titles(page)[-1] == "Printer tip 24"


def test_a_filter_of_which_nothing_is_left_can_be_cleared(example: Example, page: Page) -> None:
    page.goto(f"{example.url}search/?kind=nonsense#q=vpn")
    page.get_by_label("nonsense").click()

    expect(page.locator(".sf-find__status")).to_have_text(re.compile(r"^\d results$"))
    assert urlsplit(page.url).query == ""


def test_the_dialog_hands_the_whole_text_over(example: Example, page: Page) -> None:
    text = "printer\n" + "tip " * 100
    open_dialog(page, example).fill(text)
    page.get_by_role("link", name="All results and filters").click()

    page.wait_for_url(f"{example.url}search/**")
    expect(page.locator("textarea")).to_have_value(text)
    page.wait_for_url(re.compile(r"#q=printer\+tip"))
    page.reload()
    expect(page.locator("textarea")).to_have_value(text)


@pytest.mark.parametrize("text", [LOG, "x" * 500, "証明書" * 60, "a%b+c&d=e#f?g " * 20, "\n\t "])
def test_the_address_holds_little_of_what_was_searched(
    example: Example, page: Page, text: str
) -> None:
    page.goto(f"{example.url}search/")
    page.locator("textarea").fill(text)
    page.wait_for_function("text => history.state?.sfText === text", arg=text)

    fragment = urlsplit(page.url).fragment
    assert len(fragment) <= 80
    assert urlsplit(page.url).query == ""
    for private in PRIVATE:
        assert private not in page.url
    assert fragment == page.evaluate(_FRAGMENT, text)


def test_the_slash_leads_to_the_field_of_the_page(example: Example, page: Page) -> None:
    page.goto(f"{example.url}search/")
    page.locator("h1").click()
    page.keyboard.press("/")

    expect(page.locator(".sf-search-page textarea")).to_be_focused()
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_without_scripts_the_lists_are_linked(example: Example, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{example.url}search/")

    expect(page.locator("article")).to_contain_text("Searching takes JavaScript")
    page.locator("article").get_by_role("link", name="Known errors").click()
    expect(page.locator("h1")).to_contain_text("Known errors")
    context.close()
