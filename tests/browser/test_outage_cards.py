"""Outage cards on paper: each is one sheet of A5, and all of its text stands on it."""

import re
from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.example import Example

pytestmark = pytest.mark.browser

_A5 = (420, 595)
"""In points."""
_ROOM_LEFT = """(cards) => cards.map((card) => {
    const bottom = (element) => element.getBoundingClientRect().bottom;
    return bottom(card) - Math.max(...[...card.querySelectorAll("*")].map(bottom));
})"""


def print_cards(page: Page) -> list[str]:
    """Print the page as its reader would, and read each sheet, which is of A5."""
    reader = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    sizes = {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in reader.pages}
    assert sizes == {_A5}
    return [sheet.extract_text() for sheet in reader.pages]


def test_each_card_is_one_sheet_of_a5_and_nothing_else_is_printed(
    example: Example, page: Page
) -> None:
    page.goto(example.address("outage-cards/"), wait_until="networkidle")
    titles = page.locator(".sf-outage-card__title").all_text_contents()
    sheets = print_cards(page)
    assert len(titles) == len(sheets) > 5
    for title, sheet in zip(titles, sheets, strict=True):
        assert sheet.splitlines()[1].strip() == title
        assert "https://services.nordhafen.example/services/" in sheet
        assert "As of 2026-11-23 · check again after" in sheet


def test_the_card_that_was_linked_to_is_printed_alone(example: Example, page: Page) -> None:
    page.goto(example.address("services/erp/"))
    page.get_by_role("link", name="Outage card of this service").click()
    expect(page).to_have_url(f"{example.url}outage-cards/#card-erp")
    page.wait_for_load_state("networkidle")
    (sheet,) = print_cards(page)
    assert "Business system (ERP)" in sheet
    assert "+49 40 66969 179 (duty phone" in sheet


def test_no_text_of_a_card_is_cut_off(example: Example, page: Page) -> None:
    page.goto(example.address("outage-cards/"))
    printed = "".join("".join(print_cards(page)).split()).casefold()
    cards = page.locator(".sf-outage-card")
    assert cards.count() > 5
    for text in cards.locator("p, dt, dd").all_text_contents():
        assert "".join(text.split()).casefold() in printed
    page.emulate_media(media="print")
    assert all(room >= 0 for room in cards.evaluate_all(_ROOM_LEFT))


def test_whom_to_call_and_what_to_do_stand_there_whole(example: Example, page: Page) -> None:
    page.goto(example.address("outage-cards/"), wait_until="networkidle")
    printed = "".join("".join(print_cards(page)).split())
    for words in (
        "contract TW-2024-118, at once; name the line number NHW-FIB-01",
        "everybody else unlocks the account at https://account.example.org",
        "from priority 2; priority 3 and 4 in the portal only",
        "ssh -o HostKeyAlgorithms=+ssh-rsa -o PubkeyAcceptedAlgorithms=+ssh-rsa admin@switch",
    ):
        assert "".join(words.split()) in printed
    # Nothing but the rows that are left out, and counted, has an ellipsis.
    assert printed.count("…") == len(re.findall(r"…and\d+more,seethepage", printed)) > 0


def test_a_card_is_black_on_white_on_dark_screens_too(example: Example, page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(example.address("outage-cards/"))
    card = page.locator(".sf-outage-card").first
    expect(card).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(card.locator("dd").first).to_have_css("color", "rgb(0, 0, 0)")
    expect(card.locator("dt a").first).to_have_css("color", "rgb(0, 0, 0)")
