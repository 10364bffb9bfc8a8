"""Tables: sorted by their headings, filtered by words, saved as CSV."""

import csv
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import violations
from tests.browser.example import Example

pytestmark = pytest.mark.browser

LONG = "risks/"
_CSV = """async (rows) => (await import("/assets/csv.js")).csvOf(rows)"""
_READ = """async ([name, text]) => (await import("/assets/tables.js"))[name](text)"""
_TABLE = """(rows) => {
    const box = document.createElement("div");
    box.className = "sf-scroll";
    const table = document.createElement("table");
    for (const [at, cells] of rows.entries()) {
        const part = at ? (table.tBodies[0] ?? table.createTBody()) : table.createTHead();
        const row = part.insertRow();
        for (const text of cells) {
            const cell = document.createElement(at ? "td" : "th");
            cell.textContent = text;
            row.append(cell);
        }
    }
    table.id = "made";
    box.append(table);
    document.querySelector("article").append(box);
    return import("/assets/tables.js").then(({ equip }) => equip(table));
}"""


def make(page: Page, example: Example, *rows: tuple[str, ...]) -> None:
    """Put a table on a page."""
    page.goto(example.address("calendars/"))
    page.evaluate(_TABLE, [list(row) for row in rows])


def column(page: Page, number: int) -> list[str]:
    """Read a column of the table that is made."""
    return page.locator(f"#made tbody tr:visible td:nth-child({number})").all_inner_texts()


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("99.9 %", "—", "100 %", "99.95 %"), ["99.9 %", "99.95 %", "100 %", "—"]),
        (("2 days", "5 h 10 min", "45 min", ""), ["45 min", "5 h 10 min", "2 days", ""]),
        (("1,200", "-3", "20"), ["-3", "20", "1,200"]),
        (("2026-11-23", "2025-12-01", "2026-02-03"), ["2025-12-01", "2026-02-03", "2026-11-23"]),
        (("KE-10", "ke-2", "Änderung", "Ende"), ["Änderung", "Ende", "ke-2", "KE-10"]),
    ],
)
def test_a_heading_sorts_by_what_its_column_holds(
    example: Example, page: Page, values: tuple[str, ...], expected: list[str]
) -> None:
    make(page, example, ("Value",), *((value,) for value in values))
    heading = page.locator("#made th")
    button = heading.get_by_role("button", name="Value")
    button.focus()
    page.keyboard.press("Enter")
    assert column(page, 1) == expected
    expect(heading).to_have_attribute("aria-sort", "ascending")
    page.keyboard.press("Enter")
    empty = [value for value in expected if value in {"", "—"}]
    assert column(page, 1) == [*reversed(expected[: len(expected) - len(empty)]), *empty]
    expect(heading).to_have_attribute("aria-sort", "descending")
    page.keyboard.press("Enter")
    assert column(page, 1) == list(values)
    assert heading.get_attribute("aria-sort") is None


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("minutesOf", "1 day 2 h", 1560),
        ("minutesOf", "1,200 h 5 min", 72005),
        ("minutesOf", "2026-11-23", None),
        ("minutesOf", "", None),
        ("numberOf", "\u22123.5 %", -3.5),
        ("numberOf", "2026-11-23", None),
        ("numberOf", "P1", None),
    ],
)
def test_values_are_read(
    example: Example, page: Page, name: str, text: str, expected: float | None
) -> None:
    page.goto(example.address("calendars/"))
    assert page.evaluate(_READ, [name, text]) == expected


def test_csv_is_read_back_as_it_was_and_holds_no_formula(example: Example, page: Page) -> None:
    page.goto(example.address("calendars/"))
    rows = [
        ["Title", "Größe; 'x'"],
        ['He said "no", twice', "1,5"],
        ["=1+1", "+49 40"],
        ["-3", "@SUM(A1)"],
        ["\uff1dHYPERLINK(1)", "証明書 a=b"],
    ]
    text = page.evaluate(_CSV, rows)
    assert text.startswith("\ufeff")
    assert text.count("\r\n") == len(rows)
    read = list(csv.reader(text.removeprefix("\ufeff").splitlines()))
    assert read[:2] == rows[:2]
    assert read[2:] == [
        ["'=1+1", "'+49 40"],
        ["'-3", "'@SUM(A1)"],
        ["'\uff1dHYPERLINK(1)", "証明書 a=b"],
    ]


def test_a_long_table_is_filtered_and_what_is_shown_is_saved(example: Example, page: Page) -> None:
    make(
        page, example, ("Name", "Size"), *((f"Row {number}", f"{number} h") for number in range(30))
    )
    field = page.get_by_label("Filter these rows").last
    field.fill("ROW 2")
    expect(page.locator(".sf-table-count").last).to_have_text("12 of 30 rows")
    page.locator("#made").get_by_role("button", name="Size").click()
    page.locator("#made").get_by_role("button", name="Size").click()
    with page.expect_download() as download:
        page.locator(".sf-table-end button").last.click()
    rows = download.value.path().read_text("utf-8-sig").splitlines()
    assert rows[:3] == ["Name,Size", "Row 29,29 h", "Row 28,28 h"]
    assert len(rows) == 13
    assert download.value.suggested_filename == "calendars.csv"
    assert urlsplit(page.url).query == urlsplit(page.url).fragment == ""


def test_a_short_table_has_no_filter_and_one_of_two_rows_nothing_to_sort(
    example: Example, page: Page
) -> None:
    page.goto(example.address("services/vpn/"))
    page.locator(".sf-table-end").first.wait_for()
    expect(page.get_by_label("Filter these rows")).to_have_count(0)
    table = page.locator("table", has_text="Remote access for contractors").first
    expect(table.locator("tbody tr")).to_have_count(2)
    expect(table.locator(".sf-sort")).to_have_count(0)


def test_the_calendar_is_no_table_of_that_sort(example: Example, page: Page) -> None:
    page.goto(example.address("change-calendar/"))
    page.wait_for_load_state("networkidle")
    expect(page.locator(".sf-weeks .sf-sort")).to_have_count(0)


def test_nothing_of_it_is_there_without_scripts_or_on_paper(
    example: Example, page: Page, chromium: Browser
) -> None:
    page.goto(example.address(LONG))
    expect(page.locator(".sf-table-end").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".sf-table-end").first).to_be_hidden()
    context = chromium.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(example.address(LONG))
    expect(plain.locator(".sf-table-end, .sf-sort, .sf-table-filter")).to_have_count(0)
    context.close()


def test_a_sorted_table_can_be_used_by_everybody(example: Example, page: Page) -> None:
    page.goto(example.address("known-errors/"))
    page.locator(".sf-sort").first.click()
    assert violations(page) == []


def test_a_table_inside_of_another_is_a_part_of_it(example: Example, page: Page) -> None:
    make(page, example, ("a", "b"), ("1", "2"))
    page.evaluate("""async () => {
        const cell = document.querySelector("#made td");
        const inner = document.createElement("table");
        inner.createTHead().insertRow().append(document.createElement("th"));
        inner.createTBody().insertRow().insertCell().textContent = "y";
        cell.append(inner);
        (await import("/assets/tables.js")).giveTools(document);
    }""")
    expect(page.locator("#made table")).to_have_count(1)
    expect(page.locator("#made .sf-table-end")).to_have_count(0)
