"""Rules run, and their findings get a place and the severity that the settings want."""

from collections.abc import Iterator

import pytest

from servicefolio.config import Settings
from servicefolio.diagnostics import START, Diagnostic, Related, Rule, Severity
from servicefolio.rules.engine import (
    Check,
    Context,
    Finding,
    OtherEnd,
    keeps_from_reading,
    most_exact,
    run,
    selects,
    suggest_selector,
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
    return [
        item.severity
        for item in with_severity([found], Settings.model_validate({"severity": table}))
    ]


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


LONG = "kb/known-errors/imported/a.yaml"


@pytest.mark.parametrize(
    ("by_path", "severity"),
    [
        ({"kb/**": {"ref": "note"}}, [Severity.NOTE]),
        ({"catalog/**": {"ref": "note"}}, [Severity.WARNING]),
        ({"kb/**": {"title": "note"}}, [Severity.WARNING]),
        ({"kb/**": {"ref": "off"}, LONG: {"ref": "error"}}, [Severity.ERROR]),
        ({LONG: {"ref": "error"}, "kb/**": {"ref-dangling": "off"}}, [Severity.ERROR]),
        ({"kb/*/imported/*": {"ref": "error"}, "kb/known-errors/**": {"ref": "off"}}, []),
        ({"kb/**": {"ref": "off", "ref-dangling": "error"}}, [Severity.ERROR]),
    ],
)
def test_the_path_that_says_most_wins(
    by_path: dict[str, dict[str, str]], severity: list[Severity]
) -> None:
    table = {"severity": {"ref-dangling": "warning"}, "severity_in": by_path}
    found = diagnostic(rule=REF, path=LONG)
    settings = Settings.model_validate(table)
    assert [item.severity for item in with_severity([found], settings)] == severity


def test_no_path_softens_what_keeps_a_record_from_being_read() -> None:
    settings = Settings.model_validate({"severity_in": {"**": {"yaml": "off"}}})
    assert len(list(with_severity([diagnostic(rule=SYNTAX)], settings))) == 1


def find_what_is_gone(context: Context) -> Iterator[Finding]:
    assert context.base
    yield from (Finding(entry.record.id, ("id",), "gone") for entry in context.base.entries)


def test_findings_of_records_that_are_gone_stand_at_their_old_files() -> None:
    context = Context(catalog(team()), Settings(), TODAY, base=catalog(service()))
    (found,) = run([Check(TITLE, find_what_is_gone)], context)
    assert (found.path, found.position, found.record) == ("catalog/services/vpn.yaml", START, "vpn")


def test_finding_may_point_at_the_other_end() -> None:
    other = OtherEnd("network", ("title",), "the same title")
    check = Check(TITLE, lambda _: iter([Finding("vpn", ("title",), "it is taken", other=other)]))
    (found,) = run([check], Context(catalog(service(), team()), Settings(), TODAY))
    assert found.related == (Related("catalog/teams/network.yaml", START, "the same title"),)
