"""The order of lists."""

from typing import Any

from servicefolio.derive.list_order import designs_by_service, newest_first
from tests.builders import catalog, record, service


def test_decisions_are_sorted_by_day_after_those_that_are_still_to_be_made() -> None:
    made = catalog(
        record("decision", "old", decided_on="2024-01-01"),
        record("decision", "new", decided_on="2026-01-01"),
        record("decision", "open-b"),
        record("decision", "open-a"),
    )
    decisions: Any = made.records("decision")
    found = newest_first(decisions)
    assert [decision.title for decision in found] == ["open-a", "open-b", "new", "old"]


def test_design_documents_stand_with_their_service_by_aspect() -> None:
    made = catalog(
        service("vpn", title="Remote access"),
        service("mail", title="E-mail"),
        record("design_document", "a", service="vpn", aspect="security"),
        record("design_document", "b", service="vpn", aspect="capacity"),
        record("design_document", "c", service="mail", aspect="security"),
        record("design_document", "d", service="gone"),
    )
    assert [
        (group.service and group.service.id, [document.id for document in group.documents])
        for group in designs_by_service(made)
    ] == [("mail", ["c"]), ("vpn", ["b", "a"]), (None, ["d"])]
