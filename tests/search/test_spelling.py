"""Spelling: beginnings and slips of the pen, and what is no slip."""

from hypothesis import given
from hypothesis import strategies as st

from servicefolio.search.spelling import distance, endings, slips

WRITTEN = {"printer": 9, "printing": 4, "team": 7, "password": 5, "certificate": 3, "prince": 1}
WORDS = st.text("abc", max_size=6)


def test_a_beginning_means_the_words_that_most_entries_say() -> None:
    assert endings("prin", WRITTEN) == ("printer", "printing", "prince")
    assert endings("p", WRITTEN) == ()


def test_a_slip_means_the_nearest_word() -> None:
    assert slips("pritner", WRITTEN) == ("printer",)
    assert slips("rpinter", WRITTEN) == ("printer",)
    assert slips("certifcatte", WRITTEN) == ("certificate",)


def test_another_word_is_no_slip() -> None:
    assert slips("tech", WRITTEN) == ()
    assert slips("stars", {"store": 1, "start": 3}) == ("start",)
    assert slips("passport", WRITTEN) == ()


def reference(first: str, second: str) -> int:
    """Count as the definition says, without any bound."""
    if not first or not second:
        return len(first) + len(second)
    best = min(
        reference(first[1:], second) + 1,
        reference(first, second[1:]) + 1,
        reference(first[1:], second[1:]) + (first[0] != second[0]),
    )
    if first[:2] == second[:2][::-1] and len(first[:2]) == 2:
        best = min(best, reference(first[2:], second[2:]) + 1)
    return best


@given(WORDS, WORDS, st.integers(0, 3))
def test_the_distance_is_that_of_the_definition(first: str, second: str, most: int) -> None:
    assert distance(first, second, most) == min(reference(first, second), most + 1)
