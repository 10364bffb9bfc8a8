"""What was there before is told from what is new, however it moved."""

import pytest

from servicefolio.diagnostics import Diagnostic, Position, Rule, Severity
from servicefolio.rules.baseline import mark_before
from tests.builders import diagnostic


def before(now: list[Diagnostic], base: list[Diagnostic]) -> list[bool | None]:
    return [item.before for item in mark_before(now, base)]


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"position": Position(90, 1, 3), "excerpt": "moved"},
        {"hint": "another hint"},
        {"severity": Severity.NOTE},
        {"message": "the same on line 1,003"},
    ],
)
def test_what_only_moved_was_there_before(change: dict[str, object]) -> None:
    base = diagnostic("the same on line 7")
    assert before([diagnostic(**{"message": "the same on line 7", **change})], [base]) == [True]  # type: ignore[arg-type] # any field


@pytest.mark.parametrize(
    "change",
    [
        {"message": "something else"},
        {"path": "kb/known-errors/other.yaml"},
        {"record": "vpn"},
        {"ignored": "a reason"},
    ],
)
def test_what_differs_is_new(change: dict[str, object]) -> None:
    assert before([diagnostic(**change)], [diagnostic()]) == [False]  # type: ignore[arg-type] # any field


def test_a_finding_follows_its_record_into_another_file() -> None:
    base = diagnostic(record="vpn", path="catalog/services/vpn.yaml")
    assert before([diagnostic(record="vpn", path="catalog/services.yaml")], [base]) == [True]


def test_as_many_were_there_as_the_base_had() -> None:
    assert before([diagnostic()] * 3, [diagnostic()] * 2) == [True, True, False]


def test_what_became_more_severe_is_new() -> None:
    base = [diagnostic(severity=Severity.NOTE), diagnostic(severity=Severity.WARNING)]
    assert before([diagnostic(severity=Severity.ERROR)], base) == [False]
    assert before([diagnostic(severity=Severity.WARNING)] * 2, base) == [True, False]


def test_what_was_ignored_and_is_no_more_is_new() -> None:
    assert before([diagnostic()], [diagnostic(ignored="why")]) == [False]
    assert before([diagnostic(ignored="so")], [diagnostic(ignored="why")]) == [True]


def test_what_is_for_an_owner_is_none_of_a_change_that_leaves_the_record_alone() -> None:
    rule = Rule("search-promise-broken", Severity.WARNING, "Not found", for_owner=True)
    found = [diagnostic(rule=rule, record="vpn"), diagnostic(rule=rule, record="mail")]
    assert [item.before for item in mark_before(found, [], frozenset({"vpn"}))] == [True, False]
    others = [diagnostic(record="vpn")]
    assert [item.before for item in mark_before(others, [], frozenset({"vpn"}))] == [False]
