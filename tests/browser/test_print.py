"""Pages on paper: what is left out, what is there, and that no character of it is lost."""

from io import BytesIO

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser.example import MESSAGE, Example

pytestmark = pytest.mark.browser

PAGES = (
    "",
    "services/",
    "services/*/",
    "runbooks/*/",
    "known-errors/*/",
    "known-errors/odd-message/",
    "incidents/*/",
    "slas/",
    "runbooks/",
    "design-documents/",
    "measurements/",
    "request-models/*/",
    "slas/*/",
    "status/",
    "tonight/",
    "change-calendar/",
    "traceability/",
    "manual/commands/",
    "manual/kinds/known-errors/",
)
"""Pages that between them have all there is on any."""
_A4 = (210, 297)
_WIDE = frozenset({"change-calendar/", "traceability/"})
"""Pages that ask for paper on its side."""
_MARGINS = {False: 34, True: 24}
"""Left and right together, in millimetres, by whether the paper lies on its side (print.css)."""
_FOR_HANDS = (
    ".md-header",
    ".md-tabs",
    ".md-sidebar",
    ".md-footer",
    ".md-top",
    ".md-clipboard",
    ".headerlink",
    ".sf-crumbs",
    ".sf-copy",
    ".sf-feedback",
    ".sf-edit",
    ".sf-follow",
    ".sf-clock",
    ".sf-browse .sf-filters",
    ".sf-ask",
    "article input[type='search']",
    "article button:not(.sf-sort)",
    "dialog",
)
_CUT_OFF = """() => [...document.querySelectorAll("article *")]
    .filter((element) => element.clientWidth && element.scrollWidth > element.clientWidth + 1)
    .filter((element) => getComputedStyle(element).overflowX !== "visible")
    .filter((element) => !element.closest(".sf-offscreen, [hidden]"))
    .map((element) => element.outerHTML.slice(0, 120))"""
_PALE = """() => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const luminance = (colour) => {
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
        return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
    };
    const isText = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim();
    const hasText = (element) => [...element.childNodes].some(isText);
    return [...document.querySelectorAll("article *")]
        .filter((element) => hasText(element) && element.checkVisibility())
        .filter((element) => {
            const style = getComputedStyle(element);
            return luminance(element instanceof SVGElement ? style.fill : style.color) > 0.45;
        })
        .map((element) => element.outerHTML.slice(0, 120));
}"""


_SHOWN = """(selector) => [...document.querySelectorAll(selector)]
    .filter((element) => element.checkVisibility())
    .map((element) => element.outerHTML.slice(0, 120))"""


def to_paper(page: Page, example: Example, path: str) -> int:
    """Show a page of the dark scheme as it is printed; say how wide the printed part is."""
    wide = path in _WIDE
    width = round((_A4[wide] - _MARGINS[wide]) / 25.4 * 96)
    page.set_viewport_size({"width": width, "height": 1000})
    page.emulate_media(color_scheme="dark")
    page.goto(example.address(path), wait_until="networkidle")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(media="print", color_scheme="dark")
    return width


def print_pages(page: Page, example: Example, path: str) -> list[str]:
    """Print a page, and read the text of each sheet."""
    page.goto(example.address(path), wait_until="networkidle")
    reader = PdfReader(BytesIO(page.pdf(format="A4")))
    return [sheet.extract_text() for sheet in reader.pages]


