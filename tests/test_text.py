"""Plain functions on text."""

import html

import pytest

from servicefolio.text import (
    closest,
    did_you_mean,
    escape,
    in_words,
    listing,
    matches_path,
    natural,
    plural,
    slug,
    visible,
    with_article,
)

HIDDEN = [
    ("\x1b", "\N{SYMBOL FOR ESCAPE}"),
    ("\n", "\N{SYMBOL FOR LINE FEED}"),
    ("\r", "\N{SYMBOL FOR CARRIAGE RETURN}"),
    ("\0", "\N{SYMBOL FOR NULL}"),
    ("\u2028", "\N{SYMBOL FOR NEWLINE}"),
    ("\u2029", "\N{SYMBOL FOR NEWLINE}"),
    ("\x85", "\N{SYMBOL FOR NEWLINE}"),
    ("\x9b", "\N{REPLACEMENT CHARACTER}"),
    ("\u202e", "\N{REPLACEMENT CHARACTER}"),
    ("\udc80", "\N{REPLACEMENT CHARACTER}"),
]


def test_slug_folds_accents_case_and_punctuation() -> None:
    assert slug("  Überprüfung (VPN) / Nr. 4! ") == "uberprufung-vpn-nr-4"


def test_slug_of_nothing_readable_is_empty() -> None:
    assert slug("検証") == ""


def test_natural_order_reads_numbers_as_numbers() -> None:
    assert sorted(["KE-10", "ke-2", "KE-1", "a10b2", "a9b30"], key=natural) == [
        "a9b30", "a10b2", "KE-1", "ke-2", "KE-10",
    ]  # fmt: skip


def test_natural_order_keeps_leading_zeros_apart() -> None:
    assert natural("KE-01") != natural("KE-1")


@pytest.mark.parametrize(
    "text", ["a|b*c_d", "<b>&amp;</b>", "[x](y)", "`\\`", "1. a #b", "a\nb\tc"]
)
def test_escaped_text_is_one_line_that_reads_back(text: str) -> None:
    assert html.unescape(escape(text)) == text
    assert len(escape(text).splitlines()) == 1


@pytest.mark.parametrize(("hidden", "shown"), HIDDEN, ids=lambda text: f"U+{ord(text):04X}")
def test_visible_shows_what_a_terminal_would_act_on(hidden: str, shown: str) -> None:
    assert visible(f"a{hidden}b") == f"a{shown}b"


def test_visible_leaves_plain_text_and_tabs() -> None:
    assert visible("Überprüfung\t検証 🔒 %") == "Überprüfung\t検証 🔒 %"


def test_names_of_kinds_in_words() -> None:
    assert [in_words(name) for name in ("sla", "known_error")] == ["SLA", "known error"]


@pytest.mark.parametrize(
    ("noun", "phrase"),
    [("team", "a team"), ("OLA", "an OLA"), ("KPI", "a KPI"), ("improvement", "an improvement")],
)
def test_article_follows_the_sound_of_the_noun(noun: str, phrase: str) -> None:
    assert with_article(noun) == phrase


@pytest.mark.parametrize("word", ["servces", "Services", "service", "servicess", "ser-vices"])
def test_closest_finds_a_mistyped_word(word: str) -> None:
    assert closest(word, ["title", "services", "summary"]) == "services"


@pytest.mark.parametrize("word", ["colour", "known_errors", ""])
def test_closest_finds_nothing_where_nothing_is_close(word: str) -> None:
    assert closest(word, ["title", "owner", "services"]) is None


def test_closest_does_not_depend_on_the_order_of_candidates() -> None:
    assert closest("vpx", ["vpn", "vpc"]) == closest("vpx", ["vpc", "vpn"])


def test_suggestion_is_a_question() -> None:
    assert did_you_mean("vpm", ["vpn"]) == 'did you mean "vpn"?'


def test_no_suggestion_where_nothing_is_close() -> None:
    assert did_you_mean("vpm", ["printing"]) is None


@pytest.mark.parametrize(
    ("words", "sentence"),
    [("", ""), ("a", "a"), ("ab", "a or b"), ("abc", "a, b or c")],
)
def test_listing_joins_words_as_a_sentence_does(words: str, sentence: str) -> None:
    assert listing(words) == sentence


def test_plural_counts_with_thousands_apart() -> None:
    counted = [plural(1, "entry", "entries"), plural(2_000, "entry", "entries"), plural(0, "day")]
    assert counted == ["1 entry", "2,000 entries", "0 days"]


@pytest.mark.parametrize(
    ("pattern", "path", "meant"),
    [
        ("kb/a.yaml", "kb/a.yaml", True),
        ("kb/A.yaml", "kb/a.yaml", False),
        ("kb/*", "kb/a.yaml", True),
        ("kb/*", "kb/b/a.yaml", False),
        ("kb/?.y*l", "kb/a.yaml", True),
        ("kb/[ab].yaml", "kb/a.yaml", True),
        ("kb/**", "kb/b/c/a.yaml", True),
        ("**", "kb/b/c/a.yaml", True),
        ("**/a.yaml", "a.yaml", True),
        ("kb/**/a.yaml", "kb/a.yaml", True),
        ("kb/**/c/**", "kb/b/c/a.yaml", True),
        ("kb/**/d/**", "kb/b/c/a.yaml", False),
        ("kb", "kb/a.yaml", False),
        ("kb/", "kb/a.yaml", False),
        ("", "kb/a.yaml", False),
        ("kb/**a.yaml", "kb/b/a.yaml", False),
        ("kb/ä*/\n.yaml", "kb/äö/\n.yaml", True),
        ("kb/a.yaml", "kb/a.yaml\n", False),
        ("/".join(["**", "*"] * 30), "/".join("abcdefgh"), False),
    ],
)
def test_path_patterns(pattern: str, path: str, *, meant: bool) -> None:
    assert matches_path(pattern, path) is meant
