"""Rules run, and their findings get a place and the severity that the settings want."""

from collections.abc import Iterator

import pytest

from servicefolio.config import Settings
from servicefolio.diagnostics import Diagnostic, Rule, Severity
from servicefolio.rules.engine import (
    Check,
    Context,
    Finding,
    keeps_from_reading,
    misplaced_severities,
    most_exact,
    run,
    selects,
    suggest_selector,
    unknown_adoptions,
    with_severity,
)
from tests.builders import TODAY, catalog, diagnostic, service, team

REF = Rule("ref-dangling", Severity.ERROR, "A reference leads to no record")
TITLE = Rule("title-long", Severity.WARNING, "A title is too long")
SYNTAX = Rule("yaml-syntax", Severity.ERROR, "The file is not valid YAML")
LINK = Rule("file-link", Severity.WARNING, "A link is not followed")


def find_every_title(context: Context) -> Iterator[Finding]:
    for entry in context.catalog.entries:
        yield Finding(entry.record.id, ("title",), f"it is {context.today}", "wait")


def severities(rule: Rule, table: dict[str, str]) -> list[Severity]:
    found = diagnostic(rule=rule, severity=rule.severity)
    return [item.severity for item in with_severity([found], table)]


def test_findings_become_diagnostics_of_their_records() -> None:
    context = Context(catalog(service(), team()), Settings(), TODAY)
    found: list[Diagnostic] = list(run([Check(TITLE, find_every_title)], context))
    assert [(item.record, item.path) for item in found] == [
        ("vpn", "catalog/services/vpn.yaml"),
        ("network", "catalog/teams/network.yaml"),
    ]
    assert {(item.message, item.hint, item.severity) for item in found} == {
        ("it is 2026-11-23", "wait", Severity.WARNING)
    }


@pytest.mark.parametrize(
    ("table", "severity"),
    [
        ({}, [Severity.ERROR]),
        ({"ref-dangling": "warning"}, [Severity.WARNING]),
        ({"ref": "note"}, [Severity.NOTE]),
        ({"ref": "off"}, []),
        ({"ref": "off", "ref-dangling": "error"}, [Severity.ERROR]),
        ({"re": "off", "title": "off"}, [Severity.ERROR]),
    ],
)
def test_settings_give_severities(table: dict[str, str], severity: list[Severity]) -> None:
    assert severities(REF, table) == severity


def test_what_keeps_a_record_from_being_read_stays_an_error() -> None:
    assert severities(SYNTAX, {"yaml": "off", "yaml-syntax": "note"}) == [Severity.ERROR]


def test_what_only_may_be_wrong_with_a_file_can_be_turned_off() -> None:
    assert severities(LINK, {"file": "off"}) == []


@pytest.mark.parametrize(
    ("rule", "keeps"), [(SYNTAX, True), (LINK, False), (REF, False), (TITLE, False)]
)
def test_rules_that_keep_a_record_from_being_read(rule: Rule, *, keeps: bool) -> None:
    assert keeps_from_reading(rule) is keeps


@pytest.mark.parametrize(
    ("selector", "selected"),
    [("ref", True), ("ref-dangling", True), ("re", False), ("ref-", False), ("", False)],
)
def test_selector_is_a_rule_or_a_family(selector: str, *, selected: bool) -> None:
    assert selects(selector, "ref-dangling") is selected


def test_most_exact_selector_wins() -> None:
    assert most_exact("ref-dangling", ["title", "ref-dangling", "ref"]) == "ref-dangling"
    assert most_exact("ref-dangling", ["title"]) is None


@pytest.mark.parametrize(
    ("word", "hint"),
    [("reff", 'did you mean "ref"?'), ("title-lon", 'did you mean "title-long"?'), ("x", None)],
)
def test_mistyped_selector_is_suggested(word: str, hint: str | None) -> None:
    assert suggest_selector(word, [REF, TITLE]) == hint


def test_severities_that_change_nothing_are_reported() -> None:
    table = {"ref": "off", "reff": "off", "yaml": "note", "file": "off"}
    found = list(misplaced_severities(table, [REF, SYNTAX, LINK]))
    assert [(item.rule.id, item.path) for item in found] == [
        ("settings-value", "pyproject.toml"),
        ("settings-value", "pyproject.toml"),
    ]
    assert ["reff" in found[0].message, "yaml" in found[1].message] == [True, True]


def test_adopted_kinds_that_there_are_not_are_reported() -> None:
    found = list(unknown_adoptions(("team", "tam"), ("team", "sla")))
    assert [(item.rule.id, item.path, item.hint) for item in found] == [
        ("settings-value", "pyproject.toml", 'did you mean "team"?')
    ]
    assert found[0].message == 'the settings adopt "tam", but there is no such kind'
