"""What teams answer for."""

from datetime import date

from servicefolio.config import Settings
from servicefolio.derive.holdings import holdings_of, overdue_of, owned_by_team
from tests import builders
from tests.builders import TODAY, known_error, service, team


def test_a_team_owns_the_records_of_its_services_too() -> None:
    catalog = builders.catalog(team(), service(owner="network"), known_error("refused"))
    owned = owned_by_team(catalog)
    assert [record.id for record in owned["network"]] == ["refused", "vpn"]


def test_what_nobody_owns_is_nobodys() -> None:
    assert owned_by_team(builders.catalog(team(), service(owner="unowned"))) == {}


def test_holdings_are_grouped_by_kind_and_counted_by_state() -> None:
    errors = [
        known_error(name, state=state) for name, state in (("b", "open"), ("a", "unverified"))
    ]
    (holding,) = holdings_of((*errors, known_error("c", state="open")))
    assert holding.kind == "known_error"
    assert [record.id for record in holding.records] == ["a", "b", "c"]
    assert [(record.state, count) for record, count in holding.states] == [
        ("unverified", 1),
        ("open", 2),
    ]


def test_what_is_past_its_review_is_listed_the_longest_first() -> None:
    late, later = service("late", review_by="2026-11-01"), service("later", review_by="2026-01-01")
    records = (late, later, service("fine", review_by="2027-01-01"))
    found = overdue_of(
        (*records, service("gone", state="retired", review_by="2020-01-01")), Settings(), TODAY
    )
    assert [item.record.id for item in found] == ["later", "late"]
    assert found[0].review.due == date(2026, 1, 1)
