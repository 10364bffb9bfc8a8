"""The catalogue as JSON."""

import json
import posixpath
from typing import Any

from servicefolio.outputs.api.records import api_artifacts
from tests.sites import published, read, site_of

FILES = {
    "catalog/services/vpn.yaml": """\
title: VPN "fast" <b> \\
summary: Größe
owner: network
depends_on: [line]
tier: 0
x-cost-centre: 0042
get_it: {how: Ask, x-form: F-1}
reviewed: 2026-01-02
""",
    "catalog/services/line.yaml": "title: Line\nsummary: Out\nowner: unowned\n",
    "catalog/teams/network.yaml": "title: Network\n",
    "catalog/slas/gold.yaml": """\
title: Gold
valid_from: 2026-01-01
agreed_with: board
availability: 99.50 % per month
fix: {P1: 4 hours}
""",
}


def api() -> dict[str, Any]:
    """Read the whole API, by paths within it."""
    artifacts = api_artifacts(site_of(read(FILES).catalog))
    return {item.path.removeprefix("docs/api/v1/"): json.loads(item.data) for item in artifacts}


def test_the_index_counts_the_records_of_every_kind() -> None:
    index = api()["index.json"]
    assert (index["version"], index["today"]) == (1, "2026-11-23")
    assert {kind["kind"]: kind["records"] for kind in index["kinds"]} == {
        "service": 2,
        "sla": 1,
        "team": 1,
    }


def test_every_address_in_it_leads_somewhere() -> None:
    files = published(FILES)
    whole = api()
    for kind in whole["index.json"]["kinds"]:
        assert f"docs/api/v1/{kind['schema']}" in files
        for brief in whole[kind["href"]]["records"]:
            assert brief["href"] in whole
            assert _page(brief["page"], "index.json") in files
            assert _page(whole[brief["href"]]["page"], brief["href"]) in files


def test_a_record_is_written_as_its_author_did() -> None:
    vpn = api()["services/vpn.json"]
    assert vpn["title"] == 'VPN "fast" <b> \\'
    assert vpn["summary"] == "Größe"
    assert vpn["depends_on"] == [{"ref": "line"}]
    assert vpn["reviewed"] == "2026-01-02"
    assert vpn["tier"] == 0


def test_keys_of_an_authors_own_stand_beside_the_others() -> None:
    vpn = api()["services/vpn.json"]
    assert vpn["x-cost-centre"] == "0042"
    assert vpn["get_it"] == {"how": "Ask", "x-form": "F-1"}


def test_numbers_with_units_keep_their_digits() -> None:
    gold = api()["slas/gold.json"]
    assert gold["availability"] == {"value": "99.50 %"}
    assert gold["fix"] == {"P1": "4 h"}


def test_a_state_is_told_even_where_it_is_the_default() -> None:
    assert api()["services/vpn.json"]["state"] == "live"


def test_relations_are_told_in_both_directions() -> None:
    def relations(path: str) -> set[tuple[str, str, str]]:
        return {
            (group["relation"], group["direction"], record["id"])
            for group in api()[path]["relations"]
            for record in group["records"]
        }

    assert ("depends on", "outgoing", "line") in relations("services/vpn.json")
    assert ("required by", "incoming", "vpn") in relations("services/line.json")
    assert ("owns", "incoming", "vpn") in relations("teams/network.json")


def _page(way: str, place: str) -> str:
    address = posixpath.normpath(posixpath.join("api/v1", posixpath.dirname(place), way))
    return f"docs/{address}.md"
