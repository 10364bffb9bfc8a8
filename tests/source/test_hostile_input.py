"""Files that mean harm, or were never text: reported in their place, and never a traceback."""

from pathlib import Path

import pytest

from servicefolio.diagnostics import Diagnostic, Position
from servicefolio.records.ref import mentions
from tests.builders import check_files, parsed

FILE = "kb/known-errors/vpn-root-ca.yaml"
HEAD = "title: VPN client shows 0x800B0109\nservices: vpn\n"
VPN = "title: VPN\nsummary: Reach the office network\nowner: unowned\n"


def only(found: tuple[Diagnostic, ...]) -> tuple[str, str, int]:
    (item,) = found
    return item.rule.id, item.path, item.position.line


def checked(tmp_path: Path, text: str | bytes) -> tuple[str, str, int]:
    return only(check_files(tmp_path, {"catalog/services/vpn.yaml": VPN, FILE: text}))


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "{? ", "[{a: "])
def test_hundred_thousand_open_brackets(tmp_path: Path, opening: str) -> None:
    text = f"{HEAD}x-deep:\n {opening * (90_000 // len(opening))}\n"
    rule, path, line = checked(tmp_path, text)
    assert (path, line) == (FILE, 4)
    assert rule in {"yaml-limit", "yaml-key", "yaml-syntax"}


def test_deep_nesting_by_indentation(tmp_path: Path) -> None:
    lines = "".join(f"{' ' * depth}a:\n" for depth in range(2_000))
    assert checked(tmp_path, f"{HEAD}x-deep:\n{lines}") == ("yaml-limit", FILE, 104)


def test_line_of_ten_million_characters(tmp_path: Path) -> None:
    text = f"{HEAD}description: {'x' * 10_000_000}\n"
    assert checked(tmp_path, text) == ("yaml-line-length", FILE, 3)


def test_file_of_twenty_megabytes(tmp_path: Path) -> None:
    text = HEAD + "# nothing to see here\n" * 1_000_000
    assert checked(tmp_path, text) == ("file-too-large", FILE, 1)


def test_million_values(tmp_path: Path) -> None:
    values = "- 1\n" * 1_000_100
    assert checked(tmp_path, f"{HEAD}x-many:\n{values}")[:2] == ("yaml-limit", FILE)


def test_billion_laughs(tmp_path: Path) -> None:
    lines = ["x-0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    lines += [f"x-{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    assert checked(tmp_path, HEAD + "\n".join(lines)) == ("yaml-alias", FILE, 6)


def test_hundred_thousand_backticks_in_prose_with_a_mention() -> None:
    assert list(mentions("`" * 100_001 + " [[vpn]] " + "`" * 100_000)) == [("vpn", None)]


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"PK\x03\x04\x14\0\x06\0",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        b"\xff\xfet\0i\0t\0",
        b"\xfe\xff\0t\0i",
        b"\0\0\xfe\xff",
        bytes(range(256)),
        "title: Überprüfung\n".encode("cp1252"),
        b"title: \xed\xa0\x80\n",
        b"title: \xf4\x90\x80\x80\n",
        b"title: \xc0\xaf\n",
    ],
)
def test_bytes_that_are_no_utf8_text(tmp_path: Path, data: bytes) -> None:
    assert checked(tmp_path, data)[:2] == ("file-encoding", FILE)


@pytest.mark.parametrize("code", [*range(0x01, 0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0x9F])
def test_every_control_character_is_refused(code: int) -> None:
    (found,) = parsed(f"title: a\nsummary: b{chr(code)}c\n").diagnostics
    assert (found.rule.id, found.position) == ("yaml-character", Position(2, 11))
    assert f"U+{code:04X}" in found.message


@pytest.mark.parametrize("code", [0x85, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF])
def test_every_character_that_yaml_breaks_at_or_hides_is_refused(code: int) -> None:
    (found,) = parsed(f"title: a\nsum{chr(code)}mary: b\n").diagnostics
    assert (found.rule.id, found.position) == ("yaml-character", Position(2, 4))
    assert f"U+{code:04X}" in found.message


@pytest.mark.parametrize("code", [0xA0, 0xAD, 0x200B, 0x202E, 0xE000, 0x1F512, 0x1FFFE, 0x10FFFF])
def test_unusual_characters_that_are_text_stay(code: int) -> None:
    (found,) = parsed(f"title: a{chr(code)}b\n").documents
    assert found.tree == {"title": f"a{chr(code)}b"}


@pytest.mark.parametrize("escape", ["\\0", "\\e", "\\a", "\\x1b", "\\r", "\\u0007"])
def test_control_characters_cannot_come_in_by_an_escape(escape: str) -> None:
    (found,) = parsed(f'title: "a{escape}b"\n').diagnostics
    assert (found.rule.id, found.position) == ("yaml-character", Position(1, 8, len(escape) + 4))


def test_tags_that_run_code_elsewhere_are_only_reported(tmp_path: Path) -> None:
    file = tmp_path / "made-by-a-tag"
    text = f'{HEAD}x-run: !!python/object/apply:os.system ["touch {file}"]\n'
    assert checked(tmp_path, text) == ("yaml-tag", FILE, 3)
    assert not file.exists()


def test_thousand_problems_in_one_file(tmp_path: Path) -> None:
    lines = "".join(f"nonsense-{number}: x\n" for number in range(1_000))
    found = check_files(tmp_path, {"catalog/teams/network.yaml": f"title: Network\n{lines}"})
    assert len(found) == 1_000
    assert found[-1].position == Position(1_001, 1, len("nonsense-999"))
