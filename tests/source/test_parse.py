"""A file becomes documents, or the list of what keeps it from it."""

import pytest

from servicefolio.config import Settings
from servicefolio.diagnostics import Position
from servicefolio.source.document import SourceFile
from servicefolio.source.parse import parse
from tests.builders import document, parsed

MARKDOWN = "catalog/design-documents/vpn.md"
REGISTER = "catalog/improvements.yaml"


def problems(text: str | bytes, path: str = "kb/known-errors/x.yaml") -> list[tuple[str, Position]]:
    return [(found.rule.id, found.position) for found in parsed(text, path).diagnostics]


def test_record() -> None:
    assert document("title: a\n").tree == {"title": "a"}


def test_byte_order_mark_and_line_ends_of_windows_are_no_part_of_the_text() -> None:
    (found,) = parsed(b"\xef\xbb\xbftitle: |\r\n  a\r\n  b\r\n").documents
    assert found.tree == {"title": "a\nb\n"}
    assert found.position(("title",)) == Position(1, 8)


def test_line_ends_of_old_apples_are_line_ends() -> None:
    (found,) = parsed(b"title: a\rowner: b\r").documents
    assert found.position(("owner",)) == Position(2, 8)


def test_register() -> None:
    first, second = parsed("kind: x\nrecords:\n- {id: a}\n- {id: b, kind: y}\n", REGISTER).documents
    assert (first.tree, second.tree) == ({"id": "a", "kind": "x"}, {"id": "b", "kind": "y"})
    assert (first.route, second.route) == (("records", 0), ("records", 1))
    assert (first.alone, second.alone) == (False, False)


def test_kind_of_a_register_stands_where_it_is_written() -> None:
    first, second = parsed("kind: x\nrecords:\n- {id: a}\n- {id: b, kind: y}\n", REGISTER).documents
    assert first.position(("kind",)) == Position(1, 7)
    assert second.position(("kind",)) == Position(4, 17)


def test_keys_of_your_own_may_stand_in_a_register() -> None:
    (found,) = parsed("x-a: &a b\nrecords:\n- {id: *a}\n", REGISTER).documents
    assert found.tree == {"id": "b"}


def test_one_bad_item_leaves_the_others() -> None:
    result = parsed("records:\n- text\n- {id: b}\n", REGISTER)
    assert [item.tree for item in result.documents] == [{"id": "b"}]
    assert [(item.rule.id, item.position) for item in result.diagnostics] == [
        ("schema-record", Position(2, 3, 4))
    ]


def test_many_documents_are_not_alone() -> None:
    assert [item.alone for item in parsed("a: b\n---\na: c\n").documents] == [False, False]


def test_one_document_among_empty_ones_is_alone() -> None:
    assert [item.alone for item in parsed("---\n---\na: c\n---\n").documents] == [True]


def test_markdown_has_its_text_as_body() -> None:
    found = document("---\ntitle: a\n---\n\n# Head\n\ntext\n", MARKDOWN)
    assert found.tree == {"title": "a", "body": "# Head\n\ntext\n"}
    assert found.position(("body",)) == Position(5, 1)


def test_markdown_without_text_has_no_body() -> None:
    assert document("---\ntitle: a\n---\n\n \n", MARKDOWN).tree == {"title": "a"}


@pytest.mark.parametrize(
    ("text", "rule", "position"),
    [
        ("", "file-empty", Position(1, 1, 0)),
        ("# nothing\n", "file-empty", Position(1, 1, 0)),
        ("---\n", "file-empty", Position(1, 1, 0)),
        ("---\n---\n", "file-empty", Position(1, 1, 0)),
        ("{}", "file-empty", Position(1, 1, 0)),
        ("- a\n", "schema-record", Position(1, 1)),
        ("text\n", "schema-record", Position(1, 1, 4)),
        ("records: 3\n", "schema-record", Position(1, 10)),
        ("records: []\n", "schema-record", Position(1, 10)),
        ("records: [{a: b}]\ntitle: c\n", "schema-record", Position(2, 1, 5)),
        (b"a: \xe9\n", "file-encoding", Position(1, 4)),
        ("ä: ä\n".encode() + b"b: \xff\n", "file-encoding", Position(2, 4)),
        ("ä: ä".encode() + b"\xff\n", "file-encoding", Position(1, 5)),
        (b"a: b\0\n", "file-encoding", Position(1, 1, 0)),
        ("a: b".encode("utf-16"), "file-encoding", Position(1, 1, 0)),
        ("a: \x1b[1m\n", "yaml-character", Position(1, 4)),
    ],
)
def test_what_is_no_record(text: str | bytes, rule: str, position: Position) -> None:
    assert problems(text) == [(rule, position)]


@pytest.mark.parametrize(
    ("text", "rule", "position"),
    [
        ("# Head\n", "file-front-matter", Position(1, 1, 0)),
        ("---\ntitle: a\n", "file-front-matter", Position(1, 1, 0)),
        ("---\n---\ntext\n", "file-empty", Position(1, 1, 0)),
        ("---\n- a\n---\ntext\n", "schema-record", Position(2, 1)),
        ("---\nbody: a\n---\ntext\n", "schema-record", Position(2, 7)),
        ("---\ntitle: [a\n---\ntext\n", "yaml-syntax", Position(2, 8)),
        ("---\ntitle: a\n---\nte\x07xt\n", "yaml-character", Position(4, 3)),
    ],
)
def test_what_is_no_markdown_record(text: str, rule: str, position: Position) -> None:
    assert problems(text, MARKDOWN) == [(rule, position)]


def test_line_separators_may_stand_in_the_body() -> None:
    assert problems("---\ntitle: a\n---\none\u2028two\n", MARKDOWN) == []


def test_longest_line_is_a_setting() -> None:
    file = SourceFile("kb/x.yaml", b"a: b\nc: " + b"x" * 1_000 + b"\n")
    (found,) = parse(file, Settings(max_line_length=1_000)).diagnostics
    assert (found.rule.id, found.position) == ("yaml-line-length", Position(2, 1, 0))
    assert not parse(file, Settings(max_line_length=1_003)).diagnostics
