"""`servicefolio sla` tells whether a service level is kept, with its sources."""

import json
from pathlib import Path

import pytest

from tests.builders import write_files
from tests.cli.command import Ran, run_command

FILES: dict[str, str | bytes] = {
    "pyproject.toml": '[tool.servicefolio]\ntoday = 2026-11-23\ntime_zone = "Europe/Berlin"\n',
    "catalog/services/vpn.yaml": "title: VPN\nsummary: The office from home\nsla: gold\n",
    "catalog/slas/gold.yaml": """\
title: Gold
valid_from: 2026-01-01
agreed_with: board
availability: 99.9 % per month
fix: {P1: 4 h}
remedies: {credits: ["below 99.9 %: 5 %"], claim_by: 2 months}
""",
    "catalog/measurements/probe.yaml": """\
title: Availability of the VPN
measures: gold#availability
service: vpn
downtime: probe.csv
source: probe
period: 2026-09-01 to 2026-11-22
completeness: 99 %
""",
    "catalog/measurements/probe.csv": "from,to\n2026-10-07 10:00,2026-10-07 11:00\n"
    "2026-11-02 10:00,2026-11-02 10:40\n",
    "catalog/measurements/tickets.yaml": """\
title: Tickets of the VPN
measures: gold
service: vpn
tickets: tickets.csv
source: ticket tool
period: 2026-10-01 to 2026-10-31
completeness: 97 %
""",
    "catalog/measurements/tickets.csv": "opened,resolved,priority\n"
    "2026-10-07 10:05,2026-10-07 11:00,P1\n2026-10-20 10:00,2026-10-20 16:00,P1\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_files(tmp_path, FILES)


def run(root: Path, *arguments: str) -> Ran:
    return run_command("sla", *arguments, "--root", str(root))


def test_it_tells_of_every_period_with_its_sources(root: Path) -> None:
    ran = run(root, "vpn")
    assert ran.exit_code == 0
    assert [" ".join(line.split()) for line in ran.stdout.split("\n")] == [
        "gold#availability · VPN",
        "at least 99.9 % per month",
        (
            "2026-11 so far 99.87 % below so far; 3 min of the error budget left; "
            "used up on 2026-11-24 if it goes on like this"
        ),
        (
            "2026-10 99.86 % missed; overdrawn by 15 min; "
            "credit of 5 % can be claimed until 2026-12-31"
        ),
        "2026-09 100.00 % kept, as far as is known; 43 min of the error budget left",
        "twelve months 99.93 % measured: 19.878 % of the agreed time",
        "from probe: 2026-09-01 to 2026-11-22, 99 % complete",
        "",
        "gold#fix-p1 · VPN",
        "at most 4 h per month",
        "2026-10 50 % missed: 1 of 2 in time; half within 3 h 27 min",
        "from tickets: 2026-10-01 to 2026-10-31, 97 % complete",
        "",
        "",
    ]


def test_a_service_level_tells_the_same_as_its_only_service(root: Path) -> None:
    assert run(root, "gold").stdout == run(root, "vpn").stdout


def test_programs_get_minutes(root: Path) -> None:
    told = json.loads(run(root, "gold", "--format", "json", "--periods", "2").stdout)
    (availability,) = told["availability"]
    running, last = availability["windows"]
    assert (running["from"], running["running"], running["exhausted"]) == (
        "2026-11-01",
        True,
        "2026-11-24",
    )
    assert (last["agreed_minutes"], last["away_minutes"], last["verdict"]) == (44_700, 60, "missed")
    assert last["credit"] == {"share": "5 %", "below": "99.9 %", "until": "2026-12-31"}
    assert last["measurements"] == ["probe"]
    assert availability["sources"][0]["completeness"] == "99 %"
    assert told["times"][0]["windows"][0]["late"] == 1


def test_what_nobody_measures_is_told(root: Path) -> None:
    for file in (root / "catalog" / "measurements").iterdir():
        file.unlink()
    assert "nothing measures it" in run(root, "vpn").stdout


def test_what_was_measured_before_the_agreement_is_no_data(root: Path) -> None:
    file = root / "catalog" / "slas" / "gold.yaml"
    file.write_text(file.read_text("utf-8").replace("2026-01-01", "2026-11-23"), "utf-8")
    assert run(root, "vpn").stdout.count("    no data of the days for which it is promised") == 1


@pytest.mark.parametrize(
    ("identifier", "message"),
    [
        ("glod", 'there is no record "glod": did you mean "gold"?'),
        ("probe", '"probe" is a measurement, and neither a service level nor a service'),
    ],
)
def test_another_record_is_wrong_usage(root: Path, identifier: str, message: str) -> None:
    ran = run(root, identifier)
    assert ran.exit_code == 2
    assert message in ran.stderr


def test_readers_get_nothing_of_measurements_that_are_not_for_them(root: Path) -> None:
    file = root / "catalog" / "slas" / "gold.yaml"
    file.write_text(file.read_text("utf-8") + "audience: public\n", "utf-8")
    assert "99.86 %" not in run(root, "gold", "--audience", "public").stdout
