"""The offline copy, opened from the disk: it does what the site does, and asks nobody else."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from servicefolio.outputs.classic import classic
from servicefolio.site.offline import Label, make_offline
from tests import links
from tests.browser.accessibility import TELEPHONE
from tests.browser.conftest import Trouble
from tests.browser.example import Example
from tests.browser.page_types import PAGES

pytestmark = pytest.mark.browser

LABEL = Label("nordhafen", "staff", date(2026, 11, 23), "https://services.nordhafen.example/")
LOG = "2026-11-29 10:00:00 ERROR vpnd[12]: 0x800B0109: A certificate chain processed, but ended"
FEW = ("", "services/", "services/*/", "known-errors/*/", "manual/", "404.html")
_FOLDER = re.compile(r'\s(?:href|src)="(?:\.{1,2}|[^"#?:]*/)(?:[#?][^"]*)?"')
"""A link to a folder, which a browser lists."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy in a folder."""

    folder: Path
    example: Example

    def address(self, page: str) -> str:
        """Address a page of `PAGES` by its file."""
        path = self.example.address(page).removeprefix(self.example.url)
        file = path if path.endswith(".html") else f"{path}index.html"
        return (self.folder / file).as_uri()


@pytest.fixture(scope="session")
def built(example: Example, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The copy of the example, made once for all tests."""
    build = tmp_path_factory.mktemp("build")
    made = make_offline((example.root / "site").resolve(), build, LABEL, lambda: None)
    assert made.left_out == ()
    return Copy(made.start.parent, example)


@pytest.fixture(scope="session")
def unpacked(built: Copy, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The same from its zip, in a folder as people call theirs."""
    folder = tmp_path_factory.mktemp("stick") / "Für die Nachtschicht #1 100%"
    with ZipFile(built.folder.with_suffix(".zip")) as archive:
        archive.extractall(folder)
    return Copy(folder / "nordhafen", built.example)


@pytest.fixture
def disk(page: Page) -> Iterator[Page]:
    """A page that must ask the disk alone; other trouble is `page`'s to tell."""
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    yield page
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


def test_every_link_of_the_copy_names_a_file_that_is_there(built: Copy) -> None:
    site = links.survey(built.folder)
    pages = links.read(site)
    assert len(pages) > 500
    assert list(links.find_broken(pages)) == []
    folders = {
        (name, found)
        for name in site.files
        if name.endswith(".html")
        for found in _FOLDER.findall((built.folder / name).read_text("utf-8"))
    }
    assert folders == set()


def test_every_page_opens_without_an_error(unpacked: Copy, disk: Page) -> None:
    for path in PAGES:
        disk.goto(unpacked.address(path))
        expect(disk.locator("h1").first, path).to_be_visible()
        expect(disk.locator(".sf-search-button"), path).to_be_attached()
        expect(disk.locator(".sf-disk-copy"), path).to_contain_text("Offline copy of 2026-11-23")


@pytest.mark.parametrize("path", FEW)
def test_a_page_fits_a_narrow_screen(unpacked: Copy, disk: Page, path: str) -> None:
    disk.set_viewport_size(TELEPHONE)
    disk.goto(unpacked.address(path))
    expect(disk.locator(".sf-search-button")).to_be_attached()
    assert disk.evaluate("document.documentElement.scrollWidth") <= TELEPHONE["width"]


@pytest.mark.parametrize("place", ["built", "unpacked"])
def test_a_pasted_line_leads_to_the_workaround(
    request: pytest.FixtureRequest, disk: Page, place: str
) -> None:
    copy: Copy = request.getfixturevalue(place)
    disk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    disk.goto(copy.address(""))
    disk.evaluate("text => navigator.clipboard.writeText(text)", LOG)
    disk.keyboard.press("/")
    disk.keyboard.press("ControlOrMeta+V")
    first = disk.locator(".sf-hit").first
    expect(first).to_contain_text("VPN says the certificate is not trusted")
    first.get_by_role("button", name="Copy workaround").click()
    expect(first.get_by_role("button", name="Copied")).to_be_visible()
    copied = disk.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(
        "1. Software Center > install"
    )  # as written, not the line that is shown
    disk.locator("dialog[open] textarea").press("Enter")
    disk.wait_for_url("**/known-errors/vpn-root-ca-2026/index.html")
    expect(disk.get_by_text("Software Center").first).to_be_visible()


def test_the_page_of_the_search_narrows_and_keeps_its_address(unpacked: Copy, disk: Page) -> None:
    disk.goto(unpacked.address("search/"))
    disk.locator(".sf-search-page textarea").fill("certificate")
    expect(disk.locator(".sf-hit").first).to_be_visible()
    disk.get_by_role("checkbox", name="Known error").check()
    expect(disk).to_have_url(re.compile(r"index\.html\?kind=known_error#q=certificate$"))
    disk.reload()
    expect(disk.locator("summary").first).to_have_text("Filters (1)")
    expect(disk.locator(".sf-hit").first).to_contain_text("certificate")


def test_files_of_the_index_are_read_when_they_are_needed(unpacked: Copy, disk: Page) -> None:
    asked: list[str] = []
    disk.on("request", lambda request: asked.append(request.url))
    disk.goto(unpacked.address(""), wait_until="networkidle")
    assert not [url for url in asked if "/assets/search/" in url]
    disk.keyboard.press("/")
    disk.locator("dialog[open] textarea").fill(LOG)
    expect(disk.locator(".sf-hit").first).to_be_visible()
    read = {url for url in asked if "/assets/search/" in url}
    assert 0 < len(read) < len([*(unpacked.folder / "assets/search").iterdir()]) / 2
    assert not disk.locator("head script[src*='assets/search/']").count()


def test_a_file_that_cannot_be_read_is_told_and_the_next_search_tries_again(
    unpacked: Copy, disk: Page, trouble: Trouble
) -> None:
    disk.route("**/assets/search/*", lambda route: route.abort())
    disk.goto(unpacked.address(""))
    disk.keyboard.press("/")
    field = disk.locator("dialog[open] textarea")
    field.fill("certificate")
    expect(disk.locator("dialog[open]")).to_contain_text("could not be loaded")
    assert trouble.errors
    trouble.errors.clear()
    disk.unroute_all()
    field.fill("certificates")
    expect(disk.locator(".sf-hit").first).to_be_visible()


def test_the_page_of_what_is_not_found_searches(unpacked: Copy, disk: Page) -> None:
    disk.goto(unpacked.address("404.html"))
    disk.locator(".sf-not-found textarea").fill("remote access")
    expect(disk.locator(".sf-hit").filter(has_text="Remote access (VPN)").first).to_be_visible()
    disk.get_by_role("link", name="To the first page").click()
    disk.wait_for_url("**/nordhafen/index.html")


def test_the_catalogue_filters(unpacked: Copy, disk: Page) -> None:
    disk.goto(unpacked.address("services/"))
    disk.get_by_role("checkbox", name="Network and access").check()
    expect(disk).to_have_url(re.compile(r"services/index\.html\?category=network-and-access$"))
    cards = disk.locator(".sf-browse .grid.cards li:visible strong")
    expect(cards.filter(has_text="Remote access (VPN)")).to_have_count(1)
    expect(disk.locator(".sf-browse__status")).to_contain_text(" of ")


def test_a_table_is_saved_as_csv(unpacked: Copy, disk: Page) -> None:
    disk.goto(unpacked.address("risks/"))
    with disk.expect_download() as saving:
        disk.get_by_role("button", name="CSV of the table").first.click()
    text = Path(saving.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.reader(text.splitlines()))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}