def squeezed(text: str) -> str:
    """Leave out all space, which lines that are broken have elsewhere."""
    return "".join(text.split())


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_the_paper_dark_on_white_without_what_is_for_hands(
    example: Example, page: Page, path: str
) -> None:
    width = to_paper(page, example, path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(_CUT_OFF) == []
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(_PALE) == []
    assert page.evaluate(_SHOWN, ", ".join(_FOR_HANDS)) == []
    expect(page.locator(".sf-paper")).to_be_visible()


def test_what_is_for_paper_is_on_paper_alone(example: Example, page: Page) -> None:
    page.goto(example.address("services/erp/"))
    expect(page.locator(".sf-paper")).to_be_hidden()


def test_every_sheet_says_where_it_is_from_and_of_which_days(example: Example, page: Page) -> None:
    sheets = print_pages(page, example, "services/erp/")
    assert len(sheets) > 3
    for number, sheet in enumerate(sheets, 1):
        assert "https://services.nordhafen.example/services/erp/" in sheet
        assert "Last checked 2026-10-13 · As of 2026-11-23 · Printed 20" in sheet
        assert f"{number} / {len(sheets)}" in sheet


def test_without_scripts_every_sheet_says_the_same_but_when_it_was_printed(
    example: Example, chromium: Browser
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    for sheet in print_pages(context.new_page(), example, "status/"):
        assert "https://services.nordhafen.example/status/" in sheet
        assert "As of 2026-11-23" in sheet
        assert "Printed" not in sheet
    context.close()


def test_what_is_folded_is_printed_without_scripts_too(example: Example, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    printed = squeezed("".join(print_pages(page, example, "status/")))
    folded = page.locator("details:not([open]) li").all_text_contents()
    assert len(folded) > 10
    assert [line for line in folded if squeezed(line) not in printed] == []
    context.close()


def test_a_list_that_is_left_out_says_so(example: Example, page: Page) -> None:
    printed = squeezed(
        "".join(print_pages(page, example, "kpis/calls-per-thousand-without-power/"))
    )
    assert squeezed("The same as a table (listed on the page)") in printed


def test_every_step_of_a_runbook_is_printed_whole(example: Example, page: Page) -> None:
    sheets = [squeezed(sheet) for sheet in print_pages(page, example, "runbooks/*/")]
    steps = page.locator("ol.sf-steps > li")
    assert steps.count() > 3
    for step in steps.all():
        # A step is not torn apart: all of it stands on one sheet.
        parts = step.locator("strong, code, p").all_text_contents()
        assert any(all(squeezed(part) in sheet for part in parts) for sheet in sheets), parts


def test_no_character_of_a_message_is_lost(example: Example, page: Page) -> None:
    for path in ("known-errors/odd-message/", "known-errors/*/"):
        printed = squeezed("".join(print_pages(page, example, path)))
        messages = page.locator(".sf-message code").all_text_contents()
        assert messages
        assert [message for message in messages if squeezed(message) not in printed] == []
    assert squeezed(MESSAGE) in squeezed(
        "".join(print_pages(page, example, "known-errors/odd-message/"))
    )


def test_a_message_of_one_long_line_is_wrapped(example: Example, page: Page) -> None:
    line = "java.lang.IllegalStateException:" + "".join(f"segment{n}/" for n in range(60))
    page.goto(example.address("known-errors/odd-message/"))
    page.locator(".sf-message code").first.evaluate(
        "(code, text) => { code.textContent = text; }", line
    )
    reader = PdfReader(BytesIO(page.pdf(format="A4")))
    assert line in squeezed("".join(sheet.extract_text() for sheet in reader.pages))


def test_a_link_that_leaves_the_site_has_its_address_and_no_other(
    example: Example, page: Page
) -> None:
    to_paper(page, example, "services/erp/")
    addresses = page.evaluate(
        """() => [...document.querySelectorAll("article a[href]")]
            .filter((link) => link.checkVisibility())
            .map((link) => [link, getComputedStyle(link, "::after").content])
            .map(([link, after]) => [link.getAttribute("href"), link.textContent, after])"""
    )
    for href, text, content in addresses:
        leaves = href.startswith(("http", "mailto"))
        assert (content != "none") == (leaves and text != href), (href, text, content)
    assert any(content != "none" for _, _, content in addresses)
    assert any(text == href for href, text, _ in addresses)


def test_the_head_of_a_table_is_repeated(example: Example, page: Page) -> None:
    sheets = print_pages(page, example, "slas/")
    assert sum("Service and promise" in sheet for sheet in sheets) > 1
