"""Diagnostics as GitHub workflow commands."""

import pytest

from servicefolio.diagnostics import Position, Related, Severity
from servicefolio.report.github import render
from tests.builders import diagnostic

HOSTILE = "a%0A\r\n::error::b\u2028##[set-output]\x85c:,\x1b]0;"


def test_command_names_place_rule_and_reason() -> None:
    found = diagnostic('there is no service "vpm"', hint="look again")
    assert render([found]).splitlines()[0] == (
        "::error file=kb/known-errors/vpn-root-ca.yaml,line=2,endLine=2,col=11,endColumn=14,"
        'title=ref-dangling::there is no service "vpm"%0Ahint: look again'
    )


@pytest.mark.parametrize(
    ("severity", "command"),
    [
        (Severity.ERROR, "::error "),
        (Severity.WARNING, "::warning "),
        (Severity.NOTE, "::notice "),
    ],
)
def test_command_follows_the_severity(severity: Severity, command: str) -> None:
    assert render([diagnostic(severity=severity)]).startswith(command)


def test_other_end_is_named() -> None:
    related = (Related("catalog/a.yaml", Position(7, 1), "the other record"),)
    assert "%0Asee catalog/a.yaml:7: the other record\n" in render([diagnostic(related=related)])


def test_characters_that_end_commands_and_properties_are_escaped() -> None:
    command, _ = render([diagnostic("100 %: a, b", path="kb/a,b:c%.yaml")]).splitlines()
    assert "file=kb/a%2Cb%3Ac%25.yaml," in command
    assert command.endswith("::100 %25: a, b")


def test_ignored_findings_are_left_out_and_counted() -> None:
    found = [diagnostic(), diagnostic(ignored="##[error]"), diagnostic(severity=Severity.WARNING)]
    lines = render(found).splitlines()
    assert len(lines) == 3
    assert lines[-1] == "1 error, 1 warning, 0 notes; 1 ignored"


def test_findings_that_were_there_before_are_left_out_and_counted() -> None:
    lines = render([diagnostic(before=True), diagnostic(before=False)]).splitlines()
    assert len(lines) == 2
    assert lines[-1] == "1 error, 0 warnings, 0 notes; 0 ignored; 1 there before"


def test_nothing_found() -> None:
    assert render([]) == "0 errors, 0 warnings, 0 notes; 0 ignored\n"


def test_no_text_makes_a_line_or_command_of_its_own() -> None:
    related = (Related(f"kb/{HOSTILE}", Position(1, 1), HOSTILE),)
    found = diagnostic(HOSTILE, path=HOSTILE, hint=HOSTILE, related=related, ignored=None)
    printed = render([found, diagnostic(ignored=HOSTILE)])
    command, summary = printed.splitlines()
    assert printed.count("\n") == 2
    assert command.startswith("::error file=a%250A")
    assert command.index("::", 2) == command.index("title=ref-dangling::") + len(
        "title=ref-dangling"
    )
    assert "#" not in summary
    assert not set(printed) & set("\r\u2028\x85\x1b")
