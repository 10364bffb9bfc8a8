"""The register of improvements."""

import pytest

from servicefolio.derive.register import line_of, register_of
from tests.builders import TODAY, catalog, record


def test_the_register_shows_what_is_being_done_first_and_the_last_result_of_what_was_reached() -> (
    None
):
    made = catalog(
        record("improvement", "idea", state="raised"),
        record("improvement", "later", state="approved", due="2027-06-01"),
        record("improvement", "sooner", state="in_progress", due="2026-12-01"),
        record("improvement", "no-day", state="approved"),
        record("improvement", "old", state="closed", result={"value": "1", "on": "2025-01-01"}),
        record("improvement", "new", state="measured", result={"value": "1", "on": "2026-01-01"}),
        record("improvement", "undated", state="closed", result={"value": "1"}),
        record("improvement", "no", state="rejected"),
    )
    parts = register_of(made, made.records("improvement"), TODAY)
    assert [(part.name, [line.record.id for line in part.lines]) for part in parts] == [
        ("being done", ["sooner", "later", "no-day"]),
        ("wanted", ["idea"]),
        ("reached", ["new", "old", "undated"]),
        ("not done", ["no"]),
    ]


@pytest.mark.parametrize(
    ("state", "due", "late"),
    [
        ("in_progress", "2026-11-20", "3 days"),
        ("in_progress", "2026-11-23", None),
        ("raised", "2026-11-22", "1 day"),
        ("implemented", "2026-11-20", None),
        ("deferred", "2026-11-20", None),
        ("closed", "2026-11-20", None),
    ],
)
def test_an_improvement_is_late_until_it_is_done(state: str, due: str, late: str | None) -> None:
    made = record("improvement", "IMP-1", state=state, due=due)
    assert line_of(catalog(made), made, TODAY).late == late


@pytest.mark.parametrize(
    ("fields", "age"),
    [
        ({"raised": "2026-05-23", "created": "2026-11-22"}, "6 months"),
        ({"created": "2026-11-22"}, "1 day"),
        ({}, None),
        ({"raised": "2026-05-23", "state": "closed"}, None),
        ({"raised": "2027-05-23"}, None),
    ],
)
def test_an_improvement_has_an_age_while_it_waits(fields: dict[str, str], age: str | None) -> None:
    made = record("improvement", "IMP-1", **fields)
    assert line_of(catalog(made), made, TODAY).age == age
