"""Ids are the same for the same name, whatever else is in the table and in which order."""

from hypothesis import given
from hypothesis import strategies as st

from servicefolio.records.scalars import identifier_problem
from servicefolio.transfer.identifiers import Identifiers, identifiers_for


def test_a_name_that_is_an_id_stays() -> None:
    assert [Identifiers().of(name) for name in ("KB-0042", "vpn-2", " vpn ")] == [
        "KB-0042", "vpn-2", "vpn",
    ]  # fmt: skip


def test_a_name_is_folded() -> None:
    assert Identifiers().of("Größe & Gewicht: 5.1") == "grosse-gewicht-5-1"


def test_names_that_make_the_same_id_all_get_a_suffix() -> None:
    names = identifiers_for(["A/B", "A-B", "c"])
    assert names.of("c") == "c"
    first, second = names.of("A/B"), names.of("A-B")
    assert first.startswith("a-b-")
    assert second.startswith("a-b-")
    assert first != second


def test_ids_that_differ_in_case_alone_get_a_suffix() -> None:
    names = identifiers_for(["KB-1", "kb-1"])
    assert len({names.of("KB-1").casefold(), names.of("kb-1").casefold()}) == 2


def test_long_reserved_and_empty_names_get_a_suffix() -> None:
    assert Identifiers().of("index").startswith("index-")
    assert Identifiers().of("日本語").startswith("x-")
    long = Identifiers().of("word " * 40)
    assert len(long) <= 63
    assert long != Identifiers().of("word " * 41)


@given(
    st.lists(st.text() | st.sampled_from(["a", "A", "a!", "KB-1", "kb-1", "index"]), unique=True)
)
def test_any_names_make_different_ids_whatever_their_order(names: list[str]) -> None:
    tidy = list(dict.fromkeys(" ".join(name.split()) for name in names))
    made = {name: identifiers_for(tidy).of(name) for name in tidy}
    assert {name: identifiers_for(reversed(tidy)).of(name) for name in tidy} == made
    # The same word in capitals is the same name, unless it is an id of its own, such as KB-1.
    names_apart = {(name.casefold(), Identifiers().of(name)) for name in tidy}
    assert len({identifier.casefold() for identifier in made.values()}) == len(names_apart)
    assert all(identifier_problem(identifier) is None for identifier in made.values())
