"""What the search offers where it finds nothing: a record, without what is private."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from playwright.sync_api import Page, expect

from servicefolio.config import Settings
from servicefolio.source.document import SourceFile
from servicefolio.source.parse import parse
from tests.browser.example import Example
from tests.browser.searching import LOG, PRIVATE, open_dialog, titles, use_fake

pytestmark = pytest.mark.browser

TEMPLATE = "https://host.example/new/main?filename={path}&value={content}"
HOSTILE = (
    "plain line",
    "- dash: 'x' \"y\" # no",
    "  leading\n\ttab\n trailing  \nlast",
    "a\r\nb\rc",
    "\x1b[31mred\x1b[0m \x00 \x07 \x7f \x9f",
    "u2028 \u2028 x \u2029 \u0085 \ufeff end",
    "one\n\n  two \u2028\n \tthree",
    "\n\n  blank lines first",
    "%YAML 1.2\n---\n...\nfoo: |",
    "{a: b}",
    "#servicefolio: ignore x",
    "# TODO: is it this one?\nx",
    "\u202ertl\u202c 💥 Straße",
    "\\n \\ \\u0041",
    "@reserved `tick` !tag &a *a ? | >",
    "x" * 65536,
    "line\n" * 5000,
    "---",
    "null",
    "0o17",
)
_STUB = """async ([text, masked]) => {
    const { clean, pathOf, stubOf, titleOf } = await import("/assets/search-stub.js");
    const message = clean(text);
    const title = titleOf(message);
    return [message, title, pathOf(title), stubOf({ title, message, masked })];
}"""
_MASK = """async ([text, kept]) => (await import("/assets/masking.js")).mask(text, kept)"""


def test_nothing_found_is_said_with_the_nearest_three(example: Example, page: Page) -> None:
    use_fake(page)
    open_dialog(page, example).fill("nothing")

    expect(page.locator(".sf-find__status")).to_contain_text("Nothing here matches that.")
    assert len(titles(page)) == 3
    page.get_by_role("button", name="Write it down").click()
    expect(page.locator(".sf-missing summary")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".sf-missing__stub")).to_be_visible()


def test_what_is_private_is_masked_and_can_be_taken_back(example: Example, page: Page) -> None:
    use_fake(page)
    field = open_dialog(page, example)
    page.evaluate("template => { globalThis.sfNewFileUrl = template; }", TEMPLATE)
    field.fill(LOG)
    stub = page.locator(".sf-missing__stub")
    link = page.get_by_role("link", name="Open as a new file")
    expect(stub).to_contain_text("user=<user-1> on <host-1> (<ip-1>)")
    for text in PRIVATE:
        assert text not in stub.inner_text()
        assert text not in (link.get_attribute("href") or "")
        expect(page.locator(".sf-masks")).to_contain_text(text)
    page.get_by_label("DESKTOP-AB12CD3").uncheck()
    expect(stub).to_contain_text("user=<user-1> on DESKTOP-AB12CD3 (<ip-1>)")
    asked = parse_qs(urlsplit(link.get_attribute("href") or "").query)
    assert asked["value"] == [stub.inner_text()]
    assert asked["filename"] == [page.locator(".sf-missing__path").inner_text()]
    page.get_by_label("DESKTOP-AB12CD3").check()
    expect(stub).to_contain_text("user=<user-1> on <host-1> (<ip-1>)")


def test_without_a_repository_there_is_yaml_to_copy_alone(example: Example, page: Page) -> None:
    use_fake(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=example.url)
    open_dialog(page, example).fill("nothing works here any more")
    page.get_by_role("button", name="Copy YAML").click()
    expect(page.locator("dialog [role=status]")).to_have_text("Copied: YAML")

    copied = yaml.safe_load(page.evaluate("navigator.clipboard.readText()"))
    assert copied["title"] == "nothing works here any more"
    assert copied["messages"] == "nothing works here any more\n"
    expect(page.locator(".sf-missing__path")).to_have_text(
        "kb/known-errors/nothing-works-here-any-more.yaml"
    )
    expect(page.get_by_role("link", name="Open as a new file")).to_have_count(0)


@pytest.mark.parametrize("masked", [False, True])
def test_the_record_reads_back_whatever_was_pasted(
    example: Example, page: Page, *, masked: bool
) -> None:
    page.goto(example.url)
    for pasted in HOSTILE:
        message, title, path, text = page.evaluate(_STUB, [pasted, masked])
        read = yaml.safe_load(text)
        assert read["title"] == title
        messages = read["messages"]
        if isinstance(messages, str):
            assert messages == f"{message}\n"
        else:
            assert messages == [{"match": "template", "text": message} if masked else message]
        assert parse(SourceFile(path, text.encode()), Settings()).diagnostics == ()
        assert len(path) <= 85


def test_a_title_is_the_line_that_tells_most(example: Example, page: Page) -> None:
    page.goto(example.url)
    for pasted, expected in {
        "2026-11-29 10:00:00,123 ERROR [main] Connection refused": "Connection refused",
        "\tat a.b(C.java:1)\njava.lang.Error: gone": "java.lang.Error: gone",
        "VPN " * 50: "VPN " * 18 + "VPN…",
    }.items():
        _, title, _, _ = page.evaluate(_STUB, [pasted, False])
        assert title == expected or (title.endswith("…") and len(title) <= 80), pasted


def test_a_new_file_of_a_long_text_is_named_alone(example: Example, page: Page) -> None:
    page.goto(example.url)
    script = """async ([template, content]) =>
        (await import("/assets/search-stub.js")).newFileUrl(template, "kb/a&b.yaml", content)"""
    assert page.evaluate(script, [TEMPLATE, "x: $& 1"]) == {
        "url": "https://host.example/new/main?filename=kb%2Fa%26b.yaml&value=x%3A%20%24%26%201",
        "whole": True,
    }
    assert page.evaluate(script, [TEMPLATE, "x" * 9000]) == {
        "url": "https://host.example/new/main?filename=kb%2Fa%26b.yaml&value=",
        "whole": False,
    }


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("user=jdoe and jdoe again", "user=<user-1> and <user-1> again"),
        ("User 'jdoe'@'10.0.0.7' denied", "User '<user-1>'@'<ip-1>' denied"),
        (r"NORDHAFEN\m.muster, NT AUTHORITY\SYSTEM", r"NORDHAFEN\<user-1>, NT AUTHORITY\SYSTEM"),
        (r"C:\Users\jdoe\x /home/ann/y", r"C:\Users\<user-1>\x /home/<user-2>/y"),
        (r"\\fs01\share\a.txt", r"\\<host-1>\share\a.txt"),
        ("mail jane.doe@nordhafen.de now", "mail <e-mail-1> now"),
        ("https://intranet.nordhafen.de/x", "https://<host-1>/x"),
        ("postgres://app:s3cr3t@db-01.internal:5432", "postgres://<password-1>@<host-1>:5432"),
        ("Nov 29 10:00:00 gw3 sshd[1]: x", "Nov 29 10:00:00 <host-1> sshd[1]: x"),
        ("ECONNREFUSED srv-db01:1433", "ECONNREFUSED <host-1>:1433"),
        ("password: Sommer2026!", "password: <password-1>"),
        ("Authorization: Bearer abcdefghijklmnop", "Authorization: Bearer <token-1>"),
        ("api_key=abcdef123456", "api_key=<key-1>"),
        ("8d3a1c9e-1234-4abc-9def-0123456789ab", "<guid-1>"),
        ("fe80::1 2001:db8::8329 00:1a:2b:3c:4d:5e", "<ip-1> <ip-2> <mac-1>"),
    ],
)
def test_private_things_are_masked(example: Example, page: Page, text: str, masked: str) -> None:
    page.goto(example.url)

    assert page.evaluate(_MASK, [text, []])["text"] == masked


@pytest.mark.parametrize(
    "text",
    [
        "0x800B0109 ORA-12154: TNS:could not resolve the connect identifier",
        "org.apache.commons.io.FileUtils java.lang.NullPointerException: null",
        "System.Net.Http.HttpRequestException in foo.dll app.py main.rs setup.sh",
        "version 10.0.19045.3693, build 10.0.0.1, at 12:34:56, std::vector a::b",
        "https://login.microsoftonline.com/ localhost:8080 127.0.0.1 ::1",
        "the password is wrong, the token has expired, no such user",
    ],
)
def test_what_tells_nothing_of_anybody_stays(example: Example, page: Page, text: str) -> None:
    page.goto(example.url)
    found = page.evaluate(_MASK, [text, []])

    assert (found["text"], found["found"]) == (text, [])


def test_long_texts_are_masked_quickly(example: Example, page: Page) -> None:
    page.goto(example.url)
    long = [
        "a" * 65536,
        "a." * 32768,
        "1:" * 32768,
        "password=" * 7000,
        "A1b" * 21000,
        "a-" * 32768,
    ]
    long += ["\\\\" * 32768, "eyJaaaaaaaaaaa" * 4600, "-----BEGIN PRIVATE KEY-----" * 2400]
    script = """async (texts) => {
        const { mask } = await import("/assets/masking.js");
        return texts.map((text) => {
            const start = performance.now();
            mask(text);
            return [text.slice(0, 20), performance.now() - start];
        });
    }"""
    slow = [(text, spent) for text, spent in page.evaluate(script, long) if spent > 5000]
    assert slow == [], json.dumps(slow)
