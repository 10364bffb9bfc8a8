"""`servicefolio check --base REV` answers for what a change adds, and for nothing else."""

import json
from pathlib import Path

import pytest

from tests.cli.command import Ran, run_command
from tests.git import commit, git, repository
from tests.repositories import BROKEN, make, run

SERVICE = "title: Mail\nsummary: Mail for all\nowner: network\n"
RETIRED = SERVICE + "state: retired\n"
MAIL = "catalog/services/mail.yaml"
OLD_FAULT = {"catalog/services/old.yaml": f"{SERVICE}colour: grey\nsize: 3\n"}


def check(root: Path, *arguments: str, base: str = "HEAD") -> Ran:
    return run_command("check", "--root", str(root), "--base", base, "--format", *arguments)


def rules(result: Ran) -> list[tuple[str, str]]:
    """List what is new in a report in JSON: its rules and files."""
    found = json.loads(result.stdout)["diagnostics"]
    return [(item["rule"], item["path"]) for item in found if not item["before"]]


def test_nothing_changed_is_nothing_new(tmp_path: Path) -> None:
    result = check(repository(tmp_path), "text")

    assert (result.exit_code, result.stdout) == (0, "No problems found\n")
    head = git(tmp_path, "rev-parse", "HEAD")[:12]
    assert result.stderr == f"Checked 5 records in 5 files.\nCompared with HEAD ({head}).\n"


def test_what_was_wrong_before_is_counted_only(tmp_path: Path) -> None:
    root = repository(tmp_path, OLD_FAULT)

    result = check(root, "text")

    assert (result.exit_code, result.stdout) == (
        0,
        "No new problems; 2 findings were there before\n",
    )
    assert run_command("check", "--root", str(root)).exit_code == 1


def test_what_is_wrong_anew_fails(tmp_path: Path) -> None:
    root = repository(tmp_path, OLD_FAULT)
    make(root, OLD_FAULT | BROKEN)

    result = check(root, "text")

    assert result.exit_code == 1
    assert "old.yaml" not in result.stdout
    assert result.stdout.startswith("kb/known-errors/vpn-root-ca.yaml:1:1: error [schema-missing]")
    assert result.stdout.endswith("\n1 error; 2 findings were there before\n")


def test_strict_counts_new_warnings_only(tmp_path: Path) -> None:
    root = repository(tmp_path, {"kb/note.txt": "x"})

    assert check(root, "text", "--strict").exit_code == 0
    make(root, {"kb/note.txt": "x", "kb/another.txt": "x"})
    assert check(root, "text").exit_code == 0
    assert check(root, "text", "--strict").exit_code == 1


def test_a_finding_that_moves_is_not_new(tmp_path: Path) -> None:
    root = repository(tmp_path, OLD_FAULT)
    text = str(OLD_FAULT["catalog/services/old.yaml"])
    make(root, {"catalog/services/old.yaml": None, "catalog/services/a/old.yaml": f"# a\n\n{text}"})

    assert check(root, "text").exit_code == 0


def test_the_same_finding_once_more_is_new(tmp_path: Path) -> None:
    long = "title: " + "so long " * 12 + "\nsummary: x\nowner: network\n"
    root = repository(tmp_path, {MAIL: long})
    make(root, {MAIL: long, "catalog/services/wiki.yaml": long})

    assert rules(check(root, "json")) == [("title-long", "catalog/services/wiki.yaml")]


def test_an_ignore_that_is_taken_away_makes_its_finding_new(tmp_path: Path) -> None:
    silence = '[tool.servicefolio.ignore]\nref-dangling = "made next week"\n'
    broken = SERVICE + "depends_on: [nothing]\n"
    root = repository(tmp_path, {MAIL: broken, "pyproject.toml": silence})
    make(root, {MAIL: broken, "pyproject.toml": None})

    assert rules(check(root, "json")) == [("ref-dangling", MAIL)]


def test_a_warning_that_is_made_an_error_is_new(tmp_path: Path) -> None:
    root = repository(tmp_path, {"kb/note.txt": "x"})
    settings = '[tool.servicefolio.severity]\nfile-unused = "error"\n'
    make(root, {"kb/note.txt": "x", "pyproject.toml": settings})

    assert rules(check(root, "json")) == [("file-unused", "kb/note.txt")]


def test_what_others_did_meanwhile_counts_for_nothing(tmp_path: Path) -> None:
    root = repository(tmp_path)
    git(root, "branch", "change")
    commit(root, {MAIL: SERVICE, **OLD_FAULT})
    git(root, "checkout", "--quiet", "change")
    commit(root, {"catalog/services/wiki.yaml": SERVICE})

    result = check(root, "text", base="main")

    assert (result.exit_code, result.stdout) == (0, "No problems found\n")
    assert result.stderr.endswith(", where main and HEAD parted.\n")


