"""Pydantic's errors in the author's words."""

from typing import Any

import pytest

from servicefolio.messages import KEY_OF_MAPPING, Explained, accidental_mapping, explain, quoted


def explained(kind: str, loc: tuple[str | int, ...], value: object, **context: object) -> Explained:
    error: dict[str, Any] = {"type": kind, "loc": loc, "input": value, "msg": "Went wrong"}
    return explain(error | ({"ctx": context} if context else {}))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "nothing"),
        ({"a": "b"}, "a mapping"),
        (["a"], "a list"),
        ("a\n  b", '"a b"'),
        ("x" * 61, '"' + "x" * 59 + '…"'),
        (3, '"3"'),
    ],
)
def test_values_are_quoted_on_one_short_line(value: object, words: str) -> None:
    assert quoted(value) == words


def test_missing_field() -> None:
    assert explained("missing", ("seen", "count"), {}) == Explained(
        "missing", "count is missing", "add a line `count: ...`"
    )


def test_unknown_field() -> None:
    found = explained("extra_forbidden", ("ownr",), "network")
    assert (found.family, found.message) == ("unknown-field", 'there is no field "ownr" here')


def test_choice_lists_the_values_and_suggests_one() -> None:
    found = explained("literal_error", ("state",), "opn", expected="'open', 'closed' or 'retired'")
    assert found == Explained(
        "choice",
        'state is "opn", which is not one of its values',
        'did you mean "open"? it may be open, closed or retired',
    )


def test_choice_of_nothing_is_empty() -> None:
    found = explained("literal_error", ("state",), None, expected="'open' or 'closed'")
    assert found == Explained("type", "state is empty", "it may be open or closed")


def test_wrong_key_is_named_as_a_key() -> None:
    found = explained("literal_error", ("respond", "P9", KEY_OF_MAPPING), "P9", expected="'P1'")
    assert found.message == 'a key of respond is "P9", which is not one of its values'


def test_items_of_lists_are_counted_from_one() -> None:
    assert explained("string_type", ("codes", 0), None).message == "item 1 of codes is empty"


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        ("string_type", None, "x is empty"),
        ("string_type", ["a"], "x is a list where a text belongs"),
        ("string_type", {"a": "b", "c": "d"}, "x is a mapping where a text belongs"),
        ("tuple_type", None, "x is empty"),
        ("tuple_type", {"a": "b"}, "x is a mapping where a list belongs"),
        ("model_type", None, "x is empty"),
        ("model_type", "3", 'x is "3" where fields with values belong'),
        ("date_from_datetime_parsing", "soon", 'x is "soon", which is not a date'),
        ("int_parsing", "many", 'x is "many", which is no whole number'),
    ],
)
def test_wrong_types(kind: str, value: object, message: str) -> None:
    found = explained(kind, ("x",), value)
    assert (found.family, found.message) == ("type", message)
    assert found.hint


@pytest.mark.parametrize(
    ("kind", "value", "context", "message"),
    [
        ("greater_than_equal", "0", {"ge": 1000}, 'x is "0"; it is 1,000 at least'),
        ("less_than_equal", "9", {"le": 4}, 'x is "9"; it is 4 at most'),
        ("too_short", [], {"min_length": 1}, "x is empty"),
        ("too_short", [], {"min_length": 2}, "x needs 2 items at least"),
        ("string_too_short", "no", {"min_length": 3}, "x needs 3 characters at least"),
        ("too_long", [1, 2], {"max_length": 1}, "x is too long; at most 1 fit"),
        ("string_pattern_mismatch", "b", {"pattern": "a+"}, 'x is "b"'),
    ],
)
def test_wrong_values(kind: str, value: object, context: dict[str, object], message: str) -> None:
    found = explained(kind, ("x",), value, **context)
    assert (found.family, found.message) == ("value", message)


def test_errors_in_the_authors_words_are_kept() -> None:
    found = explained("author", ("x",), "a", message="no good", hint="mend it", family="type")
    assert found == Explained("type", "no good", "mend it")


def test_errors_in_the_authors_words_of_nothing_say_that_it_is_empty() -> None:
    found = explained("author", ("x",), None, message="nothing is not a date", hint="mend it")
    assert found == Explained("type", "x is empty", "mend it")


def test_unforeseen_errors_still_name_the_field_and_the_value() -> None:
    assert explained("strange", ("x",), "a") == Explained("value", 'x is "a": went wrong')


def test_problem_of_the_whole_record() -> None:
    assert explained("model_type", (), "a").message.startswith("the record is")


@pytest.mark.parametrize(
    ("key", "value", "hint"),
    [
        ("ORA-12514", "no listener", 'in quotes: "ORA-12514: no listener"'),
        ("Error", None, 'in quotes: "Error:"'),
        ("Error", 'no "x"', "in quotes: 'Error: no \"x\"'"),
        ("Error", "C:\\x", "in quotes: 'Error: C:\\x'"),
        ("Error", 'it\'s "x"', "as a block"),
        ("Error", "x" * 60, "as a block"),
    ],
)
def test_accidental_mapping_shows_how_to_quote_it(key: str, value: str | None, hint: str) -> None:
    assert hint in accidental_mapping(key, value)[1]
