"""Takes the pictures of the README, of the example organisation's site: make screenshots."""

import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.conftest import launch
from tests.browser.example import Example, serve_example

MOMENT = "2026-11-23T09:30:00+01:00"
"""When the reader looks: on the day of which the example tells, while the service desk is open."""
PASTED = (
    "2026-11-23 09:12:44 erp[311]: ORA-00257: archiver error. Connect internal only, until freed"
)
SIZE = {"width": 1280, "height": 760}


def _search(page: Page, example: Example) -> None:
    page.goto(example.url)
    page.keyboard.press("/")
    page.keyboard.insert_text(PASTED)
    expect(page.locator(".sf-hit").first).to_be_visible()


def _catalogue(page: Page, example: Example) -> None:
    page.goto(example.address("services/"))
    expect(page.locator(".sf-browse .sf-filters")).to_be_visible()


def _service(page: Page, example: Example) -> None:
    page.goto(example.address("services/erp/"))
    expect(page.locator(".sf-help__now")).to_be_visible()


PICTURES: Mapping[str, Callable[[Page, Example], None]] = MappingProxyType(
    {"search": _search, "catalogue": _catalogue, "service": _service}
)


def main(folder: Path) -> None:
    """Take all pictures, and say how large each is."""
    with (
        tempfile.TemporaryDirectory() as root,
        serve_example(Path(root)) as example,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        for name, show in PICTURES.items():
            page = browser.new_page(viewport=SIZE, locale="en-GB", timezone_id="Europe/Berlin")
            page.clock.set_fixed_time(MOMENT)
            show(page, example)
            picture = page.screenshot(path=folder / f"{name}.png", animations="disabled")
            sys.stdout.write(f"{folder / name}.png: {len(picture) // 1000} kB\n")
            page.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
