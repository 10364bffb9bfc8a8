"""The status page, and what the reader's clock says of pages that grow old."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import violations
from tests.browser.example import Example

pytestmark = pytest.mark.browser

_PHASE = """async ([now, from, until]) =>
    (await import("/assets/clock.js")).phaseOf(new Date(now), new Date(from), new Date(until))[0]"""


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-11-27T01:00:00Z", ""),
        ("2026-11-28T01:00:00Z", ""),
        ("2026-11-28T01:00:01Z", "in 24 h"),
        ("2026-11-29T00:20:00Z", "in 40 min"),
        ("2026-11-29T01:00:00Z", "now, for 3 h more"),
        ("2026-11-29T03:59:30Z", "now, for 1 min more"),
        ("2026-11-29T04:00:00Z", "over"),
    ],
)
def test_a_span_is_to_come_on_or_over(example: Example, page: Page, now: str, words: str) -> None:
    page.goto(example.address("calendars/"))
    span = [now, "2026-11-29T01:00:00Z", "2026-11-29T04:00:00Z"]
    assert page.evaluate(_PHASE, span) == words


def test_a_maintenance_window_begins_and_ends_while_the_page_is_open(
    example: Example, page: Page
) -> None:
    page.clock.install(time="2026-11-29T00:59:30Z")
    page.goto(example.address("status/"))
    badge = page.locator("time[data-sf-from^='2026-11-29'] + .sf-clock").first
    expect(badge).to_have_text("in 1 min")
    page.clock.fast_forward("01:00")
    expect(badge).to_contain_text("now, for ")
    page.clock.fast_forward("03:00:00")
    expect(badge).to_have_text("over")


def test_times_are_told_in_the_zone_of_the_reader(example: Example, chromium: Browser) -> None:
    context = chromium.new_context(timezone_id="America/New_York")
    page = context.new_page()
    page.clock.set_fixed_time("2026-11-24T12:00:00Z")
    page.goto(example.address("status/"))

    time = page.locator("time[data-sf-from^='2026-11-29']").first
    expect(time).to_have_text("2026-11-29 02:00 to 05:00")
    expect(time).to_have_attribute("title", "Your clock: 2026-11-28 20:00 to 23:00")
    context.close()


def test_the_page_says_how_old_it_is(example: Example, page: Page) -> None:
    page.clock.set_fixed_time("2026-11-23T12:00:00Z")
    page.goto(example.address("status/"))
    badge = page.locator("time[data-sf-as-of] + .sf-clock")
    expect(page.locator("time[data-sf-from][title]").first).to_be_visible()
    expect(badge).to_have_count(0)
    page.clock.set_fixed_time("2026-11-26T12:00:00Z")
    page.reload()
    expect(badge).to_have_text("3 days old")


def test_a_review_that_became_due_says_so(example: Example, page: Page) -> None:
    page.clock.set_fixed_time("2036-01-01T12:00:00Z")
    page.goto(example.address("slas/standard/"))

    expect(page.locator(".sf-foot time[data-sf-last] + .sf-clock")).to_have_text("overdue")


def test_the_calendar_marks_the_day_of_the_reader(example: Example, page: Page) -> None:
    # It is the 26th already where the calendar is.
    page.clock.set_fixed_time("2026-11-25T23:30:00Z")
    page.goto(example.address("change-calendar/"))

    expect(page.locator(".sf-as-of")).to_have_count(0)
    expect(page.locator(".sf-this-day")).to_have_attribute("data-sf-day", "2026-11-26")
    expect(page.locator(".sf-this-day .sf-day")).to_have_text("26 today")


def test_without_scripts_it_says_of_which_day_it_speaks(
    example: Example, chromium: Browser
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(example.address("status/"))

    expect(page.locator("article")).to_contain_text("on record as of 2026-11-23")
    expect(page.locator(".sf-clock")).to_have_count(0)
    expect(page.locator(".sf-day-bar").first).to_be_visible()
    context.close()


def test_what_the_clock_says_can_be_read_by_everybody(example: Example, page: Page) -> None:
    page.clock.set_fixed_time("2026-11-29T02:00:00Z")
    page.goto(example.address("status/"))
    expect(page.locator(".sf-clock").first).to_be_visible()
    assert violations(page) == []


def test_bars_are_told_in_words(example: Example, page: Page) -> None:
    page.goto(example.address("status/"))
    bar = page.locator("svg[role=img][aria-label^='Of 90 days']").first
    expect(bar).to_be_visible()
    assert bar.locator("rect").count() == 90
    days = page.locator(".sf-past-days").first
    days.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(days.locator("li").first).to_be_visible()
