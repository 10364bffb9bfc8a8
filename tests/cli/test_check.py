"""`servicefolio check` reports every problem in every form; its exit code says how it is."""

import json
from pathlib import Path

import pytest

from tests.cli.command import Ran, run_command
from tests.repositories import BROKEN, make, marks, run

WARNING = {"catalog/services/note.txt": "not read"}
EXPECTED = """\
kb/known-errors/vpn-root-ca.yaml:1:1: error [schema-missing] services is missing
  1 | title: No service
    | ^
  hint: add a line `services: ...`

1 error
"""


def check(root: Path, *arguments: str) -> Ran:
    return run_command("check", "--root", str(root), *arguments)


def test_a_good_repository_is_clean(tmp_path: Path) -> None:
    result = check(make(tmp_path))

    assert (result.exit_code, result.stdout) == (0, "No problems found\n")
    assert result.stderr == "Checked 5 records in 5 files.\n"


def test_an_error_is_told_with_its_place_and_its_remedy(tmp_path: Path) -> None:
    result = check(make(tmp_path, BROKEN), "--format", "text")

    assert (result.exit_code, result.stdout) == (1, EXPECTED)


def test_a_warning_does_not_fail_unless_it_shall(tmp_path: Path) -> None:
    root = make(tmp_path, WARNING)

    assert check(root).exit_code == 0
    assert check(root, "--strict").exit_code == 1
    assert check(root).stdout == check(root, "--strict").stdout


def test_checking_writes_nothing(tmp_path: Path) -> None:
    root = make(tmp_path, BROKEN)
    before = marks(root)

    check(root)

    assert marks(root) == before


def test_json_holds_every_detail(tmp_path: Path) -> None:
    result = check(make(tmp_path, BROKEN), "--format", "json")

    report = json.loads(result.stdout)
    assert result.exit_code == 1
    assert report["summary"]["errors"] == 1
    assert [item["rule"] for item in report["diagnostics"]] == ["schema-missing"]


def test_sarif_is_what_other_programs_read(tmp_path: Path) -> None:
    result = check(make(tmp_path, BROKEN), "--format", "sarif")

    report = json.loads(result.stdout)
    assert result.exit_code == 1
    assert report["version"] == "2.1.0"
    assert [found["ruleId"] for found in report["runs"][0]["results"]] == ["schema-missing"]


def test_github_gets_commands(tmp_path: Path) -> None:
    result = check(make(tmp_path, BROKEN), "--format", "github")

    assert result.exit_code == 1
    assert result.stdout.startswith("::error file=kb/known-errors/vpn-root-ca.yaml,line=1,")


def test_in_github_actions_the_form_is_chosen_by_itself(tmp_path: Path) -> None:
    root = make(tmp_path, BROKEN)

    assert run("check", root=root, GITHUB_ACTIONS="true").stdout.startswith("::error ")
    assert run("check", root=root, GITHUB_ACTIONS="false").stdout == EXPECTED
    assert run("check", "--format", "text", root=root, GITHUB_ACTIONS="true").stdout == EXPECTED


def test_an_unknown_form_is_a_wrong_call(tmp_path: Path) -> None:
    result = check(make(tmp_path), "--format", "xml")

    assert result.exit_code == 2
    assert "'xml' is not one of 'auto', 'text', 'json', 'github', 'sarif'" in result.stderr


@pytest.mark.parametrize("surroundings", [{}, {"PYTHONIOENCODING": "ascii"}])
def test_the_report_is_the_same_wherever_it_is_called(
    tmp_path: Path, surroundings: dict[str, str]
) -> None:
    root = make(tmp_path / "root", BROKEN)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    inside = run("check", root=root, **surroundings)
    outside = run("check", "--root", "../root", root=elsewhere, TZ="Asia/Tokyo", LANG="C")

    assert inside.stdout == outside.stdout == EXPECTED


def test_what_a_terminal_cannot_show_is_escaped(tmp_path: Path) -> None:
    root = make(tmp_path, {"kb/known-errors/kanji.yaml": "titel: 漢字\n"})

    result = run("check", root=root, PYTHONIOENCODING="latin-1")

    assert result.returncode == 1
    assert r"1 | titel: \u6f22\u5b57" in result.stdout
    assert "Traceback" not in result.stderr


def test_the_day_comes_from_the_surroundings_where_they_give_it(tmp_path: Path) -> None:
    service = "title: Mail\nsummary: Mail for all\nowner: network\nreviewed: 2026-01-01\n"
    root = make(tmp_path, {"catalog/services/mail.yaml": service})

    early = run("check", root=root, SOURCE_DATE_EPOCH="1767312000")  # 2026-01-02
    late = run("check", root=root, SOURCE_DATE_EPOCH="1893456000")  # 2030-01-01

    assert (early.stdout, early.returncode) == ("No problems found\n", 0)
    assert "warning [review-overdue]" in late.stdout
    assert late.returncode == 0
