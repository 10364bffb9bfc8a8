"""The search with its own engine on the example: what it finds, who can use it, what it loads."""

import base64
import hashlib
import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.accessibility import DESK, TELEPHONE, too_wide, violations
from tests.browser.conftest import Trouble
from tests.browser.example import Example
from tests.browser.searching import LOG, open_dialog, paste, titles
from tests.browser.test_search_dialog import PASTES, VPN

pytestmark = pytest.mark.browser

SERVICE = "Remote access (VPN)"
SIZES = {"desk": DESK, "telephone": TELEPHONE}
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


@pytest.mark.parametrize(
    ("words", "address"),
    [
        (VPN, "known-errors/vpn-root-ca-2026/"),
        ("0x800B0109", "known-errors/vpn-root-ca-2026/"),
        ("Harbour divers", "teams/harbour-divers/"),
        (SERVICE, "services/vpn/"),
    ],
)
def test_a_record_is_found_by_typing(
    example: Example, page: Page, words: str, address: str
) -> None:
    page.goto(example.address("calendars/"))
    page.keyboard.press("/")
    page.keyboard.type(words)
    expect(page.locator(".sf-hit").first).to_be_visible()
    page.keyboard.press("Enter")

    page.wait_for_url(f"{example.url}{address}")


def test_before_anything_is_typed_there_is_something_to_choose(
    example: Example, page: Page
) -> None:
    page.goto(example.address("search/"))
    kind = page.get_by_role("group", name="Kind")
    expect(kind.get_by_label("Known error")).to_be_visible()
    kind.get_by_label("Known error").check()

    expect(page.locator(".sf-hit").first).to_be_visible()


def test_a_page_does_not_bring_the_search_before_somebody_searches(
    example: Example, page: Page
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(example.address("calendars/"), wait_until="networkidle")
    assert not {"search.js", "search-language.js", "search-missing.js", "masking.js"} & {*asked}
    with page.expect_request("**/assets/search.js"):
        page.keyboard.press("/")


def test_a_log_line_finds_its_known_error(example: Example, page: Page) -> None:
    open_dialog(page, example)
    paste(page, example, "23.11.2026 08:00:01 [4711] nb-0815 vpnagent: 0x800B0109 (chain)\r\n")

    expect(page.locator(".sf-hit__title").first).to_have_text(VPN)


@pytest.mark.parametrize("text", PASTES.values(), ids=PASTES.keys())
def test_anything_can_be_pasted(example: Example, page: Page, text: str) -> None:
    open_dialog(page, example)
    paste(page, example, text)

    expect(page.locator(".sf-find__status")).not_to_be_empty()
    expect(page.locator(".sf-find__status")).not_to_contain_text("could not be loaded")


def test_filters_narrow_what_is_found(example: Example, page: Page) -> None:
    page.goto(f"{example.url}search/?kind=service#q=vpn")

    expect(page.locator(".sf-hit__title").first).to_have_text(SERVICE)
    assert {*page.locator(".sf-hit__kind").all_inner_texts()} == {"Service"}
    page.get_by_role("checkbox", name="Known error").check()
    expect(page.locator(".sf-hit__kind").filter(has_text="Known error").first).to_be_visible()


def test_what_matches_nothing_can_be_written_down(example: Example, page: Page) -> None:
    open_dialog(page, example)
    paste(page, example, "zqxj frobnicator wvut exploded qqq")

    expect(page.locator(".sf-find__status")).to_contain_text("Nothing here matches that")
    link = page.get_by_role("link", name="Open as a new file")
    expect(link).to_have_attribute(
        "href", re.compile(r"^https://github\.com/.+/new/main\?filename=kb%2Fknown-errors%2Fzqxj")
    )


@pytest.mark.parametrize("size", SIZES)
def test_everybody_can_use_the_dialog(example: Example, page: Page, size: str) -> None:
    page.set_viewport_size(SIZES[size])
    field = open_dialog(page, example)
    assert violations(page) + too_wide(page) == []
    field.fill("vpn certificate")
    expect(page.locator(".sf-hit")).to_have_count(10)
    page.keyboard.press("ArrowDown")
    assert violations(page) + too_wide(page) == []
    field.fill(f"{LOG}\nzqxj frobnicator")
    field.fill("zqxj frobnicator wvut by user=jdoe exploded")
    expect(page.locator(".sf-missing__stub")).to_be_visible()
    assert violations(page) + too_wide(page) == []


@pytest.mark.parametrize("size", SIZES)
def test_everybody_can_use_the_page(example: Example, page: Page, size: str) -> None:
    page.set_viewport_size(SIZES[size])
    page.goto(f"{example.url}search/?kind=known_error#q=vpn")
    expect(page.locator(".sf-hit").first).to_be_visible()
    page.locator(".sf-filters").evaluate("element => { element.open = true; }")
    assert violations(page) + too_wide(page) == []


def test_a_strict_policy_is_kept(example: Example, page: Page) -> None:
    """The theme's own inline scripts need their hashes; the search needs nothing."""

    def with_policy(route: Route) -> None:
        response = route.fetch()
        digests = (hashlib.sha256(text.encode()) for text in _SCRIPT.findall(response.text()))
        hashes = " ".join(
            f"'sha256-{base64.b64encode(found.digest()).decode()}'" for found in digests
        )
        policy = f"default-src 'self'; script-src 'self' {hashes}; img-src 'self' data:"
        headers = {**response.headers, "content-security-policy": policy}
        route.fulfill(response=response, headers=headers)

    page.route(re.compile(r"/$"), with_policy)
    field = open_dialog(page, example, "teams/harbour-divers/")
    field.fill("vpn certificate")
    expect(page.locator(".sf-hit")).to_have_count(10)
    field.fill("zqxj frobnicator wvut by user=jdoe exploded")
    expect(page.locator(".sf-missing__stub")).to_be_visible()


def test_print_leaves_the_search_out(example: Example, page: Page) -> None:
    open_dialog(page, example).fill("vpn")
    expect(page.locator(".sf-hit").first).to_be_visible()
    page.emulate_media(media="print")

    expect(page.locator(".sf-search-button")).to_be_hidden()
    assert titles(page)
    expect(page.locator("dialog.sf-search")).to_be_hidden()


def test_a_workaround_is_copied_as_it_was_written(example: Example, page: Page) -> None:
    open_dialog(page, example)
    paste(page, example, "ORA-12514: TNS:listener does not currently know of service requested")
    hit = page.locator(".sf-hits > *").first
    hit.get_by_role("button", name="Copy workaround").click()
    expect(hit.get_by_text("Copied")).to_be_visible()

    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("1. `lsnrctl services` on the database host")
    assert "\n3. `alter system register;`\n" in copied
    assert not copied.endswith("…")


def test_a_site_that_was_published_anew_is_read_anew(
    example: Example, page: Page, trouble: Trouble
) -> None:
    gone: list[str] = []

    def forget_once(route: Route) -> None:
        """Answer as a host does whose files have other names now."""
        if len(gone) < 1:
            gone.append(route.request.url)
            route.fulfill(status=404, body="gone")
        else:
            route.continue_()

    page.goto(example.url)
    page.route(re.compile(r"/assets/search/\w+\.txt$"), forget_once)
    found = page.evaluate(
        """async () => {
          const { openSearch } = await import(new URL("assets/search.js", document.baseURI));
          const engine = openSearch(new URL("assets/search/", document.baseURI));
          return (await engine.search("0x800B0109")).results[0].id;
        }"""
    )
    assert gone
    trouble.errors.clear()  # the browser says that a file was gone
    assert found == "vpn-root-ca-2026"
