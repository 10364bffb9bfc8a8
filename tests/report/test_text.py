"""Diagnostics for people."""

from servicefolio.diagnostics import START, Position, Related, Severity
from servicefolio.report.text import render
from tests.builders import diagnostic

LINE = "services: vpm"


def test_place_reason_line_and_hint() -> None:
    found = diagnostic(
        'there is no service "vpm"', position=Position(2, 11, 3), excerpt=LINE, hint="look again"
    )
    assert render([found]) == (
        "kb/known-errors/vpn-root-ca.yaml:2:11: error [ref-dangling] "
        'there is no service "vpm"\n'
        "  2 | services: vpm\n"
        "    |           ^^^\n"
        "  hint: look again\n"
        "\n"
        "1 error\n"
    )


def test_problem_of_a_whole_file_shows_no_line() -> None:
    assert "|" not in render([diagnostic(position=START, excerpt=LINE)])


def test_other_end_is_named() -> None:
    related = (Related("catalog/a.yaml", Position(7, 1), "the other record"),)
    assert "  see catalog/a.yaml:7: the other record\n" in render([diagnostic(related=related)])


def test_findings_are_counted() -> None:
    found = [
        diagnostic(),
        diagnostic(),
        diagnostic(severity=Severity.WARNING),
        diagnostic(severity=Severity.NOTE),
        diagnostic(ignored="next week"),
        diagnostic(ignored="next week"),
        diagnostic(ignored="another reason"),
    ]
    last = render(found).splitlines()[-1]
    assert last == '2 errors, 1 warning, 1 note (3 ignored: "another reason", "next week")'


def test_nothing_found() -> None:
    assert render([]) == "No problems found\n"


def test_ignored_findings_are_not_shown() -> None:
    assert render([diagnostic(ignored="next week")]) == "No problems found (1 ignored: next week)\n"


def test_findings_that_were_there_before_are_counted_only() -> None:
    before = [diagnostic(before=True), diagnostic(before=True)]
    assert render(before) == "No new problems; 2 findings were there before\n"
    last = render([*before[:1], diagnostic(before=False), diagnostic(ignored="why", before=True)])
    assert last.endswith("\n\n1 error; 1 finding was there before (1 ignored: why)\n")


def test_long_line_is_cut_around_the_place() -> None:
    line = "a" * 300 + "HERE" + "b" * 300
    _, shown, caret, *_ = render([diagnostic(excerpt=line, position=Position(3, 301, 4))]).split(
        "\n"
    )
    assert len(shown) < 125
    assert shown[caret.index("^") :].startswith("HERE")
    assert caret.count("^") == 4


def test_caret_stands_below_the_place_behind_tabs() -> None:
    _, shown, caret, *_ = render([diagnostic(excerpt="a\tb: c", position=Position(1, 3))]).split(
        "\n"
    )
    assert caret.endswith(" \t^")
    assert shown.endswith("a\tb: c")


def test_what_a_terminal_would_act_on_is_made_visible() -> None:
    hostile = "a\x1b[31m\u2028\x9b\u202e"
    found = diagnostic(hostile, excerpt=hostile, hint=hostile, path=f"kb/{hostile}.yaml")
    ignored = diagnostic(ignored="\x1b[2J\nno errors")
    printed = render([found, ignored])
    assert not set(printed) & set("\x1b\u2028\x9b\u202e")
    assert len(printed.splitlines()) == printed.count("\n") == 6
