"""Promised searches are judged by the rank of their record."""

import pytest

from servicefolio.rules.search_promise_broken import CHECK, broken
from tests.builders import findings, known_error, record, service

FOUND = ("first", "second", "third", "fourth", "vpn-root-ca")


@pytest.mark.parametrize("place", [0, 1, 2])
def test_among_the_first_three_is_kept(place: int) -> None:
    promising = known_error("vpn-root-ca", found_by=["it"])
    found = [*FOUND[:place], "vpn-root-ca", *FOUND[place:4]]
    assert not list(broken(promising, lambda _: tuple(found)))


@pytest.mark.parametrize(
    ("found", "message"),
    [
        (FOUND, '"it" finds it at rank 5 only, behind first, second and third'),
        (FOUND[:3] + FOUND[4:], '"it" finds it at rank 4 only, behind first, second and third'),
        (FOUND[:2], '"it" does not find it, but first and second'),
        ((), '"it" finds nothing at all'),
    ],
)
def test_broken_promise_names_what_took_the_place(found: tuple[str, ...], message: str) -> None:
    (finding,) = broken(known_error("vpn-root-ca", found_by=["it"]), lambda _: found)
    assert (finding.record, finding.route, finding.message) == (
        "vpn-root-ca",
        ("found_by", 0),
        message,
    )


@pytest.mark.parametrize(
    ("kind", "places"),
    [
        ("known_error", "`messages:` or `users_say:`"),
        ("service", "`keywords:` or `tags:`"),
        ("risk", "`tags:`"),
    ],
)
def test_hint_names_fields_of_the_kind(kind: str, places: str) -> None:
    (finding,) = broken(record(kind, "it", found_by=["x"]), lambda _: ())
    assert finding.hint == f"add the phrase to its {places}, or take it out here"


def test_each_phrase_is_tried_on_all_records() -> None:
    promising = known_error(
        "vpn-root-ca", users_say="untrusted gateway", found_by=["gateway", "fax"]
    )
    found = findings(CHECK, promising, service(keywords="fax"))
    assert [finding.route for finding in found] == [("found_by", 1)]


def test_a_retired_record_promises_nothing() -> None:
    retired = known_error("vpn-root-ca", state="retired", found_by=["fax"])
    assert not findings(CHECK, retired, service())
