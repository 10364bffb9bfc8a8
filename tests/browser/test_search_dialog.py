"""The search dialog: opened, typed and pasted into, walked by keys, closed."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.example import Example
from tests.browser.searching import open_dialog, paste, titles, use_fake

pytestmark = pytest.mark.browser

VPN = "VPN says the certificate is not trusted"
PASTES = {
    "a leading minus": "-2147467259 certificate",
    "quotes": "\"certificate\" 'chain' `x` “y”",
    "colons": "ORA-12154: TNS:could not resolve: certificate",
    "line ends of Windows": "certificate\r\n\tat x\r\n",
    "operators": "+certificate -chain ~1 ^2 title:x (a OR b) AND NOT [c TO d] /e.*/ {f} \\",
    "a name of JavaScript": "__proto__ constructor toString certificate",
    "markup": "<script>alert(1)</script> certificate &amp; <img src=x onerror=alert(2)>",
    "characters of other directions": "\u202ecertificate\u202c שלום مرحبا 証明書 🔥",
    "control characters": "certificate \x07\x1b[31m\x7f\u2028\u0085\ufeff",
    "nothing but signs": "!!! ??? --- ***",
    "64 kB": ("java.lang.Exception: certificate\n\tat x.y.Z(Z.java:1)\n" * 1300)[:65536],
}


@pytest.fixture(autouse=True)
def _fake(page: Page) -> None:
    use_fake(page)


def test_the_button_opens_it_and_escape_gives_the_focus_back(example: Example, page: Page) -> None:
    open_dialog(page, example)
    page.keyboard.press("Escape")

    expect(page.locator("dialog.sf-search")).to_be_hidden()
    expect(page.locator(".sf-search-button")).to_be_focused()


def test_the_field_of_the_first_page_opens_it(example: Example, page: Page) -> None:
    page.goto(example.url)
    page.locator(".sf-ask").focus()
    page.keyboard.press("Enter")

    expect(page.locator("dialog.sf-search textarea")).to_be_focused()
    assert page.url == example.url
    page.keyboard.press("Escape")
    expect(page.locator(".sf-ask")).to_be_focused()


def test_the_slash_opens_it_but_not_while_somebody_types(example: Example, page: Page) -> None:
    page.goto(example.url)
    page.evaluate("document.querySelector('article').prepend(document.createElement('input'))")
    page.locator("article input").focus()
    page.keyboard.press("/")
    expect(page.locator("article input")).to_have_value("/")
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.locator("article input").blur()
    page.keyboard.press("Control+/")
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.keyboard.press("/")
    expect(page.locator("dialog[open] textarea")).to_be_focused()
    expect(page.locator("dialog[open] textarea")).to_have_value("")


@pytest.mark.parametrize("path", ["", "services/vpn/", "manual/rules/", "search/"])
def test_every_page_has_one_button(example: Example, page: Page, path: str) -> None:
    page.goto(example.address(path))

    expect(page.locator(".sf-search-button")).to_have_count(1)
    expect(page.locator(".md-search, label[for=__search]")).to_have_count(0)


def test_keys_alone_lead_from_the_page_to_a_result(example: Example, page: Page) -> None:
    page.goto(example.url)
    page.keyboard.press("/")
    page.keyboard.type("certificate")
    expect(page.locator(".sf-hit")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_contain_text("<b>certificate</b>")
    field = page.locator("dialog textarea")
    assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    page.keyboard.press("Enter")

    page.wait_for_url(f"{example.url}known-errors/odd-message/")


def test_enter_opens_the_best_as_soon_as_it_is_known(example: Example, page: Page) -> None:
    open_dialog(page, example)
    page.keyboard.type("slow trusted certificate")
    page.keyboard.press("Enter")

    page.wait_for_url(f"{example.url}known-errors/vpn-root-ca-2026/")


def test_keys_walk_the_results(example: Example, page: Page) -> None:
    field = open_dialog(page, example)
    field.fill("printer")
    expect(page.locator(".sf-hit")).to_have_count(10)
    chosen = page.locator("[role=option][aria-selected=true] .sf-hit__title")
    for key, at in (
        ("ArrowDown", 2),
        ("PageDown", 7),
        ("End", 10),
        ("ArrowDown", 10),
        ("PageUp", 5),
        ("Home", 1),
        ("ArrowUp", 1),
    ):
        page.keyboard.press(key)
        expect(chosen).to_have_text(f"Printer tip {at}")
        expect(chosen).to_be_in_viewport()


def test_keys_move_the_cursor_within_several_lines(example: Example, page: Page) -> None:
    field = open_dialog(page, example)
    page.keyboard.type("printer")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("tip")
    expect(field).to_have_value("printer\ntip")
    expect(page.locator(".sf-hit")).to_have_count(10)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Home")
    page.keyboard.type("x")

    expect(field).to_have_value("xprinter\ntip")


def test_a_screen_reader_hears_what_there_is(example: Example, page: Page) -> None:
    field = open_dialog(page, example)
    combobox = page.locator("dialog [role=combobox]")
    expect(combobox).to_have_attribute("aria-expanded", "false")
    field.fill("trusted certificate")
    expect(combobox).to_have_attribute("aria-expanded", "true")
    listbox = page.locator(f"#{field.get_attribute('aria-controls')}")
    expect(listbox).to_have_role("listbox")
    options = [option.get_attribute("id") for option in page.locator("[role=option]").all()]
    assert (listbox.get_attribute("aria-owns") or "").split() == options
    expect(page.locator("dialog [role=status]")).to_have_text(f"2 results, best: {VPN}")


@pytest.mark.parametrize("text", PASTES.values(), ids=PASTES.keys())
def test_a_paste_is_searched_at_once_and_in_full(example: Example, page: Page, text: str) -> None:
    field = open_dialog(page, example)
    paste(page, example, text)

    expect(page.locator(".sf-hit").first).to_be_visible()
    (search,) = page.evaluate("globalThis.sfSearches")
    assert search["text"] == field.input_value()
    assert search["text"] == re.sub("\r\n?", "\n", text)
    assert search["typing"] is False


def test_what_is_too_long_is_cut_and_said_so(example: Example, page: Page) -> None:
    field = open_dialog(page, example)
    field.fill("certificate " * 6000)

    expect(page.locator(".sf-find__status")).to_contain_text("only the first 64 kB")
    assert len(page.evaluate("globalThis.sfSearches.at(-1).text")) == 65536


def test_typing_asks_once_for_several_letters(example: Example, page: Page) -> None:
    open_dialog(page, example)
    page.keyboard.type("certificate", delay=5)
    expect(page.locator(".sf-hit")).to_have_count(2)

    assert [item["text"] for item in page.evaluate("globalThis.sfSearches")] == ["certificate"]


def test_an_answer_that_comes_too_late_is_dropped(example: Example, page: Page) -> None:
    field = open_dialog(page, example)
    field.fill("slow certificate")
    page.wait_for_function("globalThis.sfSearches.length === 1")
    field.fill("printer")
    expect(page.locator(".sf-hit__title").first).to_have_text("Printer tip 1")
    page.wait_for_timeout(900)

    assert titles(page)[0] == "Printer tip 1"
    expect(page.locator(".sf-find__results")).to_have_attribute("aria-busy", "false")


def test_nothing_moves_while_an_answer_is_awaited(example: Example, page: Page) -> None:
    field = open_dialog(page, example)
    field.fill("certificate")
    expect(page.locator(".sf-hit")).to_have_count(2)
    places = (
        "[...document.querySelectorAll('dialog, dialog *')].map(e => e.getBoundingClientRect().y)"
    )
    before = page.evaluate(places)
    field.fill("slow printer")
    expect(page.locator(".sf-find__results")).to_have_attribute("aria-busy", "true")

    assert page.evaluate(places) == before


def test_a_search_that_fails_says_so_and_is_tried_again(example: Example, page: Page) -> None:
    field = open_dialog(page, example)
    field.fill("broken")
    expect(page.locator(".sf-find__status")).to_contain_text("could not be loaded")
    field.fill("certificate")

    expect(page.locator(".sf-hit")).to_have_count(2)


def test_results_are_shown_as_text_and_say_why(example: Example, page: Page) -> None:
    field = open_dialog(page, example)
    field.fill("trusted certificate")
    expect(page.locator(".sf-hit")).to_have_count(2)
    best, hostile = page.locator(".sf-hit").all()

    for text in ("Known error", "workaround", "Remote access (VPN)", "Last verified 2026-11-20"):
        expect(best).to_contain_text(text)
    expect(best.locator(".sf-hit__message")).to_contain_text("0x800B0109: A certificate chain")
    assert {*best.locator("mark").all_inner_texts()} == {"certificate", "trusted"}
    expect(hostile).to_contain_text("<img src=x onerror=alert(1)> <b>certificate</b>")
    expect(hostile).to_contain_text("<script>alert(2)</script>")
    expect(hostile.locator(".sf-badge")).to_contain_text("unverified")
    assert page.locator("dialog :is(img, script, b, i, u)").count() == 0


def test_a_workaround_and_a_message_are_copied(example: Example, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=example.url)
    open_dialog(page, example).fill("trusted certificate")
    best = page.locator(".sf-hit").first
    for name, text in (("workaround", 'Install "Root CA'), ("message", "0x800B0109: A cert")):
        best.get_by_role("button", name=f"Copy {name}").click()
        expect(page.locator("dialog [role=status]")).to_have_text(f"Copied: {name}")
        assert page.evaluate("navigator.clipboard.readText()").startswith(text)


def test_a_result_opens_in_a_tab_of_its_own(example: Example, page: Page) -> None:
    open_dialog(page, example).fill("trusted certificate")
    expect(page.locator(".sf-hit")).to_have_count(2)
    with page.context.expect_page() as opened:
        page.keyboard.press("Control+Enter")

    assert opened.value.url == f"{example.url}known-errors/vpn-root-ca-2026/"
    expect(page.locator("dialog[open]")).to_have_count(1)
