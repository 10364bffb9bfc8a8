"""Help by the reader's clock, and the note that the desk copies."""

from datetime import datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import violations
from tests.browser.example import Example

pytestmark = pytest.mark.browser

SERVICE = "services/single-sign-on/"
_HELP = """async ([hours, known, now, zone]) => {
    const { helpAt, wordsOf } = await import("/assets/help-now.js");
    const help = helpAt(hours, known, Date.parse(now));
    return help && wordsOf(help, Date.parse(now), zone);
}"""
KNOWN = "2026-11-21T23:00:00Z/2026-12-07T23:00:00Z"
HOURS = (
    "2026-11-23T07:00:00Z/2026-11-23T17:00:00Z 2026-11-24T07:00:00Z/2026-11-24T17:00:00Z"
    " 2026-11-30T07:00:00Z/2026-11-30T17:00:00Z"
)


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-11-23T06:59:59Z", "Closed now; opens 08:00."),
        ("2026-11-23T07:00:00Z", "Open now, until 18:00."),
        ("2026-11-23T16:59:59Z", "Open now, until 18:00."),
        ("2026-11-23T17:00:00Z", "Closed now; opens tomorrow 08:00."),
        ("2026-11-24T23:30:00Z", "Closed now; opens Monday 08:00."),
        ("2026-11-24T17:00:00Z", "Closed now; opens Monday 08:00."),
        ("2026-11-22T12:00:00Z", "Closed now; opens tomorrow 08:00."),
        ("2026-11-30T17:00:00Z", "Closed now."),
        ("2026-11-21T12:00:00Z", None),
        ("2026-12-07T23:00:00Z", None),
    ],
)
def test_hours_are_told_by_the_clock(
    example: Example, page: Page, now: str, words: str | None
) -> None:
    page.goto(example.url)
    assert page.evaluate(_HELP, [HOURS, KNOWN, now, "Europe/Berlin"]) == words


def test_what_lasts_longer_than_is_known_has_no_end(example: Example, page: Page) -> None:
    page.goto(example.url)
    assert page.evaluate(_HELP, [KNOWN, KNOWN, "2026-12-01T00:00:00Z", "UTC"]) == "Open now."


def test_a_service_says_whether_the_desk_is_open(example: Example, page: Page) -> None:
    page.clock.set_fixed_time(datetime.fromisoformat("2026-11-23T09:00:00+00:00"))
    page.goto(example.address(SERVICE))
    box = page.locator(".sf-help")
    expect(box).to_contain_text("Open now, until ")
    expect(box).to_contain_text("Out of hours: Control room")
    assert not violations(page, ".sf-help")

    page.clock.set_fixed_time(datetime.fromisoformat("2026-11-23T22:00:00+00:00"))
    page.goto(example.address(SERVICE))
    expect(box).to_contain_text("Closed now; opens ")
    expect(box).to_contain_text("Until then: Control room")
    assert not violations(page, ".sf-help")


def test_readers_elsewhere_are_told_whose_clock_it_is(example: Example, chromium: Browser) -> None:
    for zone, is_told in (("America/New_York", True), ("Europe/Paris", False)):
        context = chromium.new_context(timezone_id=zone)
        page = context.new_page()
        page.clock.set_fixed_time(datetime.fromisoformat("2026-11-23T14:00:00+00:00"))
        page.goto(example.address(SERVICE))
        words = page.locator(".sf-help__now")
        expect(words).to_be_visible()
        assert ("Times are those of your clock." in words.inner_text()) == is_told
        context.close()


def test_an_old_page_says_nothing_by_the_clock(example: Example, page: Page) -> None:
    page.clock.set_fixed_time(datetime.fromisoformat("2027-02-01T09:00:00+00:00"))
    page.goto(example.address(SERVICE), wait_until="networkidle")
    expect(page.locator(".sf-help__now")).to_be_hidden()
    expect(page.locator(".sf-help")).to_contain_text("Out of hours: Control room")


def test_hours_are_there_without_scripts(example: Example, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(example.address(SERVICE))
    expect(page.locator(".sf-help__now")).to_be_hidden()
    expect(page.locator(".sf-help")).to_contain_text("in Extended hours")
    context.close()


def test_the_note_for_a_ticket_is_copied_by_keyboard(example: Example, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=example.url)
    page.goto(example.address(SERVICE))
    page.get_by_role("button", name="Copy ticket note").press("Enter")
    expect(page.locator("[data-sf-part=ticket-note] [role=status]")).to_have_text(
        "Copied: ticket note"
    )
    note = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert note[0].startswith("Service: ")
    assert note[0].endswith("(single-sign-on)")
    assert note[1].startswith("State: ")
    assert note[1].endswith("as of 2026-11-23")
    assert note[2:4] == [
        "- Which account name do you type, and what exactly does the screen say?",
        "  ",
    ]
    assert note[-1] == f"Page: {example.address(SERVICE)}"
