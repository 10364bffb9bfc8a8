"""The ways of the three readers by keyboard alone, and where the focus is on the way."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.example import Example
from tests.browser.keyboard import tab_through, tab_to, unseen
from tests.browser.searching import paste

pytestmark = pytest.mark.browser

LOG_LINE = (
    "2026-11-29 10:00:00 ERROR vpnd[12]: 0x800B0109: A certificate chain processed, but terminated"
)
KNOWN_ERROR = "VPN says the certificate is not trusted"
FEW = (
    "",
    "services/",
    "services/*/",
    "known-errors/*/",
    "changes/*/",
    "risks/",
    "status/",
    "search/#q=certificate",
    "new-known-error/",
    "request-models/*/",
    "404.html",
)
"""Pages that between them have everything that takes the focus."""


@pytest.mark.parametrize("path", FEW)
def test_the_focus_is_always_seen_and_nothing_keeps_it(
    example: Example, page: Page, path: str
) -> None:
    page.goto(example.address(path), wait_until="networkidle")
    stops, faults = tab_through(page)
    assert faults == []
    assert stops > 10


def test_what_stands_on_every_page_can_be_skipped(example: Example, page: Page) -> None:
    page.goto(example.address("services/vpn/"))
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    assert unseen(page) == []
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_a_user_finds_a_service_and_asks_for_something(example: Example, page: Page) -> None:
    page.goto(example.url)
    article = page.locator("article")
    tab_to(page, article.get_by_role("link", name="Find a service"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/services/")
    tab_to(page, page.get_by_label("Name or keyword"))
    page.keyboard.type("erp")
    expect(page.locator(".sf-browse__status")).to_contain_text(" of ")
    tab_to(page, article.get_by_role("link", name="Business system (ERP)"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/services/erp/")
    tab_to(page, article.get_by_role("link", name="Order a role in the business system").first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/request-models/order-erp-role/")
    tab_to(page, page.get_by_label("For whom"))
    page.keyboard.type("J. Jansen")
    tab_to(page, page.get_by_label("Role"))
    page.keyboard.type("Buyer")
    link = page.get_by_role("link", name="Ask for it in GLPI")
    tab_to(page, link)
    asked = parse_qs(urlsplit(link.get_attribute("href") or "").query)
    assert asked["content"][0].splitlines()[:2] == ["For whom: J. Jansen", "Role: Buyer"]


@pytest.mark.parametrize("opens", ["its key", "its button"])
def test_support_finds_a_message_and_copies_what_helps(
    example: Example, page: Page, opens: str
) -> None:
    page.goto(example.address("calendars/"))
    page.locator(".sf-search-button").wait_for()
    if opens == "its key":
        page.keyboard.press("/")
    else:
        tab_to(page, page.locator(".sf-search-button"))
        page.keyboard.press("Enter")
    expect(page.locator("dialog textarea")).to_be_focused()
    assert unseen(page) == []
    paste(page, example, LOG_LINE)
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_contain_text(KNOWN_ERROR)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(chosen).to_contain_text(KNOWN_ERROR)
    page.keyboard.press("Enter")
    page.wait_for_url("**/known-errors/vpn-root-ca-2026/")
    message = page.locator(".sf-message").filter(has_text="0x800B0109").first
    tab_to(page, message.get_by_role("button"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Copied to clipboard")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == message.locator("code").text_content()


def test_support_copies_the_workaround_beside_the_result(example: Example, page: Page) -> None:
    page.goto(example.address("calendars/"))
    page.locator(".sf-search-button").wait_for()
    page.keyboard.press("/")
    paste(page, example, LOG_LINE)
    copy = page.locator(".sf-hit").first.get_by_role("button", name="Copy workaround")
    copy.wait_for()
    tab_to(page, copy)
    page.keyboard.press("Enter")
    expect(page.locator("dialog [role=status]")).to_have_text("Copied: workaround")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.sf-search")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator("dialog textarea")).to_be_focused()


def test_a_maintainer_gets_along_the_thread_both_ways_and_to_the_source(
    example: Example, page: Page
) -> None:
    page.goto(example.address("services/outage-map/"))
    links = page.locator("ul.sf-thread li").filter(has_text="Outage map").first.locator("a")
    objective, improvement = links.first, links.last
    title = objective.inner_text()
    tab_to(page, objective)
    tab_to(page, improvement)
    page.keyboard.press("Shift+Tab")
    tab_to(page, improvement)
    address = improvement.get_attribute("href") or ""
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{address.removeprefix('../../')}")
    tab_to(page, page.locator("ul.sf-thread").get_by_role("link", name=title).first)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(title)
    edit = page.get_by_role("link", name="Change this page")
    tab_to(page, edit)
    expect(edit).to_have_attribute("href", re.compile(r"/edit/main/catalog/objectives/"))


def test_a_maintainer_sorts_a_table_and_stays_there(example: Example, page: Page) -> None:
    page.goto(example.address("known-errors/"))
    button = page.locator(".sf-sort", has_text="First seen")
    button.wait_for()
    tab_to(page, button)
    for key, order in (("Enter", "ascending"), ("Space", "descending")):
        page.keyboard.press(key)
        expect(page.locator("th", has=button)).to_have_attribute("aria-sort", order)
        expect(button).to_be_focused()
