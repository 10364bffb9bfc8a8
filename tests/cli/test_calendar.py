"""`servicefolio calendar` shows the schedule on the terminal."""

import json
from pathlib import Path

import pytest

from tests.cli.command import Ran, run_command

FILES = {
    "pyproject.toml": '[tool.servicefolio]\ntoday = 2026-11-23\ntime_zone = "Europe/Berlin"\n',
    "catalog/services/vpn.yaml": "title: Remote access (VPN)\nsummary: Reach the office network\n",
    "catalog/changes/CHG-1.yaml": """\
title: Gateways get a new release
services: [vpn]
when: 2026-12-06 02:00-05:00
outage: 2026-12-06 02:30-02:40
""",
    "catalog/changes/CHG-2.yaml": """\
title: Gateways get a new certificate
services: [vpn]
when: 2026-12-06 04:00-06:00
accepted_conflicts: [{ref: CHG-1, reason: One restart serves both}]
""",
    "catalog/changes/CHG-3.yaml": """\
title: Nobody may know
audience: restricted
services: [vpn]
when: 2026-12-06 04:00-06:00
""",
    "catalog/change-windows/year-end.yaml": """\
title: Freeze over the holidays
window_type: freeze
when: 2026-12-18 18:00 - 2027-01-06 06:00
""",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def run(root: Path, *arguments: str) -> Ran:
    return run_command("calendar", *arguments, "--root", str(root))


def test_four_weeks_from_today_are_shown_by_day(root: Path) -> None:
    ran = run(root)
    assert ran.exit_code == 0
    assert (
        ran.stdout
        == """\
From 2026-11-23 to 2026-12-21, on the clocks of Europe/Berlin

Sunday 2026-12-06
  02:00-05:00  change       Gateways get a new release (CHG-1), new
               outage       2026-12-06 02:30 to 02:40
               touches      vpn
  04:00-06:00  change       Gateways get a new certificate (CHG-2), new
               touches      vpn

Friday 2026-12-18
  18:00-24:00  freeze       Freeze over the holidays (year-end), until 2027-01-06 06:00

In each other's way: 1, none of them open
  accepted  CHG-2 and CHG-1, 2026-12-06 04:00 to 05:00: at the same time
            both touch vpn
            CHG-2: One restart serves both
"""
    )


def test_it_starts_and_ends_where_it_is_told(root: Path) -> None:
    ran = run(root, "--from", "2026-12-20", "--to", "2026-12-20")
    assert ran.stdout.split("\n")[2:] == [
        "Sunday 2026-12-20",
        "  all day      freeze       Freeze over the holidays (year-end), until 2027-01-06 06:00",
        "",
    ]
    assert run(root, "--from", "2027-02-01").stdout == (
        "Nothing is planned from 2027-02-01 to 2027-03-01\n"
    )


def test_programs_get_events_and_conflicts(root: Path) -> None:
    answer = json.loads(run(root, "--format", "json", "--audience", "restricted").stdout)
    assert [event["id"] for event in answer["events"]] == ["CHG-1", "CHG-2", "CHG-3", "year-end"]
    assert answer["events"][0] == {
        "id": "CHG-1",
        "kind": "change",
        "type": "change",
        "title": "Gateways get a new release",
        "state": "new",
        "start": "2026-12-06T02:00+01:00",
        "end": "2026-12-06T05:00+01:00",
        "outage": {"start": "2026-12-06T02:30+01:00", "end": "2026-12-06T02:40+01:00"},
        "touches": ["vpn"],
    }
    assert [
        (conflict["change"], conflict["with"], conflict["accepted"])
        for conflict in answer["conflicts"]
    ] == [
        ("CHG-2", ["CHG-1"], {"by": "CHG-2", "reason": "One restart serves both"}),
        ("CHG-3", ["CHG-1"], None),
        ("CHG-3", ["CHG-2"], None),
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--from", "tomorrow"], '"tomorrow" is no day; write it like 2026-12-31'),
        (["--to", "2026-11-01"], "from 2026-11-23 to 2026-11-01 is no span of days"),
        (["--to", "2036-11-01"], "it has 1 to 1000 days"),
    ],
)
def test_days_that_cannot_be_shown_are_refused(
    root: Path, arguments: list[str], message: str
) -> None:
    ran = run(root, *arguments)
    assert ran.exit_code == 2
    assert message in ran.stderr
