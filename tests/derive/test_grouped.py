"""Records under what they belong to."""

from servicefolio.derive.grouped import Grouped, by_field, by_related, by_state
from tests.builders import catalog, known_error, record, service


def shown(groups: tuple[Grouped, ...]) -> list[tuple[str, list[str]]]:
    return [(group.title, [found.id for found in group.records]) for group in groups]


def test_records_stand_under_each_record_that_they_belong_to_services_first() -> None:
    made = catalog(
        service("vpn", title="Remote access"),
        service("mail", title="Email"),
        record("configuration_item", "cluster", title="Alpha", type="cluster"),
        record("event", "down", monitors=["vpn", "cluster"], **{"class": "exception"}),
        record("event", "slow", monitors=["vpn", "mail"], **{"class": "warning"}),
        record("event", "lost", monitors=["gone"], **{"class": "warning"}),
    )
    groups = by_related(made, made.records("event"), "monitors", "Nothing")
    assert shown(groups) == [
        ("Email", ["slow"]),
        ("Remote access", ["down", "slow"]),
        ("Alpha", ["down"]),
        ("Nothing", ["lost"]),
    ]
    assert [group.under and group.under.id for group in groups] == ["mail", "vpn", "cluster", None]


def test_records_stand_by_the_words_in_a_field_and_those_without_last() -> None:
    made = catalog(
        record("article", "b", body="x"),
        record("article", "a", body="x", category="questions"),
        record("article", "c", body="x", category="how-to"),
    )
    assert shown(by_field(made.records("article"), "category", "Others")) == [
        ("how-to", ["c"]),
        ("questions", ["a"]),
        ("Others", ["b"]),
    ]


def test_records_stand_by_state_in_the_order_of_a_life() -> None:
    made = catalog(
        known_error("done", state="resolved", resolution="x"),
        known_error("b", state="open", verified="2026-11-01"),
        known_error("a", state="open", verified="2026-11-01"),
        known_error("new"),
    )
    assert shown(by_state(made.records("known_error"))) == [
        ("unverified", ["new"]),
        ("open", ["a", "b"]),
        ("resolved", ["done"]),
    ]
