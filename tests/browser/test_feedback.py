"""What readers say of a page begins an issue, which they see before they send it."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.example import Example

pytestmark = pytest.mark.browser

ERROR = "known-errors/odd-message/"
SAID = (
    ("This helped", "Helped"),
    ("This did not help", "Did not help"),
    ("Report a change", "To change"),
)


@pytest.mark.parametrize(("words", "begins"), SAID)
def test_a_link_begins_an_issue_about_the_page(
    example: Example, chromium: Browser, words: str, begins: str
) -> None:
    context = chromium.new_context()
    page = context.new_page()
    opened: list[str] = []

    def take(route: Route) -> None:
        opened.append(route.request.url)
        assert "referer" not in route.request.headers
        route.fulfill(body="an issue")

    context.route("https://github.com/**", take)
    page.goto(example.address(ERROR))
    with context.expect_page() as made:
        page.get_by_role("link", name=words).press("Enter")
    issue = made.value
    issue.wait_for_load_state()
    assert issue.evaluate("window.opener") is None
    url = urlsplit(opened[0])
    assert (url.netloc, url.path) == ("github.com", "/servicefolio/servicefolio/issues/new")
    asked = parse_qs(url.query, strict_parsing=True)
    assert asked["title"] == [f"{begins}: A message with everything in it"]
    source = "Known error odd-message, kb/known-errors/odd-message.yaml"
    assert asked["body"] == [
        f"{words} ({source})\n\nWhat happened, or what should be different:\n\n"
    ]
    context.close()


def test_nothing_leaves_the_browser_before_a_link_is_followed(example: Example, page: Page) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(example.address(ERROR))
    feedback = page.locator(".sf-feedback a")
    expect(feedback).to_have_count(len(SAID))
    for link in feedback.all():
        link.hover()
        link.focus()
    page.wait_for_load_state("networkidle")
    assert [url for url in requests if not url.startswith(example.url)] == []


def test_links_work_without_scripts(example: Example, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(example.address(ERROR))
    feedback = page.locator(".sf-feedback a")
    expect(feedback).to_have_count(len(SAID))
    for link in feedback.all():
        assert (link.get_attribute("href") or "").startswith("https://github.com/")
    context.close()


def test_pages_that_nobody_follows_do_not_ask(example: Example, page: Page) -> None:
    page.goto(example.address("teams/harbour-divers/"))
    expect(page.locator(".sf-foot")).to_be_visible()
    expect(page.locator(".sf-feedback")).to_have_count(0)
