"""What keeps somebody from using a page: what axe-core finds, and what is too wide."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

DESK, TELEPHONE = {"width": 1280, "height": 800}, {"width": 320, "height": 640}
"""The widest and the narrowest that a page is looked at; less than 320 px nobody asks for."""
_LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
_LOOKS = {"slate": ["color-contrast", "link-in-text-block"], "default": _LEVELS}
"""What is asked of a page in the dark and the light, as the theme calls them: all rules of levels A
and AA and of good practice, and once more those that compare colours."""
_STILL = "*, *::before, *::after { transition: none !important; animation: none !important }"
_TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? []
    : [...document.querySelectorAll("article *, header *")]
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
        .filter((element) => !element.closest(".sf-scroll, .sf-prose table, pre, nav, table"))
        .map((element) => element.outerHTML.slice(0, 200))
        .concat("the page")"""


def violations(page: Page, within: str | None = None) -> list[str]:
    """List what is wrong with a page, light and dark, or with what a selector finds there."""
    hold_still(page)
    return [
        f"{scheme}: {item['id']}: {node['html'][:200]} ({_why(node)})"
        for scheme, rules in _LOOKS.items()
        for item in _run(page, within, scheme, rules)
        for node in item["nodes"]
    ]


def hold_still(page: Page) -> None:
    """Show every change at once, so that no colour is read on its way to another."""
    page.add_style_tag(content=_STILL)


def too_wide(page: Page) -> list[str]:
    """List what makes a page scroll sideways."""
    found: list[str] = page.evaluate(_TOO_WIDE)
    return [f"too wide: {item}" for item in found]


def _run(page: Page, within: str | None, scheme: str, rules: list[str]) -> list[dict]:
    page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme }", scheme)
    options = {"runOnly": rules, "resultTypes": ["violations"], "preload": False}
    return Axe().run(page, context=within, options=options).response["violations"]


def _why(node: dict[str, str]) -> str:
    """Take the first reason of several, which stands below a line that announces them."""
    return node["failureSummary"].splitlines()[1].strip()
