"""Accepted conflicts that are none."""

import pytest

from servicefolio.derive.changes.idle_acceptances import idle_acceptances
from servicefolio.records.base import Record
from tests.builders import TODAY, catalog, service
from tests.derive.schedules import BERLIN, change, window

ACCEPTS = {"accepted_conflicts": [{"ref": "other", "reason": "It may be"}]}


def idle(other: Record, **fields: object) -> list[str]:
    made = change("CHG-1", **ACCEPTS, **fields)
    known = catalog(made, other, service(), service("mail"))
    return [found.accepted.other for found in idle_acceptances(known, BERLIN, TODAY)]


@pytest.mark.parametrize(
    "other",
    [
        change("other"),
        change("other", None),
        change("other", state="closed", services="mail"),
        change("other", "2026-11-20 02:00-03:00", services="mail"),
        window("other", when="2026-12-06"),
        window("other", when="2026-11-06"),
        window("other", "maintenance", repeats="every Monday 02:00-05:00"),
    ],
)
def test_a_conflict_that_is_or_was_or_may_be_is_accepted_rightly(other: Record) -> None:
    assert idle(other, outage="2026-12-06 02:00-02:10") == []


@pytest.mark.parametrize(
    "other",
    [
        change("other", services="mail"),
        change("other", "2026-12-07 02:00-05:00"),
        change("other", state="cancelled"),
        window("other", when="2026-12-07"),
        window("other", when="2026-12-06", state="cancelled"),
        window("other", when="2026-12-06", scope="mail"),
        window("other", "maintenance", repeats="every Sunday 02:00-05:00"),
    ],
)
def test_a_conflict_that_is_none_is_told_of(other: Record) -> None:
    assert idle(other, outage="2026-12-06 02:00-02:10") == ["other"]


def test_what_an_old_change_accepted_is_history() -> None:
    assert idle(change("other", services="mail"), when="2026-11-06 02:00-05:00") == []
