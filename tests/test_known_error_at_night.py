"""At three in the morning: from what stands on the screen to a known error, in two minutes."""

import html
import io
import re
import sys
from datetime import date
from pathlib import Path
from typing import Protocol

import pytest

from servicefolio import pipeline
from servicefolio.audiences import Audience
from tests.builders import TODAY
from tests.cli.command import Ran, run_command
from tests.repositories import build, make, tree

TITLE = "Nightly run of the books stops at the archive"
NAME = "nightly-run-of-the-books-stops-at-the-archive"
FILE = f"kb/known-errors/{NAME}.yaml"
PASTE = """\
2026-11-23 03:12:07,418 ERROR [batch-7] c.n.Archive: "posting 4711": couldn't be written
Traceback (most recent call last):
  File "C:\\jobs\\archive.py", line 88, in <module>
\tstore(key={'id': 010, 'ok': no}, *rows)  # retry: 3/3
\u2003- [ ] & *alias !tag %d @host `id` | > ~

ValueError: Größe «Ω» 日本語 \u202bשלם\u202c 🔥 100 % <b>"bold"</b> {{ name }} {% raw %} [[vpn]]
---
...
"""


class _Message(Protocol):
    text: str


class _KnownError(Protocol):
    messages: tuple[_Message, ...]
    services: tuple[str, ...]
    verified: date | None


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make(tmp_path / "repository")


def write_down(root: Path, paste: bytes, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Ran:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(paste), "utf-8"))
    given = arguments or ("--title", TITLE, "--service", "vpn")
    return run_command("new", "known-error", *given, "--message", "-", "--root", str(root))


def test_a_message_alone_is_enough(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = write_down(root, PASTE.encode(), monkeypatch, "--service", "vpn")

    name = "error-batch-7-c-n-archive-posting-4711-couldn-t-be-written"
    assert made.stdout == f"{(root / 'kb' / 'known-errors' / name).as_posix()}.yaml\n"
    assert "write a better one" in made.stderr
    assert messages(root, name) == [PASTE.removesuffix("\n")]
    assert check_strictly(root).stdout == "No problems found\n"

    again = write_down(root, PASTE.encode(), monkeypatch, "--service", "vpn")
    assert again.exit_code == 2
    assert f"see kb/known-errors/{name}.yaml" in again.stderr


@pytest.mark.parametrize(
    ("paste", "told"), [("\n \n", "the message is empty"), ("1 2 3\n", "an ID, or a --title")]
)
def test_a_message_without_a_word_needs_a_title(
    root: Path, monkeypatch: pytest.MonkeyPatch, paste: str, told: str
) -> None:
    made = write_down(root, paste.encode(), monkeypatch, "--service", "vpn")
    assert made.exit_code == 2
    assert told in made.stderr


def messages(root: Path, name: str = NAME) -> list[str]:
    found = pipeline.check(pipeline.open_repository(root, TODAY))
    return [message.text for message in found.catalog.one(name, _KnownError).messages]


def check_strictly(root: Path) -> Ran:
    return run_command("check", "--strict", "--root", str(root), "--format", "text")


def text_of(page: bytes) -> str:
    """Read a page's text as a browser shows it."""
    return html.unescape(re.sub(r"<[^>]*>", "", page.decode("utf-8")))


def test_one_command_makes_a_record_of_which_nothing_more_is_asked(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = write_down(root, PASTE.encode(), monkeypatch)

    assert (made.exit_code, made.stderr) == (0, "")
    assert made.stdout == f"{(root / FILE).as_posix()}\n"
    checked = check_strictly(root)
    assert (checked.exit_code, checked.stdout) == (0, "No problems found\n")


def test_no_character_of_the_message_is_lost(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_down(root, PASTE.encode(), monkeypatch)

    assert messages(root) == [PASTE.removesuffix("\n")]


@pytest.mark.parametrize(
    ("paste", "kept"),
    [
        (b"ORA-12514: TNS:listener", "ORA-12514: TNS:listener"),
        (b'- "a": [b, {c\n', '- "a": [b, {c'),
        (b"  indented: yes\n", "  indented: yes"),
        (b"#no comment\n", "#no comment"),
        (b"one\r\ntwo\r\n", "one\ntwo"),
        (b"one\n\n\n  two\n\n", "one\n\n\n  two\n"),
        (b"\ttab\n \tspace and tab \n", "\ttab\n \tspace and tab "),
        ("\ufeff0x80072EFD".encode(), "0x80072EFD"),
        ("é".encode("utf-16"), "é"),
        ("first\u2028second\n third\x85".encode(), "first\u2028second\n third\x85"),
        (b"\x1b[1;31mERROR\x1b[0m: disk full\n", "ERROR: disk full"),
        (b"50 %\x08\x08\x0799 %\x00\x7f", "50 %␈␈␇99 %␀\\u007F"),
        (b"x" * 64_000 + b"\n" + b": #" * 9_000, "x" * 64_000 + "\n" + ": #" * 9_000),
    ],
)
def test_whatever_is_pasted_arrives(
    root: Path, monkeypatch: pytest.MonkeyPatch, paste: bytes, kept: str
) -> None:
    assert write_down(root, paste, monkeypatch).exit_code == 0

    assert messages(root) == [kept]
    assert check_strictly(root).exit_code == 0


def test_what_could_not_stay_as_it_was_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = write_down(root, b"\x1b[31mERROR\x1b[0m\x07\n", monkeypatch)

    assert made.stderr == (
        "Left out of the message: 2 colour codes of the terminal\n"
        "Shown as visible ones in the message: 1 control character\n"
    )


@pytest.mark.parametrize(
    ("paste", "arguments", "words"),
    [
        (b" \r\n", (), "the message is empty"),
        (b"Gr\xf6\xdfe", (), "the message is no text: byte 3 (0xF6) is not UTF-8"),
        (b"x" * 100_001, (), "the message cannot be written:"),
        (b"x", ("ke", "--service", "vnp"), 'there is no service "vnp"; did you mean "vpn"?'),
        (b"x", ("ke", "--service", "network"), 'there is no service "network"'),
    ],
)
def test_what_cannot_be_written_down_is_said_and_nothing_is_written(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    paste: bytes,
    arguments: tuple[str, ...],
    words: str,
) -> None:
    before = tree(root)
    made = write_down(root, paste, monkeypatch, *arguments)

    assert made.exit_code == 2
    assert words in " ".join(made.stderr.split())
    assert tree(root) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("team", "t", "--message", "-"), "a team has no messages"),
        (("team", "t", "--service", "vpn"), "a team names no service"),
        (("offering", "o", "--service", "vpn", "--service", "single-sign-on"), "names one service"),
    ],
)
def test_other_kinds_take_what_they_can_hold(
    root: Path, arguments: tuple[str, ...], words: str
) -> None:
    made = run_command("new", *arguments, "--root", str(root))

    assert made.exit_code == 2
    assert words in made.stderr


