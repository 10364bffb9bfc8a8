"""What a new repository begins with: records that are right on any day, settings that are read."""

import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from servicefolio import pipeline
from servicefolio.diagnostics import Diagnostic, Severity
from servicefolio.edit.init import Start, starting_files
from servicefolio.registry import all_kinds, kinds_by_name
from servicefolio.settings_file import load_settings
from tests.builders import TODAY, write_files

LONGEST_RECORD = 14
TEN_YEARS = 3653
SMALL = starting_files(Start(TODAY, "1.2.3", small=True))
EMPTY = starting_files(Start(TODAY, "1.2.3"))
RECORDS = {path: text for path, text in SMALL.items() if path.startswith(("catalog/", "kb/"))}
BOTH = pytest.mark.parametrize("files", [SMALL, EMPTY], ids=["small", "empty"])


def found(root: Path, today: date) -> tuple[Diagnostic, ...]:
    """Check the repository below a folder on some day."""
    return pipeline.check(pipeline.open_repository(root, today)).diagnostics


@pytest.mark.parametrize("path", RECORDS)
def test_a_record_is_short(path: str) -> None:
    assert len(RECORDS[path].splitlines()) <= LONGEST_RECORD


def test_a_small_repository_has_a_team_services_a_level_and_known_errors() -> None:
    folders = [path.rpartition("/")[0] for path in RECORDS]
    assert {folder: folders.count(folder) for folder in folders} == {
        "catalog/teams": 1,
        "catalog/services": 3,
        "catalog/slas": 1,
        "kb/known-errors": 2,
    }


@pytest.mark.parametrize("days", range(0, TEN_YEARS, 61))
def test_it_is_right_on_the_day_on_which_it_begins(days: int, tmp_path: Path) -> None:
    day = TODAY + timedelta(days)
    write_files(tmp_path, dict(starting_files(Start(day, "1.2.3", small=True))))
    assert found(tmp_path, day) == ()


def test_no_time_makes_an_error_of_it(tmp_path: Path) -> None:
    write_files(tmp_path, dict(SMALL))
    for days in range(0, TEN_YEARS, 61):
        aged = found(tmp_path, TODAY + timedelta(days))
        assert Severity.ERROR not in {diagnostic.severity for diagnostic in aged}


def test_an_empty_repository_is_right(tmp_path: Path) -> None:
    write_files(tmp_path, dict(EMPTY))
    assert found(tmp_path, TODAY) == ()


def test_an_empty_repository_says_where_every_kind_goes() -> None:
    text = EMPTY["catalog/README.md"] + EMPTY["kb/README.md"]
    assert all(f"| `{kind.folder}/` |" in text for kind in all_kinds())


@BOTH
def test_nothing_is_left_of_templates(files: dict[str, str]) -> None:
    for path, text in files.items():
        assert "{%" not in text
        assert "{{" not in text.replace("${{", "")
        assert text.endswith("\n"), path
        assert not text.endswith("\n\n"), path


def test_the_settings_are_those_that_are_wished_for() -> None:
    settings, problems = load_settings(EMPTY["pyproject.toml"])
    assert (settings.model_fields_set, problems) == (set(), ())

    wished = re.sub(r"^# (\w+ = )", r"\1", EMPTY["pyproject.toml"], flags=re.MULTILINE)
    settings, problems = load_settings(wished)
    wished_for = {"site_url", "edit_url", "ticket_url", "adopt"}
    assert (settings.model_fields_set, problems) == (wished_for, ())
    assert set(settings.adopt) <= set(kinds_by_name())


@BOTH
def test_every_install_is_of_the_version_that_made_it(files: dict[str, str]) -> None:
    assert "servicefolio==1.2.3\n" in files["requirements.txt"]
    for path in ("README.md", ".github/workflows/check.yml", ".gitlab-ci.yml"):
        assert "pip install -r requirements.txt" in files[path]


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("github-workflows", (".github/workflows/check.yml", ".github/workflows/publish.yml")),
        ("gitlab-ci", (".gitlab-ci.yml",)),
    ],
)
def test_servers_can_read_what_is_meant_for_them(
    schema: str, paths: tuple[str, ...], tmp_path: Path
) -> None:
    write_files(tmp_path, {path: EMPTY[path] for path in paths})
    checked = subprocess.run(
        [Path(sys.executable).with_name("check-jsonschema"), "--builtin-schema", f"vendor.{schema}"]
        + [str(tmp_path / path) for path in paths],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


def test_nothing_is_published_before_somebody_asks_for_it() -> None:
    assert "if: ${{ vars.PUBLISH_SITE == 'true' }}" in EMPTY[".github/workflows/publish.yml"]
    assert EMPTY[".gitlab-ci.yml"].count('- if: $PUBLISH_SITE == "true" &&') == 2


def test_what_no_server_would_read_is_left_out() -> None:
    nested = starting_files(Start(TODAY, "1.2.3", forges=False))
    assert not [path for path in nested if path.startswith((".github", ".gitlab"))]
    assert "GitHub" not in nested["README.md"]


@BOTH
def test_the_readme_names_kinds_that_there_are(files: dict[str, str]) -> None:
    named = re.findall(r"servicefolio new (\w+)", files["README.md"])
    assert named
    assert set(named) <= set(kinds_by_name())


def test_the_workflows_use_the_same_actions_as_our_own() -> None:
    own = Path(__file__).parents[2] / ".github" / "workflows"
    pinned = re.compile(r"uses: (\S+ # \S+)")
    ours = {action for file in own.glob("*.yml") for action in pinned.findall(file.read_text())}
    theirs = {
        action
        for path, text in EMPTY.items()
        if path.startswith(".github")
        for action in pinned.findall(text)
    }
    assert theirs == ours