def test_changes_that_no_single_state_shows_are_found(tmp_path: Path) -> None:
    root = repository(tmp_path, {MAIL: RETIRED, "catalog/services/wiki.yaml": SERVICE})
    commit(root, {MAIL: SERVICE, "catalog/services/wiki.yaml": None})

    assert rules(check(root, "json", base="HEAD^")) == [
        ("state-transition", MAIL),
        ("record-vanished", "catalog/services/wiki.yaml"),
    ]


def test_an_id_of_a_file_deleted_long_ago_is_not_used_again(tmp_path: Path) -> None:
    root = repository(tmp_path, {MAIL: SERVICE})
    commit(root, {MAIL: None})
    commit(root)
    make(root, {MAIL: SERVICE.replace("Mail\n", "Post\n", 1)})

    result = check(root, "text")

    assert result.exit_code == 1
    assert '[id-reused] the id "mail" was that of a service deleted since, "Mail"' in result.stdout


@pytest.mark.parametrize("path", [MAIL, "catalog/services/post/mail.yaml"])
def test_a_restored_record_has_its_id_back(tmp_path: Path, path: str) -> None:
    root = repository(tmp_path, {MAIL: SERVICE})
    commit(root, {MAIL: None})
    make(root, {path: SERVICE + "description: Back again.\n"})

    assert check(root, "text").exit_code == 0


def test_a_deleted_file_that_is_no_record_means_nothing(tmp_path: Path) -> None:
    rubbish = {MAIL: "{", "catalog/mail.md": "no front matter", "kb/mail.yml": b"\0\xff"}
    root = repository(tmp_path, rubbish)
    commit(root, dict.fromkeys(rubbish))
    make(root, {MAIL: SERVICE})

    assert check(root, "text").exit_code == 0


def test_a_base_of_rubbish_is_no_hindrance(tmp_path: Path) -> None:
    rubbish = {"pyproject.toml": "[", MAIL: "{", "kb/known-errors/x.yaml": b"\0", "kb/y.md": "---"}
    root = repository(tmp_path, {"catalog/services/vpn.yaml": "- " * 500 + "\n", **rubbish})
    make(root, dict.fromkeys(rubbish))

    assert check(root, "text").stdout == "No problems found\n"


def test_a_base_without_records_makes_all_new(tmp_path: Path) -> None:
    make(tmp_path, dict.fromkeys(("docs/index.md", "docs/writing.md", "mkdocs.yml")))
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "--message=nothing")
    make(tmp_path, BROKEN)

    assert rules(check(tmp_path, "json")) == [("schema-missing", next(iter(BROKEN)))]


def test_sarif_names_what_is_new(tmp_path: Path) -> None:
    root = repository(tmp_path, OLD_FAULT)
    make(root, OLD_FAULT | BROKEN)

    found = json.loads(check(root, "sarif").stdout)["runs"][0]["results"]

    assert sorted(item["baselineState"] for item in found) == ["new", "unchanged", "unchanged"]


def test_github_gets_what_is_new(tmp_path: Path) -> None:
    root = repository(tmp_path, OLD_FAULT)
    make(root, OLD_FAULT | BROKEN)

    lines = check(root, "github").stdout.splitlines()

    assert len(lines) == 2
    assert lines[-1] == "1 error, 0 warnings, 0 notes; 0 ignored; 2 there before"


def test_an_unknown_revision_is_a_wrong_call(tmp_path: Path) -> None:
    result = check(repository(tmp_path), "text", base="orgin/main")

    assert result.exit_code == 2
    assert 'Error: --base: git knows no revision "orgin/main".' in result.stderr


def test_without_git_it_is_a_wrong_call(tmp_path: Path) -> None:
    result = check(make(tmp_path), "text")

    assert result.exit_code == 2
    assert "git cannot read the history of" in result.stderr


def test_where_git_is_not_installed_this_is_said(tmp_path: Path) -> None:
    result = run("check", "--base", "HEAD", root=repository(tmp_path), PATH="/nowhere")

    assert result.returncode == 2
    assert "git is not installed" in result.stderr


def test_a_revision_is_never_an_option_of_git(tmp_path: Path) -> None:
    root = repository(tmp_path / "root")

    result = check(root, "text", base="--output=/tmp/never")

    assert result.exit_code == 2
    assert "git knows no revision" in result.stderr
