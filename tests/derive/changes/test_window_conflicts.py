"""Changes in a freeze, and outages outside of the maintenance windows."""

from collections.abc import Mapping

import pytest

from servicefolio.derive.changes.window_conflicts import freeze_conflicts, outside_maintenance
from servicefolio.records.base import Record
from tests.builders import TODAY, catalog, service
from tests.derive.schedules import BERLIN, change, item, window

DECEMBER = "2026-12-18 18:00 - 2027-01-06 06:00"
BOARD = {"role": "emergency change advisory board (ECAB)", "on": "2026-11-20"}
SUNDAY = {"repeats": "every Sunday 02:00-05:00", "window_type": "maintenance"}


def verdicts(*records: Record) -> list[str]:
    return [item.verdict for item in freeze_conflicts(catalog(*records), BERLIN, TODAY)]


@pytest.mark.parametrize(
    ("policy", "fields", "verdict"),
    [
        (None, {}, "refused"),
        ("block", {"approvals": [BOARD]}, "refused"),
        ("block", {"type": "emergency"}, "refused"),
        (
            "block",
            {"type": "emergency", "approvals": [{**BOARD, "verdict": "rejected"}]},
            "refused",
        ),
        ("block", {"type": "emergency", "approvals": ["change advisory board"]}, "refused"),
        ("block", {"type": "emergency", "approvals": [BOARD]}, "let through"),
        (None, {"type": "emergency", "approvals": ["ECAB"]}, "let through"),
        ("needs_ecab", {"approvals": ["emergency board"]}, "let through"),
        ("needs_ecab", {}, "refused"),
        ("warn", {}, "told of"),
    ],
)
def test_a_freeze_refuses_what_neither_its_policy_nor_the_board_lets_be(
    policy: str | None, fields: Mapping[str, object], verdict: str
) -> None:
    made = change("CHG-1", "2026-12-20 02:00-05:00", **fields)
    freeze = window(when=DECEMBER, **({"policy": policy} if policy else {}))
    assert verdicts(made, freeze, service()) == [verdict]


@pytest.mark.parametrize(
    ("when", "meets"),
    [
        ("2026-12-18 16:00-18:00", False),
        ("2026-12-18 16:00-18:01", True),
        ("2027-01-06 06:00-08:00", False),
        ("2026-12-01 to 2027-02-01", True),
    ],
)
def test_a_freeze_is_half_open(*, when: str, meets: bool) -> None:
    assert bool(verdicts(change("CHG-1", when), window(when=DECEMBER), service())) is meets


def test_a_freeze_that_comes_again_is_met_at_its_times() -> None:
    closing = window(repeats="first two working days of every month")
    assert verdicts(change("CHG-1", "2026-12-02 20:00-22:00"), closing, service()) == ["refused"]
    assert verdicts(change("CHG-1", "2026-12-03 20:00-22:00"), closing, service()) == []


@pytest.mark.parametrize(
    ("scope", "path"),
    [
        ("vpn", ("vpn", "node")),
        ("node", ("node",)),
        ("access", ("access", "vpn", "node")),
        ("mail", None),
    ],
)
def test_a_freeze_is_for_what_its_scope_is_built_of(
    scope: str, path: tuple[str, ...] | None
) -> None:
    known = catalog(
        change("CHG-1", "2026-12-20 02:00-05:00", configuration_items="node"),
        window(when=DECEMBER, scope=scope),
        service(depends_on="node", parent="access"),
        service("access"),
        service("mail", depends_on="vpn"),
        item("node"),
    )
    found = freeze_conflicts(known, BERLIN, TODAY)
    assert [item.path for item in found] == ([] if path is None else [path])


def test_a_cancelled_freeze_and_a_change_that_is_over_are_no_conflict() -> None:
    assert verdicts(
        change("CHG-1", "2026-12-20 02:00-05:00"),
        window(when=DECEMBER, state="cancelled"),
        service(),
    ) == []  # fmt: skip
    past = change("CHG-1", "2026-11-20 02:00-05:00")
    assert verdicts(past, window(when="2026-11-01 to 2026-11-21"), service()) == []


def test_a_freeze_for_what_cannot_be_read_is_not_for_everything() -> None:
    made = change("CHG-1", "2026-12-20 02:00-05:00")
    assert verdicts(made, window(when=DECEMBER, scope="broken"), service()) == []


def outside(*records: Record) -> list[tuple[tuple[str, ...], str | None]]:
    found = outside_maintenance(catalog(*records), BERLIN, TODAY)
    return [(item.items, item.nearest.words(BERLIN) if item.nearest else None) for item in found]


@pytest.mark.parametrize(
    ("outage", "kept"),
    [
        ("2026-12-06 02:00-05:00", True),
        ("2026-12-06 01:59-05:00", False),
        ("2026-12-06 04:00-05:01", False),
        ("2026-12-07 02:00-03:00", False),
        ("none", True),
        (None, True),
    ],
)
def test_an_outage_is_kept_within_maintenance(*, outage: str | None, kept: bool) -> None:
    made = change("CHG-1", "2026-12-05 to 2026-12-08", **({"outage": outage} if outage else {}))
    found = outside(made, window(**SUNDAY, scope="vpn"), service())
    assert (found == []) is kept


def test_two_windows_that_touch_hold_an_outage_together() -> None:
    made = change("CHG-1", outage="2026-12-06 02:00-06:00", when="2026-12-06 02:00-06:00")
    later = window("later", "maintenance", when="2026-12-06 05:00-06:00")
    known = (window(**SUNDAY), later, service())
    assert outside(made, *known) == []
    assert outside(made, known[0], service()) == [(("vpn",), "2026-12-06 02:00 to 05:00")]


@pytest.mark.parametrize(
    "fields",
    [{"scope": "mail"}, {"last_day": "2026-12-01"}, {"state": "cancelled"}],
)
def test_only_windows_that_are_for_it_and_hold_then_bind(fields: dict[str, str]) -> None:
    made = change("CHG-1", "2026-12-08 10:00-11:00", outage="2026-12-08 10:00-11:00")
    assert outside(made, window(**SUNDAY, **fields), service(), service("mail")) == []


def test_a_single_window_binds_nobody_at_other_times() -> None:
    made = change("CHG-1", "2026-12-08 10:00-11:00", outage="2026-12-08 10:00-11:00")
    once = window("once", "maintenance", when="2026-12-06 02:00-05:00")
    assert outside(made, once, service()) == []
