"""A partner that cannot be read is no missing one: what is wrong with it is reported already."""

from pathlib import Path

import pytest

from servicefolio import pipeline
from servicefolio.graph.restrict import restrict
from tests.builders import TODAY, check_files, write_files

TEAMS = """\
records:
  - {id: network, title: Network, phone: +49 40 1}
  - {id: desk, title: Desk, phone: +49 40 2}
"""
VPN = """\
title: Remote access
summary: Reach the office network from home
owner: network
tier: 0
sla: gold
supports_objectives: anywhere
depends_on: [line, sign-on]
"""
GOLD = "title: Gold\nvalid_from: 2026-01-01\nagreed_with: board\navailability: 99 %\n"
LINE = "title: Line\nsummary: The line\ntype: external\nsupplier: tidewire\nowner: network\n"
SIGN_ON = "title: Sign-on\nsummary: One password\ntype: technical\nowner: desk\n"
FILES = {
    "catalog/teams.yaml": TEAMS,
    "catalog/services/vpn.yaml": VPN,
    "catalog/services/line.yaml": LINE,
    "catalog/services/sign-on.yaml": SIGN_ON,
    "catalog/suppliers/tidewire.yaml": "title: Tidewire\nescalation: [Hotline]\n",
    "catalog/slas/gold.yaml": GOLD,
    "catalog/objectives/anywhere.yaml": "title: Anywhere\nstatement: Work anywhere\n"
    "state: active\ntarget_date: 2027-01-01\n",
    "catalog/decisions/keep.yaml": "title: Keep\ncontext: Why\nstate: accepted\noutcome: Yes\n"
    "applies_to: [vpn, line, sign-on]\n",
    "catalog/offerings/vpn-offering.yaml": "title: VPN\nservice: vpn\nlead_time: 1 day\n",
    "catalog/design-documents/vpn-continuity.yaml": "title: VPN\nservice: vpn\n"
    "aspect: continuity\nbody: Another gateway.\n",
    "catalog/underpinning-contracts/tidewire-line.yaml": "title: Line\nprovider: tidewire\n"
    "covers: line\nvalid_from: 2026-01-01\nagreed_with: us\navailability: 99.9 %\n",
    "catalog/olas/desk-ola.yaml": "title: Desk\nprovider: desk\ncovers: sign-on\n"
    "valid_from: 2026-01-01\nagreed_with: us\navailability: 99.9 %\n",
    # One of each beside them, so that no rule falls asleep with the broken one.
    "catalog/decisions/other-decision.yaml": "title: Other\ncontext: Why\n"
    "state: accepted\noutcome: Yes\napplies_to: [line]\n",
    "catalog/offerings/other-offering.yaml": "title: Line\nservice: line\nlead_time: 1 day\n",
    "catalog/design-documents/other-design-document.yaml": "title: Line\nservice: line\n"
    "aspect: security\nbody: A lock.\n",
    "catalog/underpinning-contracts/other-underpinning-contract.yaml": "title: Other\n"
    "provider: tidewire\nvalid_from: 2026-01-01\nstate: draft\n",
    "catalog/olas/other-ola.yaml": "title: Other\nprovider: desk\nvalid_from: 2026-01-01\n"
    "state: draft\n",
}
EACH = pytest.mark.parametrize(
    "path",
    [
        "catalog/decisions/keep.yaml",
        "catalog/offerings/vpn-offering.yaml",
        "catalog/design-documents/vpn-continuity.yaml",
        "catalog/underpinning-contracts/tidewire-line.yaml",
        "catalog/olas/desk-ola.yaml",
        "catalog/slas/gold.yaml",
        "catalog/objectives/anywhere.yaml",
    ],
)


def test_the_whole_has_no_problem(tmp_path: Path) -> None:
    assert check_files(tmp_path, dict(FILES)) == ()


@EACH
def test_without_a_partner_something_is_missing(tmp_path: Path, path: str) -> None:
    assert check_files(tmp_path, {name: text for name, text in FILES.items() if name != path})


@EACH
@pytest.mark.parametrize("fault", ["colour: blue", "a: [b", "title: Twice"])
def test_a_broken_partner_is_reported_once(tmp_path: Path, path: str, fault: str) -> None:
    found = check_files(tmp_path, {**FILES, path: f"{FILES[path]}{fault}\n"})
    assert {item.path for item in found} == {path}
    assert len(found) == 1


def test_the_name_of_a_file_that_cannot_be_read_is_for_few(tmp_path: Path) -> None:
    write_files(tmp_path, {**FILES, "catalog/services/line.yaml": "title: 'Line\n"})
    result = pipeline.check(pipeline.open_repository(tmp_path, TODAY))
    seen = restrict(result.catalog, result.broken, result.diagnostics, "staff", result.unread)
    vpn = seen.catalog.find("vpn")
    assert vpn is not None
    assert [needed.ref for needed in vpn.depends_on] == ["sign-on"]  # type: ignore[attr-defined]
