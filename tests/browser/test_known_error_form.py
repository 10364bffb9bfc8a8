"""The page on which a known error is written: its record reads back, with nothing private in it."""

from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect

from servicefolio.diagnostics import Severity
from tests.browser.accessibility import TELEPHONE, too_wide, violations
from tests.browser.example import Example
from tests.browser.searching import LOG, PRIVATE
from tests.browser.test_search_missing import HOSTILE
from tests.builders import check_files

pytestmark = pytest.mark.browser

PATH = "new-known-error/"
LINK = "Open as a new file"
SERVICE = "title: Remote access\nsummary: Reach the office from home\nstate: proposed\n"
MENTIONS = "See [[no-such-record]], [[vpn#x]] and `[[code]]`; [[ ]] [[1]]"
_MADE = """async ([typed, kept]) =>
    (await import("/assets/known-error-yaml.js")).knownErrorOf(typed, kept)"""


def open_form(page: Page, example: Example) -> Locator:
    """Open the page; return the record that it shows."""
    page.clock.set_fixed_time(datetime.fromisoformat("2026-11-23T12:00:00+00:00"))
    page.goto(example.address(PATH))
    expect(page.locator("form.sf-form")).to_be_visible()
    return page.locator(".sf-missing__stub")


def typed(text: str, **others: str) -> dict[str, str]:
    """Type a text into every field."""
    fields = dict.fromkeys(("title", "message", "said", "helped"), text)
    return {**fields, "service": "vpn", "day": "2026-11-23", **others}


@pytest.mark.parametrize("masks", [True, False])
def test_whatever_is_typed_makes_a_record_without_an_error(
    example: Example, page: Page, tmp_path: Path, *, masks: bool
) -> None:
    page.goto(example.url)
    files: dict[str, str | bytes] = {"catalog/services/vpn.yaml": SERVICE}
    for number, text in enumerate((*HOSTILE, MENTIONS, "x: [", "a: b\n- c", LOG)):
        private = f"{text}\nuser=jdoe on srv-db01.corp.example" if masks else text
        made = page.evaluate(_MADE, [typed(private), []])
        files[f"kb/known-errors/typed-{number}.yaml"] = made["text"].encode()
        only = page.evaluate(_MADE, [typed("", message=private), []])
        files[f"kb/known-errors/message-{number}.yaml"] = only["text"].encode()
    found = check_files(tmp_path, files)
    assert [item for item in found if item.severity is Severity.ERROR] == []


def test_the_record_says_what_was_typed(example: Example, page: Page) -> None:
    page.goto(example.url)
    given = typed("", message="Error 507\n  at line 3", said="It is dark\n\n I see nothing ")
    made = page.evaluate(_MADE, [{**given, "helped": "1. Wait\n2. [[vpn]]"}, []])
    assert made["path"] == "kb/known-errors/error-507.yaml"
    read = yaml.safe_load(made["text"])
    assert read.pop("created").isoformat() == "2026-11-23"
    assert read == {
        "title": "Error 507",
        "services": ["vpn"],
        "messages": ["Error 507\n  at line 3"],
        "users_say": ["It is dark", "I see nothing"],
        "workaround": "1. Wait\n2. [\\[vpn]]",
    }


def test_one_machine_has_one_name_in_all_fields(example: Example, page: Page) -> None:
    page.goto(example.url)
    given = typed("", message="no route to gw3.corp.example", helped="Restart gw3.corp.example")
    read = yaml.safe_load(page.evaluate(_MADE, [given, []])["text"])
    assert read["messages"] == [{"match": "template", "text": "no route to <host-1>"}]
    assert read["workaround"] == "Restart <host-1>"


def test_a_fault_is_written_by_keyboard_alone(example: Example, page: Page) -> None:
    record = open_form(page, example)
    page.get_by_label("Service", exact=True).focus()
    page.keyboard.type("Remote access")
    page.keyboard.press("Tab")
    page.keyboard.type("Error 507 of the tunnel")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Restart it")
    expect(record).to_contain_text("services: [vpn]")
    expect(record).to_contain_text("created: 2026-11-23")
    expect(record).to_contain_text("Restart it")
    url = urlsplit(page.get_by_role("link", name=LINK).get_attribute("href") or "")
    assert url.netloc == "github.com"
    assert parse_qs(url.query)["value"] == [record.inner_text()]


def test_what_is_private_is_shown_and_can_be_taken_back(example: Example, page: Page) -> None:
    record = open_form(page, example)
    page.get_by_label("Message").fill(LOG)
    link = page.get_by_role("link", name=LINK)
    for text in PRIVATE:
        assert text not in record.inner_text()
        assert text not in (link.get_attribute("href") or "")
        expect(page.locator(".sf-masks")).to_contain_text(text)
    box = page.get_by_label("DESKTOP-AB12CD3")
    box.press("Space")
    expect(record).to_contain_text("DESKTOP-AB12CD3")
    expect(box).to_be_focused()
    expect(box).not_to_be_checked()
    box.press("Space")
    expect(record).not_to_contain_text("DESKTOP-AB12CD3")


def test_nothing_is_opened_before_there_is_something_to_save(example: Example, page: Page) -> None:
    record = open_form(page, example)
    expect(record).to_be_hidden()
    page.get_by_label("What helped").fill("Wait")
    page.get_by_role("link", name=LINK).press("Enter")
    expect(page.get_by_label("Service", exact=True)).to_be_focused()
    expect(page.locator("article [role=status]")).to_have_text(
        "Missing: Service, Message, or what users say"
    )
    assert len(page.context.pages) == 1


def test_the_form_can_be_read_by_all_and_fits_a_narrow_screen(example: Example, page: Page) -> None:
    page.set_viewport_size(TELEPHONE)
    open_form(page, example)
    page.get_by_label("Message").fill(LOG)
    page.get_by_role("link", name=LINK).press("Enter")
    assert too_wide(page) == []
    assert violations(page, "[data-sf-part]") == []


def test_without_scripts_the_page_says_how_it_is_done(example: Example, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(example.address(PATH))
    expect(page.locator("article")).to_contain_text("servicefolio new known_error --message -")
    expect(page.locator("article")).to_contain_text("single-sign-on")
    context.close()
