"""Diagnostics for programs."""

import json

from servicefolio import __version__
from servicefolio.diagnostics import Position, Related, Severity
from servicefolio.report.json import render
from tests.builders import diagnostic


def test_every_detail_is_written() -> None:
    found = diagnostic(
        'there is no service "vpm"',
        excerpt="services: vpm",
        hint="look again",
        record="vpn-root-ca",
        related=(Related("catalog/a.yaml", Position(7, 1, 2), "the other record"),),
    )
    assert json.loads(render([found])) == {
        "tool": "servicefolio",
        "version": __version__,
        "summary": {"errors": 1, "warnings": 0, "notes": 0, "ignored": 0, "before": 0},
        "diagnostics": [
            {
                "path": "kb/known-errors/vpn-root-ca.yaml",
                "line": 2,
                "column": 11,
                "end_column": 14,
                "rule": "ref-dangling",
                "severity": "error",
                "message": 'there is no service "vpm"',
                "hint": "look again",
                "record": "vpn-root-ca",
                "excerpt": "services: vpm",
                "ignored": None,
                "before": None,
                "related": [
                    {
                        "path": "catalog/a.yaml",
                        "line": 7,
                        "column": 1,
                        "end_column": 3,
                        "message": "the other record",
                    }
                ],
            }
        ],
    }


def test_ignored_findings_keep_their_reason_and_count_apart() -> None:
    found = [diagnostic(ignored="next week"), diagnostic(severity=Severity.WARNING)]
    report = json.loads(render(found))
    assert (report["summary"]["warnings"], report["summary"]["ignored"]) == (1, 1)
    assert [item["ignored"] for item in report["diagnostics"]] == ["next week", None]


def test_findings_say_whether_they_were_there_before_and_then_count_apart() -> None:
    report = json.loads(render([diagnostic(before=True), diagnostic(before=False)]))
    assert (report["summary"]["errors"], report["summary"]["before"]) == (1, 1)
    assert [item["before"] for item in report["diagnostics"]] == [True, False]


def test_nothing_found_is_an_empty_list() -> None:
    assert json.loads(render([]))["diagnostics"] == []


def test_any_text_reads_back_and_is_written_in_ascii() -> None:
    hostile = '"\\\x1b\0\n\u2028\u202eÜ🔒\udc80</script>'
    printed = render([diagnostic(hostile, excerpt=hostile)])
    assert printed.isascii()
    assert json.loads(printed)["diagnostics"][0]["excerpt"] == hostile
