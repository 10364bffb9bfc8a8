"""What is dumped reads back as it was, for our loader and for every other."""

from datetime import date
from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from servicefolio.source.document import Tree
from servicefolio.source.dump import dump, scalar
from servicefolio.source.yaml import read_yaml

_AWKWARD = " \t\n#:-?'\"\\|>[]{},&*!%@`~=<.0123456789eExo_yn\u0085\u2028\ufeffé😀"
_WORDS = st.sampled_from(["null", "~", "no", "0x10", "1e3", "<<", "---", "..."])
_TEXTS = (
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"]))
    | st.text(st.sampled_from(_AWKWARD))
    | _WORDS
)
"""Every text that a record may hold: no control characters."""


def trees(texts: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Tree]]:
    values: st.SearchStrategy[Tree] = st.recursive(
        st.none() | texts,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
        max_leaves=12,
    )
    return st.dictionaries(texts, values, max_size=4)


def read(text: str) -> Tree:
    documents, problems = read_yaml("x.yaml", text)
    assert problems == ()
    return documents[0][0]


@given(trees(_TEXTS))
def test_any_tree_reads_back_as_it_was(tree: dict[str, Tree]) -> None:
    assert read(dump(tree)) == tree


@given(trees(_TEXTS | st.text()))
def test_any_tree_reads_the_same_for_another_reader(tree: dict[str, Tree]) -> None:
    assert yaml.safe_load(dump(tree)) == tree


@given(st.lists(_TEXTS, min_size=1), st.integers(0, 3))
def test_text_reads_back_at_any_depth(texts: list[str], depth: int) -> None:
    tree: Tree = {"a": list(texts), "b": texts[0]}
    for _ in range(depth):
        tree = {"in": [tree, [tree]]}
    assert isinstance(tree, dict)
    assert read(dump(tree)) == tree


@pytest.mark.parametrize(
    "text",
    [
        "no", "Yes", "on", "y", "N", "true", "null", "~", "0x10", "010", "0o14", "1e3", "1_000",
        "12:30", "08:15", "12:30:45", "5.10", ".5", "-1", "+1", ".inf", "=", "<<",
        "2026-11-23", "2026-11-23T10:00:00Z", "", " a", "a ", "- a", "a: b", "a #b", "a:",
        "@a", "%a", "`a`", "*a", "&a", "!a", "|", ">", "[a", "{a", "#a", "'a", '"a', "? a", "a\tb",
    ],
)  # fmt: skip
def test_text_that_a_reader_may_take_for_something_else_is_quoted(text: str) -> None:
    assert scalar(text)[0] in "'\""


@pytest.mark.parametrize(
    "text",
    [
        "VPN", "a b", "https://example.org/a#b", "10 min", "99.5 %", "3 working days", "5.7.1",
        "it's", 'say "hi"', "C:\\Temp", "/etc/hosts", "Größe", "ORA-12154", "(a)", "a, b",
    ],
)  # fmt: skip
def test_text_that_is_text_to_everybody_stays_plain(text: str) -> None:
    assert scalar(text) == text


def test_values_of_other_types_are_written_plain() -> None:
    fields = {
        "on": date(2026, 11, 23), "count": 3, "share": Decimal("99.50"), "live": True, "end": None,
    }  # fmt: skip
    assert dump(fields) == '"on": 2026-11-23\ncount: 3\nshare: 99.50\nlive: true\nend: null\n'


def test_a_record_is_pleasant_to_read() -> None:
    fields = {
        "title": "Portal: page stays blank",
        "services": ["portal", "vpn"],
        "messages": "ORA-12514: TNS: no listener\n  at line 3\n",
        "users_say": ["it hangs", "it's slow: always"],
        "external_refs": [{"system": "desk", "key": "0042"}, {"system": "old", "key": "a#1"}],
        "get_it": {"how": "Ask", "url": "https://example.org"},
        "root_cause": "  indented\nand not",
        "tags": [],
        "x-raw": '\\d+ "quoted"',
    }
    assert (
        dump(fields)
        == """\
title: "Portal: page stays blank"
services: [portal, vpn]
messages: |
  ORA-12514: TNS: no listener
    at line 3
users_say:
  - it hangs
  - "it's slow: always"
external_refs:
  - system: desk
    key: "0042"
  - system: old
    key: a#1
get_it:
  how: Ask
  url: https://example.org
root_cause: |2-
    indented
  and not
tags: []
x-raw: '\\d+ "quoted"'
"""
    )


def test_control_characters_are_escaped() -> None:
    assert scalar("a\x1b[31m\u2028b\u0085") == '"a\\u001b[31m\\u2028b\\u0085"'


def test_a_key_of_any_length_reads_back() -> None:
    tree: dict[str, Tree] = {"k" * 3_000: ["a", {"b" * 2_000: "c\nd"}], "e": None}
    assert read(dump(tree)) == tree


def test_no_fields_are_an_empty_mapping() -> None:
    assert dump({}) == "{}\n"
