"""Tokens: words, codes whole and in parts, other scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicefolio.search.characters import clean
from servicefolio.search.tokens import STOP_WORDS, Token, stem, tokens


def only(text: str) -> Token:
    (token,) = tokens(clean(text))
    return token


def names(text: str) -> set[str]:
    return {name for token in tokens(clean(text)) for name in (*token.words, *token.parts)}


@pytest.mark.parametrize(
    ("code", "found_by"),
    [
        ("ORA-12154", {"ora-12154", "ora", "12154"}),
        ("0x80070005", {"0x80070005", "80070005"}),
        ("KB5034441", {"kb5034441", "kb", "5034441"}),
        ("5.7.1", {"5.7.1", "5", "7", "1"}),
        ("java.lang.NullPointerException", {"java.lang.nullpointerexception", "null", "pointer"}),
        ("snake_case_name", {"snake_case_name", *map(stem, ("snake", "case", "name"))}),
        ("E0384", {"e0384", "0384"}),
        ("C++", {"c++", "c"}),
        ("C#", {"c#"}),
        ("getHTTPResponse", {"gethttprespons", "http", "respons", "get"}),
    ],
)
def test_a_code_is_found_whole_and_in_parts(code: str, found_by: set[str]) -> None:
    assert found_by <= names(code)


def test_words_that_a_hyphen_joins_are_found_each() -> None:
    assert only("Auto-favorited").words == ("auto", "favorit")
    assert only("Auto-favorited").code is None


def test_a_very_long_name_is_found_by_its_words_alone() -> None:
    name = ".".join(["org", "example"] * 6)
    assert only(name).code is None
    assert {"org", "exampl"} == names(name)


def test_scripts_without_spaces_are_found_by_characters_and_neighbours() -> None:
    assert names("東京都") == {"東", "京", "都", "東京", "京都"}
    assert only("東京都").words == ()


def test_scripts_with_spaces_are_found_by_words() -> None:
    assert names("Ошибка подключения") == {"ошибка", "подключения"}
    assert names("خطأ في الاتصال") == {"خطا", "في", "الاتصال"}


def test_what_stands_in_quotation_marks_by_itself_is_told_from_the_rest() -> None:
    quoted = {t.text: t.is_quoted for t in tokens("type `Foo` and 'a b' not \u201cBar\u201d")}
    assert quoted == {
        "type": False, "Foo": True, "and": False, "a": False, "b": False, "not": False, "Bar": True
    }  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("printer", "printers"),
        ("print", "printing"),
        ("stop", "stopped"),
        ("policy", "policies"),
        ("service", "services"),
        ("fail", "failed"),
        ("mailbox", "mailboxes"),
        ("crash", "crashes"),
        ("enable", "enabling"),
    ],
)
def test_forms_of_a_word_are_one(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("team", "tech"), ("store", "star"), ("status", "state"), ("bus", "bu"), ("thing", "th")],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_stop_words_are_known_in_the_form_that_is_looked_up() -> None:
    said = "This does not have what they were there for, because of these others"
    assert "does" in STOP_WORDS
    assert {word for token in tokens(said) for word in token.words} - STOP_WORDS == {
        "becaus", "other"
    }  # fmt: skip


@given(st.text(max_size=300))
def test_any_text_has_tokens_at_their_places(text: str) -> None:
    cleaned = clean(text)
    for token in tokens(cleaned):
        assert cleaned[token.start : token.end] == token.text
        assert all(token.words)
        assert all(token.parts)
