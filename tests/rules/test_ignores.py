"""Findings are silenced by comments and settings that give a reason; idle ones are reported."""

import pytest

from servicefolio.config import Settings
from servicefolio.diagnostics import Diagnostic, Position, Rule, Severity
from servicefolio.rules.ignores import ignore
from servicefolio.source.document import Ignore, SourceText
from tests.builders import diagnostic

REF = Rule("ref-dangling", Severity.ERROR, "A reference leads to no record")
SYNTAX = Rule("yaml-syntax", Severity.ERROR, "The file is not valid YAML")
PATH = "kb/known-errors/vpn-root-ca.yaml"
PLACE = Position(2, 15, 40)


def ignored(
    *comments: Ignore, found: Diagnostic | None = None, settings: dict[str, str] | None = None
) -> list[tuple[str, str | None]]:
    source = SourceText(PATH, "title: a\nowner: b\n", {}, {}, comments)
    given = Settings(ignore=settings or {})
    result = ignore([found or diagnostic(rule=REF)], given, [source], [REF, SYNTAX])
    return [(item.rule.id, item.ignored) for item in result]


@pytest.mark.parametrize("selector", ["ref-dangling", "ref"])
def test_comment_silences_a_finding_on_its_line(selector: str) -> None:
    comment = Ignore(selector, "next week", PLACE, 2)
    assert ignored(comment) == [("ref-dangling", "next week")]


@pytest.mark.parametrize(
    ("comment", "rule"),
    [
        (Ignore("ref-dangling", "next week", PLACE, 3), "ignore-unused"),
        (Ignore("ref-kind", "next week", PLACE, 2), "ignore-unused"),
        (Ignore("yaml", "next week", PLACE, 2), "ignore-unused"),
        (Ignore("", "", PLACE, 2), "ignore-unused"),
        (Ignore("ref-dangling", "", PLACE, 2), "ignore-reason"),
    ],
)
def test_comment_that_silences_nothing_is_reported(comment: Ignore, rule: str) -> None:
    assert ignored(comment) == [("ref-dangling", None), (rule, None)]


def test_comment_in_another_file_silences_nothing() -> None:
    found = diagnostic(rule=REF, path="kb/known-errors/other.yaml")
    comment = Ignore("ref", "next week", PLACE, 2)
    assert ignored(comment, found=found) == [("ref-dangling", None), ("ignore-unused", None)]


def test_settings_silence_findings_everywhere() -> None:
    assert ignored(settings={"ref": "next week"}) == [("ref-dangling", "next week")]


def test_comment_comes_before_the_settings() -> None:
    comment = Ignore("ref", "here", PLACE, 2)
    assert ignored(comment, settings={"ref": "everywhere"}) == [
        ("ref-dangling", "here"),
        ("ignore-unused", None),
    ]


@pytest.mark.parametrize("selector", ["reff", "yaml", "yaml-syntax", "ref-kind"])
def test_setting_that_silences_nothing_is_reported(selector: str) -> None:
    assert ignored(settings={selector: "why"}) == [("ref-dangling", None), ("ignore-unused", None)]


def test_what_keeps_a_record_from_being_read_is_not_silenced() -> None:
    found = diagnostic(rule=SYNTAX)
    comment = Ignore("yaml-syntax", "why", PLACE, 2)
    assert ignored(comment, found=found) == [("yaml-syntax", None), ("ignore-unused", None)]


def test_one_comment_may_silence_several_findings() -> None:
    source = SourceText(PATH, "", {}, {}, (Ignore("ref", "next week", PLACE, 2),))
    found = [diagnostic(rule=REF), diagnostic("something else", rule=REF)]
    assert [item.ignored for item in ignore(found, Settings(), [source, source], [REF])] == [
        "next week",
        "next week",
    ]


def test_idle_comment_is_pointed_at() -> None:
    source = SourceText(PATH, "title: a\nowner: b # ...\n", {}, {}, (Ignore("x", "y", PLACE, 2),))
    (found,) = ignore([], Settings(), [source], [REF])
    assert (found.position, found.excerpt) == (PLACE, "owner: b # ...")


def test_the_path_that_says_most_gives_the_reason() -> None:
    settings = Settings(
        ignore={"ref": "everywhere"},
        ignore_in={"kb/**": {"ref": "in kb"}, "kb/known-errors/*": {"ref": "here"}},
    )
    found = list(ignore([diagnostic(rule=REF)], settings, [], [REF]))
    assert [item.ignored for item in found] == ["here", None, None]
    assert [item.rule.id for item in found[1:]] == ["ignore-unused", "ignore-unused"]


def test_an_ignore_of_a_rule_that_compares_may_wait() -> None:
    gone = Rule("record-vanished", Severity.ERROR, "A record is gone", compares=True)
    comment = Ignore("record-vanished", "made again tomorrow", PLACE, 2)
    source = SourceText(PATH, "", {}, {}, (comment,))
    settings = Settings(ignore={"record": "why"}, ignore_in={"x/**": {"record": "why"}})
    assert not list(ignore([], settings, [source], [gone]))


def test_an_ignore_of_a_rule_that_compares_needs_its_reason() -> None:
    gone = Rule("record-vanished", Severity.ERROR, "A record is gone", compares=True)
    source = SourceText(PATH, "", {}, {}, (Ignore("record-vanished", "", PLACE, 2),))
    (found,) = ignore([], Settings(), [source], [gone])
    assert found.rule.id == "ignore-reason"
