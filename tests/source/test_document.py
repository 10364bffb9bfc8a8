"""A document knows where its values stand, and what encloses those that are missing."""

import pytest

from servicefolio.diagnostics import Position, Rule, Severity
from servicefolio.source.document import Document, Route, excerpt
from tests.builders import document, parsed

TEXT = """\
title: VPN
seen:
  count: 3
messages: |

  first one
    second
codes:
  - E1
workaround:
  steps: Restart
folded: >-
  a
  b
"""
RULE = Rule("some-rule", Severity.WARNING, "Something")


@pytest.fixture
def made() -> Document:
    return document(TEXT)


@pytest.mark.parametrize(
    ("route", "position"),
    [
        ((), Position(1, 1)),
        (("title",), Position(1, 8, 3)),
        (("seen", "count"), Position(3, 10)),
        (("codes", 0), Position(9, 5, 2)),
    ],
)
def test_value_stands_where_it_is_written(made: Document, route: Route, position: Position) -> None:
    assert made.position(route) == position


@pytest.mark.parametrize(
    ("route", "position"),
    [
        (("owner",), Position(1, 1)),
        (("seen", "last"), Position(2, 1, 4)),
        (("seen", "last", "deeper", 3), Position(2, 1, 4)),
        (("codes", 7), Position(9, 3)),
    ],
)
def test_missing_value_stands_at_what_encloses_it(
    made: Document, route: Route, position: Position
) -> None:
    assert made.position(route) == position


def test_key_stands_before_its_value(made: Document) -> None:
    assert made.position(("seen", "count"), key=True) == Position(3, 3, 5)


def test_missing_key_stands_at_what_encloses_it(made: Document) -> None:
    assert made.position(("seen", "last"), key=True) == Position(2, 1, 4)


def test_item_of_a_block_is_one_of_its_lines_with_text(made: Document) -> None:
    assert made.position(("messages", 0)) == Position(6, 3, 9)
    assert made.position(("messages", 1)) == Position(7, 5, 6)


def test_item_of_a_plain_text_is_the_text(made: Document) -> None:
    assert made.position(("title", 0)) == Position(1, 8, 3)


def test_item_of_a_mapping_that_stands_for_a_list_of_one(made: Document) -> None:
    assert made.position(("workaround", 0, "steps")) == Position(11, 10, 7)


def test_item_of_a_register_stands_within_it() -> None:
    _, second = parsed("records:\n- {id: a}\n- {id: b, title: c}\n", "catalog/teams.yaml").documents
    assert second.position(("title",)) == Position(3, 18)
    assert second.position(()) == Position(3, 3)


def test_words_are_found_within_a_value(made: Document) -> None:
    assert made.find(("messages",), "second") == Position(7, 5, 6)


def test_words_before_the_value_are_not_found(made: Document) -> None:
    assert made.find(("codes", 0), "VPN") == Position(9, 5, 2)


def test_diagnosis_shows_the_line(made: Document) -> None:
    found = made.diagnose(RULE, ("seen", "count"), "too few", hint="count again")
    assert (found.position, found.excerpt) == (Position(3, 10), "  count: 3")
    assert (found.severity, found.hint) == (Severity.WARNING, "count again")


@pytest.mark.parametrize(("line", "shown"), [(0, None), (1, "a"), (3, ""), (4, "d"), (5, None)])
def test_excerpt_is_a_line_or_nothing(line: int, shown: str | None) -> None:
    assert excerpt("a\nb\n\nd", Position(line, 1)) == shown


def test_lines_break_only_where_files_have_line_ends() -> None:
    assert excerpt("a\u2028b\x0cc\r\nd\re", Position(1, 1)) == "a\u2028b\x0cc"
    assert excerpt("a\u2028b\x0cc\r\nd\re", Position(3, 1)) == "e"
