"""How likely it is that enough works, exactly."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicefolio.derive.dependencies.monotone import FALSE, TRUE, Book, Formula, TooEntangledError

THINGS = "abcdef"
CHANCES = {name: Fraction(place + 3, 10) for place, name in enumerate(THINGS)}
WRITTEN = st.recursive(
    st.sampled_from(THINGS),
    lambda inner: st.tuples(st.integers(0, 4), st.lists(inner, min_size=1, max_size=4)),
    max_leaves=12,
)


def write(book: Book, written: object) -> Formula:
    if isinstance(written, str):
        return book.thing(written)
    least, parts = written  # type: ignore[misc] # as WRITTEN makes it
    formulas = [write(book, part) for part in parts]
    return book.all_of(formulas) if least == 0 else book.at_least(least, formulas)


def holds(written: object, up: set[str]) -> bool:
    if isinstance(written, str):
        return written in up
    least, parts = written  # type: ignore[misc] # as WRITTEN makes it
    count = sum(holds(part, up) for part in parts)
    return count >= (least or len(parts))


@given(WRITTEN)
def test_the_chance_is_that_of_all_states_added_up(written: object) -> None:
    total = Fraction(0)
    for state in product((True, False), repeat=len(THINGS)):
        up = {name for name, is_up in zip(THINGS, state, strict=True) if is_up}
        weight = Fraction(1)
        for name in THINGS:
            weight *= CHANCES[name] if name in up else 1 - CHANCES[name]
        total += weight * holds(written, up)
    book = Book(CHANCES)
    assert book.chance(write(book, written)) == total


def test_redundancy_as_textbooks_have_it() -> None:
    book = Book(dict.fromkeys("abc", Fraction("0.99")))
    a, b, c = map(book.thing, "abc")
    assert book.chance(book.at_least(1, [a, b])) == Fraction("0.9999")
    assert book.chance(book.at_least(2, [a, b, c])) == Fraction("0.999702")


def test_what_cannot_fail_or_work_is_no_formula() -> None:
    book = Book(CHANCES)
    assert book.at_least(0, [book.thing("a")]) == TRUE == book.all_of([])
    assert book.at_least(2, [book.thing("a"), FALSE]) == FALSE
    assert book.chance(TRUE) == 1
    assert book.chance(FALSE) == 0


def test_equal_formulas_are_one() -> None:
    book = Book(CHANCES)
    a, b = book.thing("a"), book.thing("b")
    assert book.all_of([a, book.all_of([b, a])]) == book.all_of([b, a])


def test_what_is_too_entangled_is_given_up() -> None:
    names = [f"t{number}" for number in range(60)]
    book = Book(dict.fromkeys(names, Fraction(1, 2)))
    things = [book.thing(name) for name in names]
    rings = [
        book.at_least(3, [things[(place * step) % 60] for step in (1, 7, 11, 13, 17, 23)])
        for place in range(1, 60)
    ]
    with pytest.raises(TooEntangledError):
        book.chance(book.at_least(30, rings))
