"""What of a card's text stands on its paper."""

from hypothesis import given
from hypothesis import strategies as st

from servicefolio.outputs.pages.card_layout import ROOM, Row, Section, joined, laid_out
from servicefolio.outputs.pictures.labels import wrap

EM = 10 * 25.4 / 72
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=300)
ROWS = st.builds(
    Row,
    what=st.none() | TEXTS,
    how=st.lists(TEXTS, max_size=3).map(tuple),
    number=st.none() | TEXTS,
)
SECTIONS = st.lists(
    st.builds(Section, title=st.just("Section"), rows=st.lists(ROWS, max_size=12).map(tuple)),
    max_size=6,
)


def section(*texts: str) -> Section:
    return Section("Some", tuple(Row(text, ()) for text in texts))


def room(headings: int, lines: int) -> float:
    return headings * 6.4 + lines * 5.1 + 0.01


def shown(*sections: Section, room: float) -> list[tuple[list[str | None], int]]:
    return [([row.what for row in one.rows], one.left_out) for one in laid_out(sections, room)]


def test_what_has_room_is_shown_whole() -> None:
    some = section("a", "b"), section("c")
    assert laid_out(some) == some


def test_each_section_gets_a_row_before_one_gets_two_and_the_rest_is_counted() -> None:
    first, second = section(*"abcd"), section(*"efgh")
    # Two headings of 6.4, and rows and lines that count the rest of 5.1 each.
    assert shown(first, second, room=room(2, 4)) == [(["a"], 3), (["e"], 3)]
    assert shown(first, second, room=room(2, 5)) == [(["a", "b"], 2), (["e"], 3)]
    # The last row has the room of the line that would count it.
    assert shown(first, second, room=room(2, 8)) == [([*"abcd"], 0), ([*"efgh"], 0)]


def test_a_section_for_which_there_is_no_room_says_how_much_there_is() -> None:
    assert shown(section("a", "b"), room=0) == [([], 2)]


def test_a_section_without_rows_takes_none() -> None:
    assert shown(section(), section("a"), room=room(1, 1)) == [([], 0), (["a"], 0)]


def test_long_texts_are_cut_to_two_lines_and_numbers_are_not() -> None:
    number = "+49 40 66969 179 (duty phone, extended hours only, then the duty manager)"
    row = Row("Remote access " * 20, ("restart it " * 40,), number=number)
    (only,) = laid_out([Section("Call", (row,))])[0].rows
    assert only.number == number
    assert only.what is not None
    assert only.what.startswith("Remote access Remote")
    assert only.what.endswith("…")
    assert only.how[0].endswith("…")
    assert len(only.how[0]) < 150


def test_names_that_have_no_room_are_counted() -> None:
    names = [f"Service number {number}" for number in range(40)]
    text = joined(names)
    assert text.startswith("Service number 0, Service number 1, ")
    count = text.count("Service number")
    assert text.endswith(f" and {40 - count} more")
    assert joined(names[:2]) == "Service number 0, Service number 1"
    assert joined(["x" * 500]).endswith("…")
    assert joined([]) == ""


@given(SECTIONS)
def test_nothing_is_lost_uncounted_and_order_is_kept(sections: list[Section]) -> None:
    for before, after in zip(sections, laid_out(sections), strict=True):
        assert len(after.rows) + after.left_out == len(before.rows)
        assert [row.record for row in after.rows] == [None] * len(after.rows)


@given(SECTIONS)
def test_what_is_shown_has_room(sections: list[Section]) -> None:
    """Adds up what stands there, by hand."""
    used = 0.0
    for one in laid_out(sections):
        used += 6.4 if one.rows or one.left_out else 0
        used += 5.1 if one.left_out else 0
        for row in one.rows:
            what = len(wrap(row.what, 46 / EM / 1.07, 99)) if row.what else 0
            number = len(wrap(row.number, 82 / EM / 1.07 / 1.15, 99)) if row.number else 0
            widest = (82 if row.what else 130) / EM
            how = sum(len(wrap(text, widest, 99)) for text in row.how if text)
            used += max(what, number + how) * 4.4 + 0.7
    assert used <= ROOM
