"""Postings: what is written is read again."""

from hypothesis import given
from hypothesis import strategies as st

from servicefolio.search.postings import HIGHEST_RARITY, LEVELS, read_postings, write_postings

POSTINGS = st.dictionaries(st.integers(0, 1 << 24), st.integers(1, LEVELS)).map(
    lambda found: sorted(found.items())
)


@given(st.integers(1, HIGHEST_RARITY), POSTINGS)
def test_what_is_written_is_read_again(rarity: int, postings: list[tuple[int, int]]) -> None:
    assert read_postings(write_postings(rarity, postings)) == (rarity, postings)


def test_neighbours_take_few_characters() -> None:
    assert len(write_postings(30, [(slot, 7) for slot in range(100)])) <= 2 + 2 * 100
