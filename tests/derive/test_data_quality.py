"""Findings by who is to mend them."""

from servicefolio.derive.data_quality import MOST_SHOWN, data_quality_of
from servicefolio.diagnostics import Diagnostic, Rule, Severity
from tests import builders
from tests.builders import diagnostic, service, team

CATALOG = builders.catalog(
    team(), service("vpn", owner="network"), service("phone", owner="unowned"), team("desk")
)
OVERDUE = Rule("review-overdue", Severity.WARNING, "A record's review is overdue")


def found(record: str | None, rule: Rule | None = None, **changes: object) -> Diagnostic:
    """Make a finding about a record."""
    more = {"rule": rule, "severity": rule.severity} if rule else {}
    return diagnostic(record=record, **more, **changes)


def test_findings_are_given_to_the_owner_of_their_record() -> None:
    made = data_quality_of(CATALOG, [found("vpn"), found("phone"), found(None), found("gone")])
    assert [(group.mender, group.team and group.team.id) for group in made.to_mend] == [
        ("team", "network"),
        ("nobody", None),
        ("repository", None),
    ]
    assert [group.tally.errors for group in made.to_mend] == [1, 1, 2]
    assert made.tally.errors == 4


def test_a_team_mends_its_own_record() -> None:
    (group,) = data_quality_of(CATALOG, [found("desk")]).to_mend
    assert group.team is not None
    assert group.team.id == "desk"


def test_rules_are_sorted_the_severest_first() -> None:
    (group,) = data_quality_of(CATALOG, [found("vpn", OVERDUE), found("vpn")]).to_mend
    assert [rule.rule.id for rule in group.rules] == ["ref-dangling", "review-overdue"]


def test_of_many_findings_of_a_rule_some_are_shown_and_the_others_counted() -> None:
    many = [found("vpn", message=f"number {number}") for number in range(2_000)]
    (group,) = data_quality_of(CATALOG, many).to_mend
    (rule,) = group.rules
    assert len(rule.shown) == MOST_SHOWN
    assert rule.more == 2_000 - MOST_SHOWN
    assert group.tally.errors == 2_000


def test_ignored_findings_are_told_apart_with_their_reasons() -> None:
    made = data_quality_of(
        CATALOG, [found("vpn", ignored="known"), found("phone", ignored="known")]
    )
    assert made.to_mend == ()
    assert [(item.rule.id, item.reason, item.count) for item in made.ignored] == [
        ("ref-dangling", "known", 2)
    ]
    assert made.tally.ignored == 2
