"""YAML becomes trees of text, and every value and key knows its place."""

import pytest

from servicefolio.diagnostics import Position
from servicefolio.source.document import Ignore, SourceText, Tree
from servicefolio.source.yaml import read_yaml


def read(text: str) -> tuple[Tree, SourceText]:
    documents, problems = read_yaml("x.yaml", text)
    assert not problems
    (only,) = documents
    return only


def tree(text: str) -> Tree:
    return read(text)[0]


def rules(text: str) -> list[str]:
    return [found.rule.id for found in read_yaml("x.yaml", text)[1]]


@pytest.mark.parametrize(
    "written",
    [
        *("0x800B0109", "0o17", "010", "5.10", "-.5", "1_000", "1e3", ".inf"),
        *("12:30", "1:2:3", "2026-11-23", "no", "on", "Null", "="),
    ],
)
def test_plain_scalars_stay_as_written(written: str) -> None:
    assert tree(f"a: {written}") == {"a": written}


@pytest.mark.parametrize("written", ["", "~", "null", "# nothing"])
def test_nothing_is_none(written: str) -> None:
    assert tree(f"a: {written}") == {"a": None}


@pytest.mark.parametrize("written", ['""', "''", '"~"', "'null'"])
def test_quoted_nothing_is_text(written: str) -> None:
    assert tree(f"a: {written}") == {"a": written[1:-1]}


def test_keys_are_text() -> None:
    assert tree("1: a\ntrue: b\n~: c\n") == {"1": "a", "true": "b", "~": "c"}


def test_blocks_keep_their_lines_and_folded_texts_do_not() -> None:
    assert tree("a: |\n  x: y\n  # z\nb: >\n  one\n  two\n") == {
        "a": "x: y\n# z\n",
        "b": "one two\n",
    }


def test_aliases_repeat_values() -> None:
    assert tree("a: &x [1, {b: c}]\nd: *x\ne: &y f\ng: *y\n") == {
        "a": ["1", {"b": "c"}], "d": ["1", {"b": "c"}], "e": "f", "g": "f",
    }  # fmt: skip


def test_an_anchor_may_be_set_anew() -> None:
    assert tree("a: &x 1\nb: *x\nc: &x 2\nd: *x\n") == {"a": "1", "b": "1", "c": "2", "d": "2"}


def test_values_and_keys_know_their_places() -> None:
    _, source = read("a: one\nb:\n  - {c: 'two'}\n  - |\n    three\n")
    assert source.values == {
        (): Position(1, 1),
        ("a",): Position(1, 4, 3),
        ("b",): Position(3, 3),
        ("b", 0): Position(3, 5),
        ("b", 0, "c"): Position(3, 9, 5),
        ("b", 1): Position(4, 5),
    }
    assert source.keys == {
        ("a",): Position(1, 1),
        ("b",): Position(2, 1),
        ("b", 0, "c"): Position(3, 6),
    }


def test_columns_count_characters() -> None:
    _, source = read("{ü: 🔒, b: c}")
    assert source.values["b",] == Position(1, 11)


def test_value_of_an_alias_stands_where_the_alias_stands() -> None:
    _, source = read("a: &x {b: c}\nd: *x\n")
    assert source.values["d",] == Position(2, 4, 2)
    assert ("d", "b") not in source.values


def test_places_count_from_the_top_of_the_file() -> None:
    text = "---\ntitle: a # servicefolio: ignore ref why\n---\nbody\n"
    ((made, source),), _ = read_yaml("x.md", text, first_line=2, end_line=3)
    assert made == {"title": "a"}
    assert source.values["title",] == Position(2, 8)
    assert source.ignores == (Ignore("ref", "why", Position(2, 10, 30), 2),)


def test_problem_in_front_matter_counts_from_the_top_of_the_file() -> None:
    _, (found,) = read_yaml("x.md", '---\na: b\nc: "d\n---\n', first_line=2, end_line=4)
    assert found.position == Position(3, 4)
    assert found.excerpt == 'c: "d'


