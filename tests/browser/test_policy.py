"""The site under a Content-Security-Policy, as the manual says to set it."""

import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Trouble
from tests.browser.example import ROOT, Example, serve
from tests.browser.searching import open_dialog

pytestmark = pytest.mark.browser

PAGES = (
    "",
    "services/*/",
    "known-errors/odd-message/",
    "changes/*/",
    "incidents/*/",
    "portfolio/",
    "status/",
    "search/",
    "threads/*/",
    "how-it-fits-together/",
    "manual/rules/schema-missing/",
    "404.html",
)
"""Pages that between them have all that a policy could refuse, at every depth."""
_SNIPPET = re.compile(r"```python title=\"policy\.py\"\n(.*?)```", re.DOTALL)
_LISTEN = """
    window.refused = [];
    addEventListener("securitypolicyviolation", (event) =>
        refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
"""
_ASK = """async () => {
    const { openSearch } = await import("/assets/search.js");
    const engine = openSearch(new URL("/assets/search/", location));
    return (await engine.search("0x800B0109")).results[0].id;
}"""


@pytest.fixture(scope="module")
def policy(example: Example) -> str:
    """Ask the script in the manual for the policy of the site."""
    found = _SNIPPET.search((ROOT / "docs" / "publishing.md").read_text("utf-8"))
    assert found is not None
    ran = subprocess.run(
        [sys.executable, "-c", found[1], example.root / "site"],
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.strip()


@pytest.fixture(scope="module")
def strict(example: Example, policy: str) -> Iterator[Example]:
    """The site as a server with that policy hands it out."""
    with serve(example.root, {"Content-Security-Policy": policy}) as served:
        yield served


def test_the_policy_allows_no_other_host_and_no_script_that_is_not_known(policy: str) -> None:
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'self'"
    assert re.fullmatch(r"'self'( 'sha256-[\w+/]{43}=')+", rules["script-src"])
    assert "*" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("path", PAGES)
def test_a_page_works_under_the_policy(strict: Example, page: Page, path: str) -> None:
    page.add_init_script(_LISTEN)
    answer = page.goto(strict.address(path), wait_until="networkidle")

    assert answer is not None
    assert "sha256-" in answer.headers["content-security-policy"]
    expect(page.locator("h1").first).to_be_visible()
    assert page.evaluate("refused") == []


@pytest.mark.parametrize("path", ["", "known-errors/odd-message/", "404.html"])
def test_the_search_answers_under_the_policy(strict: Example, page: Page, path: str) -> None:
    page.add_init_script(_LISTEN)
    page.goto(strict.address(path))

    assert page.evaluate(_ASK) == "vpn-root-ca-2026"
    assert page.evaluate("refused") == []


def test_the_dialog_of_the_search_opens_under_the_policy(strict: Example, page: Page) -> None:
    page.add_init_script(_LISTEN)
    open_dialog(page, strict, "services/vpn/").fill("0x800B0109")

    expect(page.locator(".sf-hit").first).to_contain_text("VPN says the certificate is not trusted")
    assert page.evaluate("refused") == []


def test_the_search_needs_nothing_but_its_own_host(
    example: Example, page: Page, trouble: Trouble
) -> None:
    with serve(example.root, {"Content-Security-Policy": "default-src 'self'"}) as served:
        page.add_init_script(_LISTEN)
        page.goto(served.address("calendars/"), wait_until="networkidle")

        assert page.evaluate(_ASK) == "vpn-root-ca-2026"
        # What is refused is the theme's own: scripts in the page, and icons in its style sheet.
        sources = {line.split(" ")[1] for line in page.evaluate("refused")}
        assert sources <= {"inline", "data"}
        trouble.errors.clear()


def test_a_script_that_nobody_knows_does_not_run(
    strict: Example, page: Page, trouble: Trouble
) -> None:
    page.goto(strict.url)
    page.evaluate("""() => {
        const script = document.createElement("script");
        script.textContent = "window.foreign = true";
        document.body.append(script);
    }""")

    assert page.evaluate("window.foreign") is None
    (error,) = trouble.errors
    assert "Content Security Policy" in error
    trouble.errors.clear()
