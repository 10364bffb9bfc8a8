"""Incidents that look alike and that no problem is about."""

from datetime import date
from zoneinfo import ZoneInfo

from servicefolio.derive.faults.problem_candidates import Bounds, Candidate, problem_candidates
from servicefolio.records.base import Record
from tests.builders import catalog, known_error, record, service

ZONE = ZoneInfo("Europe/Berlin")
TODAY = date(2026, 11, 23)
LOST = "ORA-03113: end-of-file on communication channel"


def incident(identifier: str, day: str, **fields: object) -> Record:
    given = {"services": "vpn", "started_at": f"{day} 08:00"}
    return record("incident", identifier, **{**given, **fields})


def found(*records: Record, fewest: int = 2, days: int = 90) -> tuple[Candidate, ...]:
    item = record("configuration_item", "gateway", type="server")
    made = catalog(service(), service("mail"), item, *records)
    return problem_candidates(made, Bounds(fewest, days), ZONE, TODAY)


def ids(candidates: tuple[Candidate, ...]) -> list[list[str]]:
    return [[record.id for record in candidate.incidents] for candidate in candidates]


def test_a_shared_item_makes_a_candidate_with_the_newest_first() -> None:
    one = incident("INC-1", "2026-10-01", configuration_items="gateway")
    two = incident("INC-2", "2026-11-01", configuration_items="gateway")
    (candidate,) = found(one, two)
    assert [record.id for record in candidate.incidents] == ["INC-2", "INC-1"]
    assert (candidate.service.id, candidate.shared) == ("vpn", "gateway")


def test_a_shared_message_makes_one_whatever_changes_in_it() -> None:
    one = incident("INC-1", "2026-10-01", messages=f"2026-10-01 03:00:01 db01 {LOST}")
    two = incident("INC-2", "2026-11-01", messages=f"2026-11-01 04:10:09 db02 {LOST}")
    (candidate,) = found(one, two)
    assert candidate.item is None
    assert candidate.message is not None
    assert "ORA-03113" in candidate.message


def test_the_same_incidents_are_told_once() -> None:
    fields = {"configuration_items": "gateway", "messages": LOST, "services": ["vpn", "mail"]}
    records = [incident(f"INC-{day}", f"2026-10-0{day}", **fields) for day in (1, 2, 3)]
    assert ids(found(*records)) == [["INC-3", "INC-2", "INC-1"]]


def test_services_alone_are_not_alike() -> None:
    assert not found(incident("INC-1", "2026-10-01"), incident("INC-2", "2026-11-01"))


def test_what_is_long_ago_is_history() -> None:
    records = [
        incident("INC-1", "2026-08-24", configuration_items="gateway"),
        incident("INC-2", "2026-11-01", configuration_items="gateway"),
    ]
    assert not found(*records)
    assert found(*records, days=91)


def test_a_problem_named_by_one_is_enough() -> None:
    problem = record("problem", "PRB-1", services="vpn")
    one = incident("INC-1", "2026-10-01", configuration_items="gateway", problem="PRB-1")
    two = incident("INC-2", "2026-11-01", configuration_items="gateway")
    assert not found(problem, one, two)


def test_a_known_error_that_helped_names_its_problem() -> None:
    problem = record("problem", "PRB-1", services="vpn")
    helped = known_error("KE-1", problem="PRB-1")
    one = incident("INC-1", "2026-10-01", configuration_items="gateway", resolved_with="KE-1")
    two = incident("INC-2", "2026-11-01", configuration_items="gateway")
    assert not found(problem, helped, one, two)
    assert found(known_error("KE-1"), one, two)


def test_incidents_that_were_none_do_not_count() -> None:
    one = incident("INC-1", "2026-10-01", configuration_items="gateway", state="cancelled")
    assert not found(one, incident("INC-2", "2026-11-01", configuration_items="gateway"))
