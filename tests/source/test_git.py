"""Git is asked when files changed."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from servicefolio.source.git import last_changes
from tests.git import commit, git

MORNING = datetime(2026, 11, 20, 8, 30, tzinfo=timezone(timedelta(hours=1)))
NOON = datetime(2026, 11, 20, 12, 0, 1, tzinfo=UTC)
ONE, OTHER = "kb/a b.yaml", "kb/ü.yaml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Change a file twice on one day, and another once."""
    git(tmp_path, "init", "--quiet")
    for moment, changes in ((MORNING, {ONE: "1", OTHER: "1"}), (NOON, {ONE: "2"})):
        monkeypatch.setenv("GIT_COMMITTER_DATE", moment.isoformat())
        commit(tmp_path, changes)
    return tmp_path


def test_two_changes_on_a_day_are_told_apart(root: Path) -> None:
    assert last_changes(root) == {ONE: NOON, OTHER: MORNING}


def test_the_day_is_that_of_whoever_changed_it(root: Path) -> None:
    assert last_changes(root)[OTHER].isoformat() == "2026-11-20T08:30:00+01:00"


def test_paths_are_those_from_the_folder(root: Path) -> None:
    assert last_changes(root / "kb").keys() == {"a b.yaml", "ü.yaml"}


def test_a_history_that_is_cut_off_dates_nothing(root: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    git(root, "clone", "--quiet", "--depth=1", f"file://{root}", str(copy))
    assert last_changes(copy) == {}


def test_without_git_nothing_is_known(tmp_path: Path) -> None:
    assert last_changes(tmp_path) == {}
