"""What a record has to do with others, in both directions."""

from servicefolio.derive.relations import RelationGroup, related, relations_of
from tests import builders

VPN = builders.service("vpn", depends_on=["line-10", "line-2"], owner="network")
LINE_2 = builders.service("line-2", title="Line 2")
LINE_10 = builders.service("line-10", title="Line 10")
NETWORK = builders.team()
CATALOG = builders.catalog(VPN, LINE_2, LINE_10, NETWORK)


def labels(identifier: str) -> list[tuple[str, bool]]:
    """List the relations of a record with their directions."""
    return [(group.label, group.outgoing) for group in relations_of(CATALOG, identifier)]


def test_what_a_record_refers_to_comes_first_in_the_order_of_its_fields() -> None:
    assert labels("vpn") == [("owned by", True), ("depends on", True)]


def test_what_refers_to_a_record_is_told_in_its_own_words() -> None:
    assert labels("line-2") == [("required by", False)]
    assert labels("network") == [("owns", False)]


def test_records_of_a_group_are_sorted_as_people_read() -> None:
    assert related(CATALOG, "vpn", "depends on") == (LINE_2, LINE_10)


def test_a_group_holds_the_records_of_one_relation() -> None:
    (group,) = relations_of(CATALOG, "line-2")
    assert group == RelationGroup("required by", outgoing=False, records=(VPN,))


def test_a_record_is_listed_once_however_often_it_is_named() -> None:
    twice = builders.known_error(services=["vpn", "vpn"], root_cause="[[vpn]] and [[vpn]]")
    catalog = builders.catalog(twice, builders.service("vpn"))
    assert [record.id for record in related(catalog, twice.id, "affects")] == ["vpn"]
    assert [record.id for record in related(catalog, twice.id, "mentions")] == ["vpn"]


def test_a_relation_that_there_is_not_is_empty() -> None:
    assert related(CATALOG, "vpn", "promises") == ()
    assert relations_of(builders.catalog(NETWORK), "network") == ()


def test_every_relation_is_seen_from_both_ends() -> None:
    for entry in CATALOG.entries:
        for group in relations_of(CATALOG, entry.record.id):
            for other in group.records:
                back = relations_of(CATALOG, other.id)
                assert any(
                    entry.record in there.records and there.outgoing is not group.outgoing
                    for there in back
                )