def test_a_title_and_a_service_are_enough(root: Path) -> None:
    made = run_command(
        "new", "known-error", "--title", TITLE, "--service", "vpn", "--root", str(root)
    )

    assert (made.exit_code, made.stderr) == (0, "")
    assert check_strictly(root).exit_code == 0


@pytest.mark.site
def test_staff_find_it_at_once_and_see_that_nobody_has_verified_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_down(root, PASTE.encode(), monkeypatch)
    build(root, strict=True)
    site = tree(root / "site")

    page = text_of(site[f"known-errors/{NAME}/index.html"])
    listed = text_of(site["known-errors/index.html"])
    assert TITLE in page
    assert "not verified yet" in page
    assert all(line in page for line in PASTE.splitlines())
    assert "not verified yet" in listed.partition(TITLE)[2]


@pytest.mark.site
@pytest.mark.parametrize("audience", ["users", "public"])
def test_users_do_not_see_it(
    root: Path, monkeypatch: pytest.MonkeyPatch, audience: Audience
) -> None:
    write_down(root, PASTE.encode(), monkeypatch)
    build(root, audience=audience)
    site = tree(root / "site")

    assert "index.html" in site
    assert not [path for path in site if NAME in path]
    assert not [path for path, data in site.items() if NAME.encode() in data]
    assert not [path for path, data in site.items() if TITLE.encode() in data]


@pytest.mark.parametrize(
    ("added", "asked"),
    [
        ("state: open\n", ["verified"]),
        ("state: workaround\n", ["verified", "workaround"]),
        ("state: workaround\nverified: 2026-11-23\n", ["workaround"]),
        ("state: open\nverified: 2026-11-23\n", []),
        ("state: workaround\nverified: 2026-11-23\nworkaround: Start it again at four.\n", []),
    ],
)
def test_rules_ask_once_somebody_vouches_for_it(
    root: Path, monkeypatch: pytest.MonkeyPatch, added: str, asked: list[str]
) -> None:
    write_down(root, PASTE.encode(), monkeypatch)
    with (root / FILE).open("a", encoding="utf-8") as file:
        file.write(f"\n{added}")
    checked = check_strictly(root)

    assert checked.exit_code == bool(asked)
    assert checked.stdout.count("[state-incomplete]") == len(asked)
    assert all(key in checked.stdout for key in asked)


def test_once_verified_it_must_be_found_by_more_than_its_title(root: Path) -> None:
    run_command("new", "known-error", "--title", TITLE, "--service", "vpn", "--root", str(root))
    with (root / FILE).open("a", encoding="utf-8") as file:
        file.write("\nstate: open\nverified: 2026-11-23\n")

    assert "[known-error-unfindable]" in check_strictly(root).stdout
