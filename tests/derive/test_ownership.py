"""Who answers for a record."""

from servicefolio.derive.ownership import Ownership, ownership_of
from servicefolio.records.base import Record
from tests import builders

TEAM = builders.team()


def owner_of(record: Record, *others: Record) -> Ownership:
    """Find the owner of a record."""
    return ownership_of(builders.catalog(record, TEAM, *others), record)


def test_a_record_may_name_its_owner() -> None:
    assert owner_of(builders.service(owner="network")) == Ownership(TEAM, "record")


def test_a_record_may_say_that_nobody_owns_it() -> None:
    assert owner_of(builders.service(owner="unowned")) == Ownership(None, "unowned")


def test_without_an_owner_the_service_s_owner_answers() -> None:
    service = builders.service(owner="network")
    assert owner_of(builders.known_error(), service) == Ownership(TEAM, "service")


def test_the_first_service_with_an_owner_counts() -> None:
    nobody, somebody = (
        builders.service("a", owner="unowned"),
        builders.service("b", owner="network"),
    )
    error = builders.known_error(services=["a", "b"])
    assert owner_of(error, nobody, somebody) == Ownership(TEAM, "service")


def test_a_record_s_own_word_beats_the_service_s() -> None:
    service, other = builders.service(owner="network"), builders.team("desk")
    error = builders.known_error(owner="desk")
    assert owner_of(error, service, other) == Ownership(other, "record")


def test_where_nobody_is_named_the_owner_is_unknown() -> None:
    assert owner_of(builders.known_error(), builders.service()) == Ownership(None, "unknown")
