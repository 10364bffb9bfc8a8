"""Settings that name no rule, kind or file are reported on their own lines."""

from servicefolio.diagnostics import Diagnostic, Rule, Severity
from servicefolio.rules.misplaced import (
    idle_paths,
    misplaced_severities,
    unknown_kinds,
    unknown_story,
)
from servicefolio.settings_file import load_settings

REF = Rule("ref-dangling", Severity.ERROR, "A reference leads to no record")
SYNTAX = Rule("yaml-syntax", Severity.ERROR, "The file is not valid YAML")
LINK = Rule("file-link", Severity.WARNING, "A link is not followed")
GONE = Rule("record-vanished", Severity.ERROR, "A record is gone", compares=True)
RULES = (REF, SYNTAX, LINK, GONE)
TABLE = "[tool.servicefolio]\n"


def lines(found: list[Diagnostic]) -> list[tuple[int, str | None]]:
    assert {item.rule.id for item in found} <= {"settings-value"}
    return [(item.position.line, item.hint) for item in found]


def test_severities_that_change_nothing_are_reported() -> None:
    text = TABLE + 'severity.ref = "off"\nseverity.reff = "off"\nseverity.yaml = "note"\n'
    text += 'severity.file = "off"\n[tool.servicefolio.severity_in."kb/**"]\nrf = "off"\n'
    found = list(misplaced_severities(load_settings(text)[0], RULES, text))
    assert lines(found) == [
        (3, 'did you mean "ref"?'),
        (4, "remove it from [tool.servicefolio.severity]"),
        (7, 'did you mean "ref"?'),
    ]


def test_kinds_that_are_not_there_are_reported() -> None:
    text = TABLE + "adopt = ['team',\n 'teem', 'teem']\n"
    text += "[tool.servicefolio.review_months]\ntaem = 3\n"
    found = list(unknown_kinds(load_settings(text)[0], ["team", "service"], text))
    assert lines(found) == [(3, 'did you mean "team"?'), (5, 'did you mean "team"?')]


def test_defaults_may_name_kinds_that_are_not_there() -> None:
    assert not list(unknown_kinds(load_settings("")[0], [], ""))


def test_paths_without_a_file_are_reported() -> None:
    text = TABLE + "severity_in.'kb' = {ref='off'}\nseverity_in.'kb/**' = {ref='off'}\n"
    text += "severity_in.'/x' = {ref='off'}\nseverity_in.'./kb/a.yaml' = {ref='off'}\n"
    text += "severity_in.'' = {}\nseverity_in.'gone' = {record='off'}\n"
    found = list(idle_paths(load_settings(text)[0], ["kb/a.yaml"], RULES, text))
    general = "it is a path from the top of the repository, such as kb/known-errors/imported/**"
    assert lines(found) == [(2, 'write "kb/**"'), (4, general), (5, 'write "kb/a.yaml"')]


def test_a_story_of_a_service_that_is_not_there_is_reported_where_it_is_written() -> None:
    text = '[tool.servicefolio]\naudience = "staff"\nstory = "outage-mapp"\n'
    (found,) = unknown_story(load_settings(text)[0], ["outage-map", "vpn"], text)
    assert (found.position.line, found.rule.id) == (3, "settings-value")
    assert found.message == '"outage-mapp" in story is not a service'
    assert found.hint == 'did you mean "outage-map"?'


def test_a_story_of_a_service_that_is_there_or_of_none_is_well() -> None:
    text = '[tool.servicefolio]\nstory = "vpn"\n'
    assert not list(unknown_story(load_settings(text)[0], ["vpn"], text))
    assert not list(unknown_story(load_settings("")[0], [], ""))
