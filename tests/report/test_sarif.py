"""Diagnostics in SARIF, held to the schema of the standard."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from servicefolio.diagnostics import START, Diagnostic, Position, Related, Severity
from servicefolio.registry import all_rules, rule_page
from servicefolio.report.sarif import render
from tests.builders import diagnostic

SCHEMA = json.loads(
    (Path(__file__).parents[1] / "schemas/sarif-2.1.0.json").read_text(encoding="utf-8")
)
HOSTILE = '"\\\x1b\0\n\u2028\u202e%20Ü🔒 [link](https://evil.example) {0} </script>'


def run(*found: Diagnostic) -> Any:
    log = json.loads(render(found))
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    return log["runs"][0]


def result(found: Diagnostic) -> Any:
    return run(found)["results"][0]


def test_nothing_found_is_valid() -> None:
    assert run()["results"] == []


def test_every_rule_is_described() -> None:
    written = run()["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in written] == [rule.id for rule in all_rules()]
    for rule, item in zip(all_rules(), written, strict=True):
        assert item["shortDescription"]["text"] == rule.summary
        assert item["help"]["markdown"] == rule_page(rule)
        assert item["defaultConfiguration"]["level"] == str(rule.severity)


def test_result_names_rule_level_and_place() -> None:
    made = run(diagnostic(severity=Severity.WARNING, hint="look again"))
    item = made["results"][0]
    assert made["tool"]["driver"]["rules"][item["ruleIndex"]]["id"] == item["ruleId"]
    assert (item["ruleId"], item["level"]) == ("ref-dangling", "warning")
    assert item["message"]["text"] == "something is wrong\nhint: look again"
    assert item["locations"][0]["physicalLocation"] == {
        "artifactLocation": {
            "uri": "kb/known-errors/vpn-root-ca.yaml",
            "uriBaseId": "%SRCROOT%",
        },
        "region": {"startLine": 2, "startColumn": 11, "endColumn": 14},
    }


def test_columns_are_said_to_count_characters() -> None:
    assert run()["columnKind"] == "unicodeCodePoints"


def test_problem_of_a_whole_file_is_at_its_first_line() -> None:
    region = result(diagnostic(position=START))["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1}


def test_path_is_an_address() -> None:
    location = result(diagnostic(path="kb/ä b%#?.yaml"))["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "kb/%C3%A4%20b%25%23%3F.yaml"


def test_other_end_is_related() -> None:
    related = (Related("catalog/a.yaml", Position(7, 1, 2), "the other record"),)
    (other,) = result(diagnostic(related=related))["relatedLocations"]
    assert other["physicalLocation"]["artifactLocation"]["uri"] == "catalog/a.yaml"
    assert other["message"]["text"] == "the other record"


def test_ignored_finding_is_suppressed_with_its_reason() -> None:
    (suppression,) = result(diagnostic(ignored="next week"))["suppressions"]
    assert suppression["justification"] == "next week"
    assert "suppressions" not in result(diagnostic())


@pytest.mark.parametrize(("before", "state"), [(True, "unchanged"), (False, "new"), (None, None)])
def test_finding_says_whether_it_is_new(*, before: bool | None, state: str | None) -> None:
    assert result(diagnostic(before=before)).get("baselineState") == state


def fingerprint(**changes: object) -> str:
    found = diagnostic(**{"excerpt": "services: vpm", **changes})  # type: ignore[arg-type] # any field
    return str(result(found)["partialFingerprints"]["primaryLocationLineHash"])


@pytest.mark.parametrize(
    "change",
    [
        {"position": Position(90, 1, 3)},
        {"message": "said otherwise on line 90"},
        {"excerpt": "    services: vpm  "},
        {"severity": Severity.NOTE},
        {"path": "kb/known-errors/2026/vpn-root-ca.yaml"},
    ],
)
def test_moved_finding_keeps_its_fingerprint(change: dict[str, object]) -> None:
    assert fingerprint(**change) == fingerprint()


@pytest.mark.parametrize("change", [{"excerpt": "services: vpx"}, {"record": "vpn-2"}])
def test_other_finding_has_another_fingerprint(change: dict[str, object]) -> None:
    assert fingerprint(**change) != fingerprint()


def test_equal_findings_of_a_file_are_numbered() -> None:
    results = run(diagnostic(), diagnostic(), diagnostic(path="kb/b.yaml"))["results"]
    prints = [item["partialFingerprints"]["primaryLocationLineHash"] for item in results]
    assert [item.rpartition(":")[2] for item in prints] == ["1", "2", "1"]


def test_hostile_text_is_valid_ascii_without_links_and_placeholders() -> None:
    related = (Related(HOSTILE, Position(1, 1), HOSTILE),)
    found = diagnostic(HOSTILE, path=HOSTILE, hint=HOSTILE, excerpt=HOSTILE, related=related)
    text = result(found)["message"]["text"]
    assert render([found]).isascii()
    assert "](" not in text
    assert "{{0}}" in text
