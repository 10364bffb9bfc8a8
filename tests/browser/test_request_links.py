"""Links that open a ticket filled in: what was typed comes out as it went in, on the same host."""

import re
from urllib.parse import parse_qs, parse_qsl, unquote, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.example import Example

pytestmark = pytest.mark.browser

ADDRESSES = {
    "github": "https://github.com/me/it/issues/new?labels=request",
    "gitlab": "https://gitlab.example.org/it/desk/-/issues/new",
    "glpi": "https://glpi.example.org/front/ticket.form.php",
    "itop": "https://itop.example.org/pages/UI.php?operation=new&class=UserRequest",
    "jira": "https://it.example.org/servicedesk/customer/portal/2/create/15",
    "servicenow": "https://it.service-now.com/incident.do?sys_id=-1",
}
KEYS = {
    "github": ("title", "body"),
    "gitlab": ("issue[title]", "issue[description]"),
    "glpi": ("name", "content"),
    "itop": ("default[title]", "default[description]"),
    "jira": ("summary", "description"),
}
HOSTILE = (
    "plain words",
    "Straße, ß, 日本語, 💥, e\u0301, \u202ertl\u202c",
    "a&b=c?d#e%f%20g+h;i/j\\k",
    "&title=other&body=other#@evil.example/",
    "'\"><script>alert(1)</script>{{7*7}}${7*7}",
    "javascript:alert(1)//https://evil.example/?x=",
    "caret ^ and ^^ and ^description=other^EQ",
    "first\nsecond\n\n\tfourth  two spaces",
    "(round) [square] *star* !mark ~tilde `tick`",
    "\u0000\u0007\u007f\u2028\u2029\ufeff end",
    "=?&" * 200,
)
_LINK = """async ([system, address, title, body]) => {
    const { requestLink } = await import("/assets/request-links.js");
    return requestLink(system, address, { title, body });
}"""
_TICKET = """async (asked) => (await import("/assets/request-links.js")).ticketOf(asked)"""


def link(page: Page, system: str, address: str, text: str, title: str | None = None) -> str:
    """Make a link, and follow the browser in how it reads it."""
    found = page.evaluate(_LINK, [system, address, title or text, text])
    assert found["whole"]
    url = str(found["url"])
    assert page.evaluate("(url) => new URL(url).href", url) == url
    return url


def one_line(text: str) -> str:
    """Write a title as the links do: JavaScript's white space becomes single spaces."""
    return re.sub(r"[\s\ufeff]+", " ", re.sub(r"[\x1c-\x1f\x85]", "\x00", text)).strip(" ")


@pytest.mark.parametrize("system", KEYS)
def test_title_and_text_come_out_as_they_went_in(example: Example, page: Page, system: str) -> None:
    page.goto(example.url)
    address = ADDRESSES[system]
    for text in HOSTILE:
        url = urlsplit(link(page, system, address, text))
        base = urlsplit(address)
        assert (url.scheme, url.netloc, url.path) == (base.scheme, base.netloc, base.path)
        assert url.fragment == ""
        title, body = KEYS[system]
        expected = {**parse_qs(base.query), title: [one_line(text)], body: [text]}
        assert parse_qs(url.query, strict_parsing=True) == expected


def test_an_encoded_query_holds_both_fields_and_no_other(example: Example, page: Page) -> None:
    page.goto(example.url)
    for text in (text for text in HOSTILE if "^" not in text):
        url = urlsplit(link(page, "servicenow", ADDRESSES["servicenow"], text))
        assert url.netloc == "it.service-now.com"
        asked = dict(parse_qsl(url.query, strict_parsing=True))
        assert asked.keys() == {"sys_id", "sysparm_query"}
        assert asked["sysparm_query"].split("^") == [
            f"short_description={one_line(text)}",
            f"description={text}",
        ]


def test_what_could_set_other_fields_is_left_out_of_an_encoded_query(
    example: Example, page: Page
) -> None:
    page.goto(example.url)
    address = ADDRESSES["servicenow"]
    text = "x^state=7^EQ"
    found = page.evaluate(_LINK, ["servicenow", address, "Title", text])
    assert not found["whole"]
    asked = dict(parse_qsl(urlsplit(found["url"]).query, strict_parsing=True))
    assert asked["sysparm_query"] == "short_description=Title^description="
    assert page.evaluate(_LINK, ["servicenow", address, text, "x"]) == {
        "url": address, "whole": False,
    }  # fmt: skip


def test_mail_goes_to_the_mailbox_and_nobody_else(example: Example, page: Page) -> None:
    page.goto(example.url)
    for text in (text[:300] for text in HOSTILE):
        url = link(page, "mail", "desk@example.org", text)
        head, _, query = url.partition("?")
        assert head == "mailto:desk@example.org"
        asked = [pair.split("=", 1) for pair in query.split("&")]
        assert [(key, unquote(value).replace("\r\n", "\n")) for key, value in asked] == [
            ("subject", one_line(text)),
            ("body", text),
        ]


def test_a_system_that_takes_no_text_is_opened_as_it_is(example: Example, page: Page) -> None:
    page.goto(example.url)
    address = "https://zammad.example.org/#ticket/create"
    found = page.evaluate(_LINK, ["zammad", address, "x", "y"])
    assert found == {"url": address, "whole": False}


@pytest.mark.parametrize(("system", "longest"), [("github", 7000), ("mail", 1900)])
def test_a_text_that_is_too_long_is_left_out_whole(
    example: Example, page: Page, system: str, longest: int
) -> None:
    page.goto(example.url)
    address = ADDRESSES.get(system, "desk@example.org")
    found = page.evaluate(_LINK, [system, address, "Title", "ä" * longest])
    assert not found["whole"]
    assert len(found["url"]) < 200
    assert "Title" in found["url"]


def test_half_a_character_does_not_stop_the_link(example: Example, page: Page) -> None:
    page.goto(example.url)
    script = _LINK.replace("title, body }", 'title, body: "a\\ud83d b" }')
    found = page.evaluate(script, ["github", ADDRESSES["github"], "x", ""])
    assert parse_qs(urlsplit(found["url"]).query)["body"] == ["a\ufffd b"]


def test_a_ticket_says_what_was_entered_and_on_which_page(example: Example, page: Page) -> None:
    page.goto(example.url)
    answers = [["For whom", "jdoe"], ["Until", " "], ["Why", "First\nsecond"]]
    asked = {"request": "A  role", "answers": answers, "address": "https://it.example.org/x/"}
    assert page.evaluate(_TICKET, asked) == {
        "title": "A role",
        "body": "For whom: jdoe\nWhy:\nFirst\nsecond\n\nhttps://it.example.org/x/",
    }
