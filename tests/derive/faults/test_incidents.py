"""The course of incidents, how long they lasted, and which came last."""

from zoneinfo import ZoneInfo

import pytest

from servicefolio.derive.faults.incidents import course_of, goes_on_for, lasted, newest_incidents
from servicefolio.records.base import Record
from tests.builders import TODAY, catalog, record

BERLIN = ZoneInfo("Europe/Berlin")


def incident(identifier: str = "INC-1", **fields: object) -> Record:
    given = {"started_at": "2026-11-20 06:38", "services": "vpn", **fields}
    return record("incident", identifier, **given)


def test_an_incident_is_told_in_order_whoever_wrote_it_down() -> None:
    made = incident(
        detected_at="2026-11-20 07:09",
        resolved_at="2026-11-20 11:48",
        timeline=[{"at": "2026-11-20 06:38", "what": "The line is cut"}],
        status_updates=[{"at": "2026-11-20 08:34", "message": "We know"}],
        pending=[
            {"start": "2026-11-20 09:00", "end": "2026-11-20 09:40", "reason": "The maker"},
            {"start": "2026-11-20 10:00", "reason": "A key"},
        ],
    )
    course = course_of(catalog(made), "INC-1", BERLIN)
    told = [[(step.sort, step.words) for step in happening.items] for happening in course]
    assert told == [
        [("milestone", "It began"), ("done", "")],
        [("milestone", "Noticed")],
        [("told", "")],
        [("waiting", "The maker")],
        [("milestone", "Work went on")],
        [("waiting", "A key")],
        [("milestone", "It worked again")],
    ]
    assert [happening.since for happening in course][1::5] == ["+31 min", "+5 h 10 min"]


@pytest.mark.parametrize(
    ("resolved", "words"),
    [("2026-11-20 11:48", "5 h 10 min"), (None, None), ("2026-11-19 11:48", None)],
)
def test_an_incident_lasts_until_it_works_again(resolved: str | None, words: str | None) -> None:
    made = incident(**({"resolved_at": resolved} if resolved else {}))
    assert lasted(catalog(made), "INC-1", BERLIN) == words


@pytest.mark.parametrize(
    ("began", "words"),
    [("2026-11-22 23:30", "for 1 day"), ("2026-11-22 23:30 Z", "since today")],
)
def test_an_open_incident_goes_on_as_far_as_the_day_of_the_build_knows(
    began: str, words: str
) -> None:
    made = catalog(incident(started_at=began))
    assert goes_on_for(made, "INC-1", BERLIN, TODAY) == words


def test_incidents_that_go_on_come_first_then_the_newest() -> None:
    over = {"state": "closed", "resolved_at": "2026-11-22 12:00", "resolution": "Mended"}
    made = catalog(
        incident("old", started_at="2025-01-01 00:00", **over),
        incident("new", started_at="2026-11-22 11:30", **over),
        incident("newer", started_at="2026-11-22 11:00 Z", **over),
        incident("open", started_at="2024-01-01 00:00", state="assigned"),
        incident("none", started_at="2026-11-22 11:45", state="cancelled"),
    )
    listed = newest_incidents(made, made.records("incident"), BERLIN)
    assert [item.record.id for item in listed] == ["open", "newer", "none", "new", "old"]
    assert [item.is_open for item in listed] == [True, False, False, False, False]
