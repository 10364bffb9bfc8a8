"""`servicefolio preview` writes one file, and says what is in it."""

from pathlib import Path

import pytest

from tests.cli.command import Ran, run_command
from tests.git import repository
from tests.repositories import BROKEN, change


def preview(root: Path, *arguments: str) -> Ran:
    return run_command("preview", "--root", str(root), *arguments)


@pytest.mark.site
def test_it_writes_a_file_and_counts_its_pages(tmp_path: Path) -> None:
    root = repository(tmp_path / "repository")
    change(root, {"catalog/teams/desk.yaml": "title: Desk\n", **BROKEN})
    file = tmp_path / "of pull request.html"

    result = preview(root, "--base", "HEAD", "--output", str(file))

    assert (result.exit_code, result.stdout) == (0, "")
    last = result.stderr.splitlines()[-1]
    assert last.startswith("Pages: 1 new, 1 changed, ")
    assert last.partition(": ")[2].partition(": ")[2].startswith(f"{file} (0.")
    assert file.read_text("utf-8").startswith("<!doctype html>")
    assert not (root / "site").exists()


@pytest.mark.site
def test_it_says_what_has_no_page(tmp_path: Path) -> None:
    root = repository(tmp_path)
    change(root, {"kb/known-errors/vpn.yaml": "title: Slow\nservices: [vpn]\nmessages: slow\n"})

    result = preview(root, "--base", "HEAD")

    assert result.exit_code == 0
    assert "Checks: 1 error." in result.stderr.splitlines()
    assert "its id is taken: kb/known-errors/vpn.yaml\n" in result.stderr


@pytest.mark.site
def test_without_a_name_it_lies_in_the_build_folder(tmp_path: Path) -> None:
    root = repository(tmp_path)

    result = preview(root, "--base", "main")

    assert result.stderr.splitlines()[-1].startswith("No page of the site changes: ")
    assert (root / "build/preview.html").is_file()


def test_a_base_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = preview(repository(tmp_path), "--base", "origin/nowhere")

    assert result.exit_code == 2
    assert '--base: git knows no revision "origin/nowhere"' in result.stderr
    assert not (tmp_path / "build").exists()


def test_a_base_has_to_be_named(tmp_path: Path) -> None:
    assert "--base" in preview(repository(tmp_path)).stderr


def test_a_folder_that_is_not_ours_stays(tmp_path: Path) -> None:
    root = repository(tmp_path, {"build/mine.txt": "mine"})

    result = preview(root, "--base", "HEAD")

    assert result.exit_code == 2
    assert "is in the way" in result.stderr
    assert [file.name for file in (root / "build").iterdir()] == ["mine.txt"]
