"""What every browser test starts from: headless Chromium, and a page that listens for trouble."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Error,
    Page,
    Playwright,
    Request,
    sync_playwright,
)

from tests.browser.example import Example, serve_example

_FOUND = Path(__file__).parents[2] / ".venv" / "chromium-path"  # by tests/install_browser.sh
_OWN_HOSTS = frozenset({"127.0.0.1", "localhost", ""})  # none: data:, blob: and about: addresses
_ARGUMENTS = (
    "--no-sandbox",  # root, and most containers, cannot have one
    "--disable-gpu",
    "--disable-background-networking",
    # Nothing but the site under test answers, so that a test passes or fails alike everywhere.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)


@dataclass  # no slots: Playwright keeps a mark on the object whose method it calls
class Trouble:
    """What went wrong in a page: errors on its console, and requests to other hosts."""

    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def on_console(self, message: ConsoleMessage) -> None:
        """Keeps what is printed as an error, unless it is about the icon that no page named."""
        source = message.location["url"]
        if message.type == "error" and not source.endswith("/favicon.ico"):
            self.errors.append(f"{message.text} ({source})")

    def on_exception(self, error: Error) -> None:
        """Keeps an exception that no script caught."""
        self.errors.append(str(error))

    def on_request(self, request: Request) -> None:
        """Keeps the address of a request to another host."""
        if (urlsplit(request.url).hostname or "") not in _OWN_HOSTS:
            self.foreign.append(request.url)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests: SERVICEFOLIO_CHROMIUM, else what was found, else Playwright's."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


def launch(playwright: Playwright) -> Browser:
    """Start headless Chromium."""
    return playwright.chromium.launch(
        executable_path=_find_executable(), headless=True, args=_ARGUMENTS
    )


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Example]:
    """The example organisation's site, built and served once for all tests."""
    with serve_example(tmp_path_factory.mktemp("example")) as served:
        yield served


@pytest.fixture
def trouble() -> Trouble:
    """What went wrong in the page; a test that provokes some reads it and clears it."""
    return Trouble()


@pytest.fixture
def page(chromium: Browser, trouble: Trouble) -> Iterator[Page]:
    """A page with nothing remembered. The test fails if an error or a foreign request is left."""
    context = chromium.new_context()
    context.on("console", trouble.on_console)
    context.on("weberror", lambda web_error: trouble.on_exception(web_error.error))
    context.on("request", trouble.on_request)
    yield context.new_page()
    context.close()
    assert trouble == Trouble()


def _find_executable() -> str | None:
    recorded = _FOUND.read_text("utf-8").strip() if _FOUND.is_file() else "playwright"
    path = os.environ.get("SERVICEFOLIO_CHROMIUM") or recorded
    return None if path == "playwright" else path