def test_a_request_is_filled_in_and_says_where_it_comes_from(unpacked: Copy, disk: Page) -> None:
    disk.goto(unpacked.address("request-models/order-erp-role/"))
    disk.get_by_label("Anything else").fill("You are not authorized to use transaction ME21N")
    suggested = disk.locator(".sf-suggested").get_by_role("link")
    expect(suggested).to_have_count(1)
    link = disk.get_by_role("link", name="Ask for it in GLPI").get_attribute("href") or ""
    assert "services.nordhafen.example%2Frequest-models%2Forder-erp-role%2F" in link
    assert "file" not in link
    with disk.context.expect_page() as opened:
        suggested.click()
    expect(opened.value.locator("h1")).to_be_visible()


def test_without_an_address_a_ticket_names_the_page_and_no_folder(
    built: Copy, tmp_path: Path, disk: Page
) -> None:
    folder = tmp_path / "secret folder"
    pages = ("request-models/order-erp-role/", "services/single-sign-on/")
    for path in pages:
        text = (built.folder / path / "index.html").read_text("utf-8")
        without, count = re.subn(r"<link [^>]*rel=\"?canonical[^>]*>", "", text)
        assert count == 1
        (folder / path).mkdir(parents=True)
        (folder / path / "index.html").write_text(without, "utf-8")
    (folder / "assets").symlink_to(built.folder / "assets")
    disk.goto((folder / pages[0] / "index.html").as_uri())
    disk.get_by_label("Anything else").fill("A role")
    link = disk.get_by_role("link", name="Ask for it in GLPI").get_attribute("href") or ""
    assert link.endswith("%0Arequest-models%2Forder-erp-role%2F")
    assert "secret" not in link
    disk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    disk.goto((folder / pages[1] / "index.html").as_uri())
    disk.get_by_role("button", name="Copy ticket note").press("Enter")
    expect(disk.get_by_text("Copied: ticket note")).to_be_attached()
    note = disk.evaluate("navigator.clipboard.readText()")
    assert note.splitlines()[-1] == f"Page: {pages[1]}"


def test_help_is_told_by_the_clock(unpacked: Copy, disk: Page) -> None:
    disk.clock.set_fixed_time(datetime.fromisoformat("2026-11-23T12:00:00+00:00"))
    disk.goto(unpacked.address("services/single-sign-on/"))
    expect(disk.locator("[data-sf-part=help-now]").first).to_contain_text("Open now")


def test_a_known_error_is_written(unpacked: Copy, disk: Page) -> None:
    disk.goto(unpacked.address("new-known-error/"))
    disk.get_by_label("Title").fill("The scanner is silent")
    expect(disk.locator(".sf-missing__stub")).to_contain_text('title: "The scanner is silent"')


def test_modules_run_once_in_their_order_and_late_ones_when_they_are_asked_for(
    built: Copy, disk: Page
) -> None:
    modules = {
        "log.js": "export const log = [];\nexport class Told {}\n",
        "first.js": 'import { log, Told as T } from "./log.js";\nlog.push("first", typeof T);\n'
        "export async function* later() {}\n"
        "globalThis.after = async () => {\n"
        '  (await import("./late.js")).say();\n  return log;\n};\n',
        "late.js": 'import { log } from "./log.js";\nlog.push("late");\n'
        'export function say() { log.push("said", typeof this); }\n',
        "bad.js": 'throw new Error("bad");\n',
        "last.js": 'import { log } from "./log.js";\nlog.push("last");\n',
    }
    script = classic(modules, ["first.js", "last.js"])
    disk.goto(built.address("404.html"))
    disk.evaluate(script)
    assert disk.evaluate("after()") == ["first", "function", "last", "late", "said", "object"]
    assert disk.evaluate("after()")[-2:] == ["said", "object"]
