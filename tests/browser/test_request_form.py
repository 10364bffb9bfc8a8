"""The form of a request: filled in by keyboard, with what may save it, and carried to the desk."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import TELEPHONE, too_wide, violations
from tests.browser.example import Example

pytestmark = pytest.mark.browser

PATH = "request-models/order-erp-role/"
LAPTOP = "request-models/order-office-laptop/"
ARTICLE = "I deleted a file and want its older version"
GLPI = "Ask for it in GLPI"


def sent(page: Page) -> list[str]:
    """Read the answers out of the link that opens the ticket."""
    url = urlsplit(page.get_by_role("link", name=GLPI).get_attribute("href") or "")
    return parse_qs(url.query)["content"][0].split("\n\n")[0].splitlines()


def open_form(page: Page, example: Example) -> None:
    """Open the page of a request that asks for a person, a choice and a day."""
    page.goto(example.address(PATH))
    expect(page.locator("form.sf-form")).to_be_visible()


def test_what_is_entered_goes_into_the_link(example: Example, page: Page) -> None:
    open_form(page, example)
    page.get_by_label("For whom").fill("J. Döe & <b>co</b>")
    page.keyboard.press("Tab")
    page.keyboard.type("SU53 #7 100%")
    page.get_by_label("Anything else").fill("First\nsecond")
    link = page.get_by_role("link", name=GLPI)
    url = urlsplit(link.get_attribute("href") or "")
    assert url.netloc == "desk.example.org"
    asked = parse_qs(url.query)
    assert asked["name"] == ["Order a role in the business system"]
    assert asked["content"][0].splitlines() == [
        "For whom: J. Döe & <b>co</b>",
        "Role: SU53 #7 100%",
        "Anything else:",
        "First",
        "second",
        "",
        example.address(PATH),
    ]
    mail = page.get_by_role("link", name="Ask for it by mail").get_attribute("href") or ""
    assert mail.startswith("mailto:desk@example.org?subject=Order%20a%20role")
    assert "SU53 #7 100%" in unquote(mail)


def test_only_what_matters_is_asked_and_sent(example: Example, page: Page) -> None:
    page.goto(example.address(LAPTOP))
    desk, home = page.get_by_label("Which desk"), page.get_by_label("Address")
    expect(page.locator("form.sf-form")).to_be_visible()
    expect(desk).to_be_hidden()
    expect(home).to_be_hidden()

    page.get_by_label("Handed over").select_option("at a desk in the office")
    expect(desk).to_be_visible()
    desk.fill("North, 2.114")
    page.get_by_label("Handed over").select_option("by parcel")
    expect(desk).to_be_hidden()
    home.fill("Quay 1\n20457 Nordhafen")
    page.get_by_role("radio", name="Yes").check()

    assert sent(page) == [
        "Handed over: by parcel",
        "Address:",
        "Quay 1",
        "20457 Nordhafen",
        "Docking station for home: yes",
    ]


def test_only_what_is_asked_is_needed(example: Example, page: Page) -> None:
    page.goto(example.address(LAPTOP))
    page.get_by_label("For whom").fill("jdoe")
    page.get_by_label("Needed on").fill("2026-12-01")
    page.get_by_role("link", name=GLPI).press("Enter")
    expect(page.locator(".sf-request [role=status]")).to_have_text("Missing: Handed over")

    page.get_by_label("Handed over").select_option("at the service desk")
    page.get_by_role("link", name=GLPI).press("Enter")
    status = page.locator(".sf-request [role=status]")
    expect(status).to_have_text("Missing: Docking station for home")


def test_what_was_missing_is_no_longer_so_once_it_is_there(example: Example, page: Page) -> None:
    open_form(page, example)
    page.get_by_role("link", name=GLPI).press("Enter")
    field = page.get_by_label("For whom")
    expect(field).to_have_attribute("aria-invalid", "true")
    field.fill("jdoe")

    expect(field).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator(".sf-form__field", has=field).get_by_text("This is needed.")).to_be_hidden()


def test_a_question_waits_for_the_one_that_it_depends_on(example: Example, page: Page) -> None:
    page.goto(example.address("request-models/order-rugged-laptop/"))
    plate = page.get_by_label("Number plate")
    expect(plate).to_be_hidden()
    page.get_by_role("group", name="Mount in a service car").get_by_label("Yes").check()
    expect(plate).to_be_visible()
    page.get_by_role("group", name="Mount in a service car").get_by_label("No").check()
    expect(plate).to_be_hidden()


def test_conditions_stand_in_words_without_scripts(example: Example, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(example.address(LAPTOP))
    asked = page.locator(".sf-request dl")
    expect(asked).to_contain_text("at a desk in the office, at the service desk or by parcel")
    expect(asked).to_contain_text("only if Handed over is at a desk in the office: one line")
    expect(asked).to_contain_text("only if Handed over is at the service desk or by parcel: yes")
    context.close()


def test_known_errors_and_articles_are_both_suggested(example: Example, page: Page) -> None:
    open_form(page, example)
    suggested = page.locator(".sf-suggested")
    for text, kind in (
        ("You are not authorized to use transaction ME21N", "known-errors/"),
        (ARTICLE, "articles/"),
    ):
        page.get_by_label("Anything else").fill(text)
        expect(suggested.locator(f"a[href*='{kind}']").first).to_be_visible()


def test_nothing_is_opened_while_an_answer_is_missing(example: Example, page: Page) -> None:
    open_form(page, example)
    page.get_by_label("For whom").fill("jdoe")
    page.get_by_role("link", name=GLPI).press("Enter")
    expect(page.get_by_label("Role")).to_be_focused()
    expect(page.locator(".sf-form__missing:visible")).to_have_count(1)
    expect(page.locator(".sf-request [role=status]")).to_have_text("Missing: Role")
    assert len(page.context.pages) == 1


def test_what_may_save_the_request_is_shown_while_typing(example: Example, page: Page) -> None:
    open_form(page, example)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.get_by_label("Anything else").fill("You are not authorized to use transaction ME21N")
    suggested = page.locator(".sf-suggested")
    expect(suggested).to_contain_text("This may help already")
    expect(suggested.get_by_role("link")).to_have_count(1)
    assert not [url for url in requests if "ME21N" in url]
    page.get_by_label("Anything else").fill("")
    expect(suggested).to_be_empty()


def test_a_text_that_has_no_room_in_the_link_is_copied(example: Example, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=example.url)
    page.route("https://desk.example.org/**", lambda route: route.abort())
    open_form(page, example)
    page.get_by_role("button", name="Copy what I entered").press("Enter")
    expect(page.locator(".sf-request [role=status]")).to_have_text("Copied: what I entered")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Order a role in the business system\n\n")


def test_the_form_can_be_read_by_all_and_fits_a_narrow_screen(example: Example, page: Page) -> None:
    page.set_viewport_size(TELEPHONE)
    for path in (PATH, "request-models/order-hotline-desk/"):
        page.goto(example.address(path))
        expect(page.locator("form.sf-form")).to_be_visible()
        page.get_by_role("link", name=GLPI).press("Enter")  # words where answers are missing
        assert too_wide(page) == []
        assert violations(page, ".sf-request") == []


def test_without_scripts_there_is_the_list_and_the_plain_link(
    example: Example, chromium: Browser
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(example.address(PATH))
    expect(page.locator(".sf-request dl")).to_contain_text("Your key user knows which one")
    expect(page.get_by_role("link", name=GLPI)).to_have_attribute(
        "href", "https://desk.example.org/front/ticket.form.php"
    )
    context.close()
