"""Small repositories and what `servicefolio check` prints about them: the specification of rules.

A case lies in tests/cases/RULE/CASE, with its output in expected.txt; `clean-...` cases must
not break the rule. `pytest --update-golden` writes the outputs anew.
"""

from pathlib import Path

import pytest

from servicefolio.registry import all_rules
from servicefolio.report import text
from tests.builders import MADE_BY_HAND, check

CASES = Path(__file__).parent / "cases"
EXPECTED = "expected.txt"
ALL = sorted(folder for folder in CASES.glob("*/*") if folder.is_dir())


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.relative_to(CASES).as_posix())
def test_case_is_reported_as_expected(case: Path, *, update_golden: bool) -> None:
    printed = text.render(check(case))
    if update_golden:
        (case / EXPECTED).write_text(printed, encoding="utf-8", newline="\n")
    assert printed == (case / EXPECTED).read_text(encoding="utf-8")


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.relative_to(CASES).as_posix())
def test_rule_fires_except_in_clean_cases(case: Path) -> None:
    fired = {found.rule.id for found in check(case)}
    assert (case.parent.name in fired) is not case.name.startswith("clean-")


@pytest.mark.parametrize("rule", sorted({rule.id for rule in all_rules()} - MADE_BY_HAND))
def test_every_rule_has_a_firing_and_a_clean_case(rule: str) -> None:
    clean = [case.name.startswith("clean-") for case in ALL if case.parent.name == rule]
    assert set(clean) == {True, False}


def test_no_case_belongs_to_an_unknown_rule() -> None:
    assert {case.parent.name for case in ALL} <= {rule.id for rule in all_rules()}
