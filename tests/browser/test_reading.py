"""What people do on the site: follow relations, copy a message, go and change a record."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.example import MESSAGE, ROOT, Example

pytestmark = pytest.mark.browser

KNOWN_ERROR = "VPN says the certificate is not trusted"
SERVICE = "Remote access (VPN)"


def follow(page: Page, name: str) -> None:
    """Click a link in the text of a page."""
    page.locator("article").get_by_role("link", name=name, exact=True).first.click()


def test_relations_lead_from_home_to_a_known_error_and_back(example: Example, page: Page) -> None:
    page.goto(example.url)
    follow(page, "Find a service")
    follow(page, SERVICE)
    expect(page.locator("h1")).to_contain_text(SERVICE)
    follow(page, KNOWN_ERROR)
    expect(page.locator("h1")).to_contain_text(KNOWN_ERROR)
    follow(page, SERVICE)
    expect(page.locator("h1")).to_contain_text(SERVICE)
    assert page.url == f"{example.url}services/vpn/"
    follow(page, "Home")
    assert page.url == example.url


def test_a_message_is_copied_as_it_was_written(example: Example, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=example.url)
    page.goto(f"{example.url}known-errors/odd-message/")
    message = page.locator(".sf-message").first
    message.hover()
    message.get_by_role("button").click()

    expect(page.get_by_text("Copied to clipboard")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == MESSAGE


def test_a_message_is_shown_as_it_was_written(example: Example, page: Page) -> None:
    page.goto(f"{example.url}known-errors/odd-message/")

    assert page.locator(".sf-message code").first.text_content() == MESSAGE


@pytest.mark.parametrize(
    ("page_path", "source"),
    [
        ("known-errors/vpn-root-ca-2026/", "kb/known-errors/vpn-root-ca-2026.yaml"),
        ("services/vpn/", "catalog/services/vpn.yaml"),
        ("design-documents/erp-continuity/", "catalog/design-documents/erp-continuity.md"),
    ],
)
def test_a_page_leads_to_the_file_that_it_is_made_of(
    example: Example, page: Page, page_path: str, source: str
) -> None:
    page.goto(f"{example.url}{page_path}")

    link = page.locator("article").get_by_role("link", name="Change this page")
    expect(link).to_have_attribute(
        "href", f"https://github.com/servicefolio/servicefolio/edit/main/{source}"
    )
    assert (ROOT / source).is_file()


def test_a_record_of_a_register_leads_to_the_register(example: Example, page: Page) -> None:
    page.goto(example.address("improvements/*/"))

    link = page.locator("article").get_by_role("link", name="Change this page")
    expect(link).to_have_attribute(
        "href", "https://github.com/servicefolio/servicefolio/edit/main/catalog/improvements.yaml"
    )


def test_an_address_that_leads_nowhere_shows_the_sites_own_page(
    example: Example, page: Page
) -> None:
    page.goto(f"{example.url}404.html")

    expect(page.locator("h1")).to_contain_text("404")
    page.get_by_role("link", name="Nordhafen Works service catalogue").first.click()
    expect(page.locator("h1")).to_contain_text("What do you need?")


def test_the_api_is_served_beside_the_pages(example: Example, page: Page) -> None:
    answer = page.goto(f"{example.url}api/v1/services/vpn.json")

    assert answer is not None
    assert json.loads(answer.text())["title"] == SERVICE


def test_a_workaround_is_copied_as_it_is_read(example: Example, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(example.address("known-errors/vpn-interprocess-depot/"))
    page.get_by_role("button", name="Copy workaround").first.click()
    expect(page.get_by_role("button", name="Copied").first).to_be_visible()

    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("1. ")
    assert "**" not in copied
