"""Characters: what makes words, and what they are folded to."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicefolio.search.characters import clean, fold, folding, word_class


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Straße", "strasse"),
        ("Ünal", "unal"),
        ("İSTANBUL", "istanbul"),
        ("ISPARTA", "isparta"),
        ("\u0131sparta", "isparta"),
        ("Ærø", "aero"),
        ("\uff21\uff22\uff23", "abc"),
        ("\ufb01n", "fin"),
        ("МОСКВА", "москва"),
        ("Ёлка", "елка"),
        ("ΔΗΜΟΣ", "δημοσ"),
    ],
)
def test_variants_of_a_word_are_folded_to_one(written: str, folded: str) -> None:
    assert fold(clean(written)) == folded


def test_accents_that_stand_alone_are_taken_off() -> None:
    assert clean("Cafe\u0301") == "Café"
    assert fold(clean("Cafe\u0301")) == fold(clean("Café")) == "cafe"


def test_arabic_vowel_marks_do_not_count() -> None:
    assert clean("مُحَمَّد") == "محمد"


def test_what_nobody_sees_does_not_part_words() -> None:
    assert clean("pass\u00adword\u200b") == "password"


def test_letters_of_all_scripts_make_words_and_signs_do_not() -> None:
    word = re.compile(f"[{word_class()}]+")
    for letters in ("vpn", "Größe", "Ошибка", "خطأ", "错误", "एरर", "𠀀"):
        assert word.fullmatch(letters), letters
    for sign in (" ", "-", ".", "_", "€", "🙂", "\u2028", "\ud800"):
        assert not word.fullmatch(sign), sign


@given(st.text())
def test_folding_is_done_at_once(text: str) -> None:
    once = fold(clean(text))
    assert fold(clean(once)) == once or any(c not in folding() for c in once)


@given(st.characters(min_codepoint=0x80, max_codepoint=0x33FF))
def test_case_makes_no_difference(character: str) -> None:
    if len(character.upper()) == 1 and character.upper().lower() == character:
        assert fold(character.upper()) == fold(character)
