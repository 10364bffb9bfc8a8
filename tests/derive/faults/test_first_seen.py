"""Since when a fault is known to have been there."""

from zoneinfo import ZoneInfo

from servicefolio.derive.faults.first_seen import FirstSeen, backlog_of, first_seen
from servicefolio.records.base import Record
from tests.builders import TODAY, catalog, known_error, record, service

ZONE = ZoneInfo("Europe/Berlin")


def incident(identifier: str, day: str, **fields: object) -> Record:
    given = {"services": "vpn", "started_at": f"{day} 08:00"}
    return record("incident", identifier, **{**given, **fields})


def problem(identifier: str = "PRB-1", **fields: object) -> Record:
    return record("problem", identifier, services="vpn", **fields)


def seen(identifier: str, *records: Record) -> FirstSeen | None:
    made = catalog(service(), *records)
    return first_seen(made, made.by_id[identifier].record, ZONE, TODAY)


def test_the_earliest_incident_counts() -> None:
    found = seen(
        "PRB-1",
        problem(),
        incident("INC-1", "2026-10-01", problem="PRB-1"),
        incident("INC-2", "2026-09-01", problem="PRB-1"),
    )
    assert found is not None
    assert (str(found.day), found.age) == ("2026-09-01", "11 weeks")
    assert found.incident is not None
    assert found.incident.id == "INC-2"


def test_a_known_error_was_seen_in_the_incidents_of_its_problem_too() -> None:
    found = seen(
        "KE-1",
        problem(),
        known_error("KE-1", problem="PRB-1", created="2026-09-04"),
        incident("INC-1", "2026-09-01", problem="PRB-1"),
        incident("INC-2", "2026-10-01", resolved_with="KE-1"),
    )
    assert found is not None
    assert (str(found.day), found.written_after) == ("2026-09-01", "3 days")


def test_what_was_looked_into_or_counted_is_a_day_too() -> None:
    looked = problem(investigation=[{"on": "2026-08-01", "what": "Nothing found."}])
    found = seen("PRB-1", looked, incident("INC-1", "2026-09-01", problem="PRB-1"))
    assert found is not None
    assert (str(found.day), found.incident) == ("2026-08-01", None)
    counted = known_error("KE-1", seen={"count": "9", "first": "2026-07-01"})
    found = seen("KE-1", counted)
    assert found is not None
    assert (str(found.day), found.written_after) == ("2026-07-01", None)


def test_where_no_day_is_known_there_is_none() -> None:
    assert seen("PRB-1", problem()) is None


def test_the_backlog_begins_with_what_is_known_longest() -> None:
    made = catalog(
        service(),
        problem("PRB-1", created="2026-10-01"),
        problem("PRB-2", created="2026-09-01"),
        problem("PRB-3"),
        problem("PRB-4", created="2026-01-01", state="closed", closure="fixed"),
    )
    found = backlog_of(made, made.records("problem"), ZONE, TODAY)
    assert [one.id for one, _ in found.dated] == ["PRB-2", "PRB-1"]
    assert (found.count, found.undated) == (3, 1)
