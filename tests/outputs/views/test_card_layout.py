"""What of a card's text stands on its paper."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from servicefolio.outputs.pictures.labels import wrap
from servicefolio.outputs.views.card_layout import ROOM, Row, Section, joined, laid_out

EM = 10 * 25.4 / 72
BRIEF = "see the page"
HELPS = ("restart it", "wait for the light", "call again", "write it down")
"""More lines than a row gets before others had their turn."""
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=300)
ROWS = st.builds(
    Row,
    what=st.none() | TEXTS,
    how=st.lists(TEXTS, max_size=3).map(tuple),
    number=st.none() | TEXTS,
    brief=st.none() | st.just((BRIEF,)),
)
SECTIONS = st.lists(
    st.builds(
        Section,
        title=st.just("Section"),
        rows=st.lists(ROWS, max_size=12).map(tuple),
        urgent=st.booleans(),
    ),
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


def test_what_is_urgent_has_its_room_first_and_is_never_shortened() -> None:
    number = "+49 40 66969 179 (duty phone, extended hours only, then the duty manager)"
    call = Row("Remote access " * 9, HELPS * 2, number=number)
    urgent = Section("Call", (call, call), urgent=True)
    before, after = laid_out([section(*"abcdefghijkl"), urgent])
    assert after == urgent
    assert len(before.rows) < 12


def test_a_long_row_is_whole_where_there_is_room_and_brief_where_there_is_none() -> None:
    long = Row("a", HELPS, brief=(BRIEF,))
    only = Section("Some", (long, long))
    short = replace(long, how=(BRIEF,))
    # What four lines need more than one, twice, once and not at all.
    assert laid_out([only], room(1, 2) + 6 * 4.4)[0].rows == (long, long)
    assert laid_out([only], room(1, 2) + 5 * 4.4)[0].rows == (long, short)
    assert laid_out([only], room(1, 2) + 2 * 4.4)[0].rows == (short, short)


def test_no_row_grows_long_before_others_had_their_turn() -> None:
    long = Section("First", (Row("a", HELPS, brief=(BRIEF,)),))
    first, second = laid_out([long, section("b", "c")], room(2, 3) + 2 * 4.4)
    assert first.rows[0].how == (BRIEF,)
    assert [row.what for row in second.rows] == ["b", "c"]


def test_a_row_of_three_lines_is_whole_before_another_follows() -> None:
    three = Section("First", (Row("a", ("x", "y", "z"), brief=(BRIEF,)),))
    first, second = laid_out([three, section("b", "c", "d")], room(2, 3) + 2 * 4.4)
    assert first.rows[0].how == ("x", "y", "z")
    assert (len(second.rows), second.left_out) == (1, 2)


def test_names_that_have_no_room_are_counted() -> None:
    names = [f"Service number {number}" for number in range(40)]
    text = joined(names)
    assert text.startswith("Service number 0, Service number 1, ")
    count = text.count("Service number")
    assert text.endswith(f" and {40 - count} more")
    assert joined(names[:2]) == "Service number 0, Service number 1"
    assert joined(["x" * 500, "y"]) == f"{'x' * 500} and 1 more"
    assert joined([]) == ""


@given(SECTIONS)
def test_nothing_is_cut_or_lost_uncounted_and_order_is_kept(sections: list[Section]) -> None:
    for before, after in zip(sections, laid_out(sections), strict=True):
        assert len(after.rows) + after.left_out == len(before.rows)
        for whole, row in zip(before.rows, after.rows, strict=False):
            assert row in {whole, replace(whole, how=(BRIEF,))}
            assert row == whole or whole.brief


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
    # Sums of the same lengths in another order differ in their last digits.
    assert round(used, 6) <= ROOM
