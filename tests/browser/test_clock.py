"""The reader's clock mends every page that grew old: windows, reviews, agreements, services."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.example import Example

pytestmark = pytest.mark.browser

FREEZE = "change-windows/year-end-freeze-2026/"
SUNDAY = "change-windows/sunday-maintenance/"
BADGE = "[data-sf-times]"
BEGINS, ENDS = "2026-12-18T17:00:00Z", "2027-01-06T05:00:00Z"


def at(page: Page, moment: str, address: str) -> None:
    """Open a page when it is that moment."""
    page.clock.set_fixed_time(moment)
    page.goto(address)


@pytest.mark.parametrize(
    ("moment", "phase", "badge"),
    [
        ("2026-11-23T12:00:00Z", "to come", None),
        ("2026-12-18T16:59:00Z", "to come", "in 1 min"),
        (BEGINS, "on now", "now, for 18 days more"),
        ("2027-01-06T04:59:00Z", "on now", "now, for 1 min more"),
        (ENDS, "over", "over"),
    ],
)
def test_a_window_says_where_it_lies(
    example: Example, page: Page, moment: str, phase: str, badge: str | None
) -> None:
    at(page, moment, example.address(FREEZE))
    expect(page.locator(BADGE)).to_have_text(phase)
    told = page.locator(".sf-facts time[data-sf-from] + .sf-clock")
    if badge is None:
        expect(told).to_have_count(0)
    else:
        expect(told).to_have_text(badge)


@pytest.mark.parametrize(
    ("moment", "phase", "badges"),
    [
        ("2026-11-25T12:00:00Z", "again and again", []),
        ("2026-11-29T01:30:00Z", "on now", ["now, for 2 h 30 min more"]),
        ("2026-11-30T00:00:00Z", "again and again", ["over"]),
        ("2027-02-01T00:00:00Z", "again and again", ["over"] * 4),
    ],
)
def test_a_window_that_comes_again_says_which_of_its_times_are_over(
    example: Example, page: Page, moment: str, phase: str, badges: list[str]
) -> None:
    at(page, moment, example.address(SUNDAY))
    expect(page.locator(BADGE)).to_have_text(phase)
    expect(page.locator(".sf-facts time[data-sf-from] + .sf-clock")).to_have_text(badges)


def test_a_window_that_was_over_at_the_build_stays_as_it_is(example: Example, page: Page) -> None:
    at(page, "2027-03-01T12:00:00Z", example.address("change-windows/year-end-freeze-2025/"))
    expect(page.locator(BADGE)).to_have_text("over")
    expect(page.locator(".sf-facts .sf-clock")).to_have_count(0)


def test_a_window_is_corrected_while_its_page_is_open(example: Example, page: Page) -> None:
    page.clock.install(time="2026-12-18T16:59:30Z")
    page.goto(example.address(FREEZE))
    expect(page.locator(BADGE)).to_have_text("to come")
    page.clock.fast_forward("01:00")
    expect(page.locator(BADGE)).to_have_text("on now")


@pytest.mark.parametrize(
    "path",
    [
        "changes/CHG-0785/",
        "changes/",
        "change-windows/",
        "services/managed-file-transfer/",
        "status/",
    ],
)
def test_what_was_to_come_at_the_build_is_over_later(
    example: Example, page: Page, path: str
) -> None:
    at(page, "2027-06-01T12:00:00Z", example.address(path))
    spans = page.locator("time[data-sf-from]")
    expect(spans.first).to_be_attached()
    expect(page.locator("time[data-sf-from] + .sf-clock")).to_have_text(["over"] * spans.count())


@pytest.mark.parametrize(
    ("moment", "words"),
    [("2026-12-06T01:10:00Z", "now, for 1 h 50 min more"), ("2027-02-10T08:00:00Z", "over")],
)
def test_the_change_calendar_says_what_is_on_and_what_is_over(
    example: Example, page: Page, moment: str, words: str
) -> None:
    at(page, moment, example.address("change-calendar/"))
    change = page.locator(".sf-days li", has_text="PostgreSQL 16.11 on the main pair").first
    expect(change.locator(".sf-hours .sf-clock")).to_have_text(words)


def test_a_file_of_a_table_holds_no_words_of_the_clock(example: Example, page: Page) -> None:
    at(page, "2026-12-06T01:10:00Z", example.address("changes/"))
    expect(page.locator("td .sf-clock", has_text="now,").first).to_be_visible()
    with page.expect_download() as download:
        page.locator(".sf-table-end button").first.click()
    assert "more" not in download.value.path().read_text("utf-8").partition("16.11")[2][:120]


def test_a_change_that_is_done_has_no_clock(example: Example, page: Page) -> None:
    at(page, "2027-06-01T12:00:00Z", example.address("changes/CHG-0768/"))
    expect(page.locator("article")).to_contain_text("2026-10-13")
    expect(page.locator("time[data-sf-from]")).to_have_count(0)


@pytest.mark.parametrize(
    ("path", "last", "words"),
    [
        ("slas/erp-agreement/", "2027-06-30", "ended"),
        ("slas/", "2027-06-30", "ended"),
        ("underpinning-contracts/", "2027-01-31", "ended"),
        ("services/ftp-exchange/", "2027-03-31", "ended"),
        ("portfolio/", "2027-03-31", "ended"),
        ("change-models/renew-public-certificate/", "2026-12-31", "has run out"),
        ("change-models/", "2026-12-31", "has run out"),
    ],
)
def test_what_ended_since_the_build_says_so(
    example: Example, page: Page, path: str, last: str, words: str
) -> None:
    badge = page.locator(f"time[data-sf-last='{last}'] + .sf-clock").first
    at(page, f"{last}T12:00:00Z", example.address(path))
    expect(page.locator(f"time[data-sf-last='{last}']").first).to_be_visible()
    expect(badge).to_have_count(0)
    at(page, "2028-01-01T12:00:00Z", example.address(path))
    expect(badge).to_have_text(words)


def test_without_scripts_a_window_says_of_which_day_it_speaks(
    example: Example, chromium: Browser
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(example.address(FREEZE))
    expect(page.locator(BADGE)).to_have_text("to come as of 2026-11-23")
    expect(page.locator(".sf-clock")).to_have_count(0)
    context.close()