def test_every_document_of_a_file_is_read() -> None:
    documents, _ = read_yaml("x.yaml", "a: 1\n---\na: 2\n...\n---\n")
    assert [made for made, _ in documents] == [{"a": "1"}, {"a": "2"}, None]


def test_documents_before_a_broken_one_are_kept() -> None:
    documents, problems = read_yaml("x.yaml", 'a: 1\n---\nb: "2\n')
    assert [made for made, _ in documents] == [{"a": "1"}]
    assert [found.rule.id for found in problems] == ["yaml-syntax"]


def test_problems_before_a_broken_place_are_kept() -> None:
    assert rules('a: 1\na: 2\nb: "3\n') == ["yaml-duplicate-key", "yaml-syntax"]


def test_no_document_without_a_value() -> None:
    assert read_yaml("x.yaml", "# only a comment\n") == ((), ())


def test_first_of_two_values_is_kept() -> None:
    documents, _ = read_yaml("x.yaml", "a: 1\nb: {c: 1, c: {d: 2}}\na: [3]\n")
    assert documents[0][0] == {"a": "1", "b": {"c": "1"}}


def test_hundred_levels_are_read() -> None:
    assert rules("[" * 100 + "]" * 100) == []


def test_a_level_more_is_refused() -> None:
    assert rules("[" * 101 + "]" * 101) == ["yaml-limit"]


def test_ten_thousand_repeated_values_are_read() -> None:
    assert rules(repeating(times=100)) == []


def test_more_repeated_values_are_refused() -> None:
    assert rules(repeating(times=101)) == ["yaml-alias"]


def test_aliases_of_aliases_count_what_they_stand_for() -> None:
    lines = ["a0: &a0 [1, 2]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 20))]
    assert rules("\n".join(lines)) == ["yaml-alias"]


def test_ignore_comments_are_collected() -> None:
    _, source = read(
        "# servicefolio: ignore title-long it is the product's name\n"
        "title: a  #servicefolio:ignore ref - next week\n"
    )
    assert source.ignores == (
        Ignore("title-long", "it is the product's name", Position(1, 1, 58), 2),
        Ignore("ref", "next week", Position(2, 11, 36), 2),
    )


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  # servicefolio: ignore ref why\n",
        "a: 'x # servicefolio: ignore ref why'\n",
        'a: "x\n  # servicefolio: ignore ref why"\n',
        "a: x\n---\nb: >\n  y\n  # servicefolio: ignore ref why\n",
        "a: b # servicefolio: ignorance is bliss\n",
    ],
)
def test_the_same_words_inside_a_value_are_data(text: str) -> None:
    documents, _ = read_yaml("x.yaml", text)
    assert [source.ignores for _, source in documents] == [()] * len(documents)


@pytest.mark.parametrize(
    ("text", "column"),
    [("a: see #5\n", 8), ("a: [b #c\n ]\n", 7), ("- a #1\n", 5), ("a: #1\n", 4), ("a: b\t#1\n", 6)],
)
def test_comment_that_may_be_text_is_reported(text: str, column: int) -> None:
    _, (found,) = read_yaml("x.yaml", text)
    assert (found.rule.id, found.position.column) == ("yaml-comment", column)


@pytest.mark.parametrize(
    "text", ["a: b # c\n", "a: b#c\n", "a: 'b #c'\n", "a: |\n  b #c\n", "a: b #!x\n", "#a\nb: c\n"]
)
def test_plain_comments_are_not_reported(text: str) -> None:
    assert rules(text) == []


def repeating(times: int) -> str:
    """Write an anchor of a hundred values (its list counts), and aliases that repeat it."""
    anchored = f"a: &a [{', '.join(['1'] * 99)}]\n"
    return anchored + "b: [" + ", ".join(["*a"] * times) + "]\n"
