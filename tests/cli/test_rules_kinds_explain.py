"""`rules`, `kinds` and `explain` tell what there is."""

import pytest

from servicefolio.registry import all_kinds, all_rules
from tests.cli.command import run_command


def test_rules_lists_every_rule_on_a_line_of_its_own() -> None:
    result = run_command("rules")

    assert (result.exit_code, result.stderr) == (0, "")
    rows = [line.split(maxsplit=2) for line in result.stdout.splitlines()]
    assert rows == [[rule.id, str(rule.severity), rule.summary] for rule in all_rules()]


def test_kinds_lists_every_kind_with_its_folder() -> None:
    result = run_command("kinds")

    assert (result.exit_code, result.stderr) == (0, "")
    rows = [line.split(maxsplit=2) for line in result.stdout.splitlines()]
    assert rows == [[kind.name, f"{kind.folder}/", kind.summary] for kind in all_kinds()]


@pytest.mark.parametrize("rule", [rule.id for rule in all_rules()])
def test_explain_tells_all_about_a_rule(rule: str) -> None:
    result = run_command("explain", rule)

    assert (result.exit_code, result.stderr) == (0, "")
    first, empty, *page = result.stdout.splitlines()
    assert first.startswith((f"{rule} (error): ", f"{rule} (warning): ", f"{rule} (note): "))
    assert not empty
    assert page


def test_an_unknown_rule_is_a_wrong_call_with_the_nearest_name() -> None:
    result = run_command("explain", "schema-mising")

    assert (result.exit_code, result.stdout) == (2, "")
    assert 'there is no rule "schema-mising"; did you mean "schema-missing"?' in result.stderr


def test_a_rule_that_is_like_no_other_names_the_list() -> None:
    result = run_command("explain", "xyzzy")

    assert result.exit_code == 2
    assert "`servicefolio rules` lists them" in result.stderr


def test_explain_needs_a_rule() -> None:
    result = run_command("explain")

    assert result.exit_code == 2
    assert "Missing argument 'RULE'" in result.stderr
