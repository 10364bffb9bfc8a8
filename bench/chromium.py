"""The browser that the tests use: SERVICEFOLIO_CHROMIUM, else what `make` found."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

_ARGUMENTS = (
    "--no-sandbox",  # root, and most containers, cannot have one
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start it; no host but this machine answers."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=_named(), headless=True, args=_ARGUMENTS
        )
        yield browser
        browser.close()


def program() -> str:
    """Find its program, for others to start."""
    if named := _named():
        return named
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _named() -> str | None:
    """Read what is set or was found; None: Playwright's own."""
    record = Path(sys.prefix, "chromium-path")
    recorded = record.read_text("utf-8").strip() if record.is_file() else "playwright"
    path = os.environ.get("SERVICEFOLIO_CHROMIUM") or recorded
    return None if path == "playwright" else path
