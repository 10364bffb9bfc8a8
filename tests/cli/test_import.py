"""`servicefolio import table` writes files, accounts for every row, and overwrites nothing."""

from pathlib import Path

import pytest

from tests.cli.command import Ran, run_command

_MAP = 'id: "{id}"\nfields: {title: title}\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "catalog").mkdir()
    (tmp_path / "map.yml").write_text(_MAP)
    (tmp_path / "t.csv").write_text("id;title\na;A\nb;\nc;C\n")
    return tmp_path


def run(root: Path, *options: str, file: str = "t.csv", table_map: str = "map.yml") -> Ran:
    command = ["import", "table", str(root / file), "--kind", "team"]
    where = ["--map", str(root / table_map), "--root", str(root)]
    return run_command(*command, *where, *options)


def files(root: Path) -> dict[str, str]:
    found = sorted((root / "catalog").rglob("*.yaml"))
    return {file.relative_to(root).as_posix(): file.read_text(encoding="utf-8") for file in found}


def test_good_rows_are_written_and_bad_ones_reported(root: Path) -> None:
    result = run(root)
    assert result.exit_code == 1
    assert files(root) == {
        "catalog/teams/a.yaml": "title: A\n",
        "catalog/teams/c.yaml": "title: C\n",
    }
    assert "3 rows read from" in result.stdout
    assert "         2 written\n         1 refused\n" in result.stdout
    assert "t.csv:3:1: error [import-row] title is empty" in result.stdout


def test_a_second_import_finds_everything_unchanged(root: Path) -> None:
    (root / "t.csv").write_text("id;title\na;A\nc;C\n")
    assert run(root).exit_code == 0
    before = files(root)
    result = run(root)
    assert result.exit_code == 0
    assert "2 there already, the same" in result.stdout
    assert files(root) == before


def test_an_edited_file_stays_and_is_reported(root: Path) -> None:
    run(root)
    edited = root / "catalog/teams/a.yaml"
    edited.write_text("title: Better\n")
    result = run(root)
    assert result.exit_code == 1
    assert "[import-conflict] catalog/teams/a.yaml is there with another text" in result.stdout
    assert edited.read_text() == "title: Better\n"


def test_a_dry_run_writes_nothing(root: Path) -> None:
    result = run(root, "--dry-run")
    assert files(root) == {}
    assert "2 to be written" in result.stdout


def test_a_register_is_one_file(root: Path) -> None:
    run(root, "--register")
    assert list(files(root)) == ["catalog/teams.yaml"]


def test_the_delimiter_can_be_given(root: Path) -> None:
    (root / "t.csv").write_text("id:title,x\n")
    assert run(root, "--delimiter", ":", "--dry-run").exit_code == 1
    assert "one character" in run(root, "--delimiter", "ab").stderr


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("t.csv", 'id;title\na;"open\n', "t.csv:2:1: error [import-file] not valid CSV"),
        ("map.yml", "id: [\n", "error [yaml-syntax]"),
        ("map.yml", _MAP.replace("title}", "titel}"), 'the table has no column "titel"'),
    ],
)
def test_what_is_wrong_as_a_whole_imports_nothing(
    root: Path, name: str, text: str, words: str
) -> None:
    (root / name).write_text(text)
    result = run(root)
    assert result.exit_code == 1
    assert words in result.stdout
    assert files(root) == {}


def test_hostile_rows_cannot_leave_the_repository(root: Path) -> None:
    (root / "t.csv").write_text("id;title\n../../evil;A\n/etc/passwd;B\n..;C\n")
    run(root)
    assert all(path.startswith("catalog/teams/") for path in files(root))
    assert sorted(path.name for path in root.iterdir()) == ["catalog", "map.yml", "t.csv"]


def test_a_link_cannot_lead_out_of_the_repository(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (root / "catalog" / "teams").symlink_to(outside)
    result = run(root)
    assert result.exit_code == 1
    assert "would lie outside the repository" in result.stderr
    assert list(outside.iterdir()) == []


def test_missing_files_are_usage_errors(root: Path) -> None:
    assert run(root, file="none.csv").exit_code == 2
    assert run(root, table_map="none.yml").exit_code == 2


def test_what_is_imported_passes_the_check(root: Path) -> None:
    (root / "t.csv").write_text('id;title\na;"It\'s: ""x"" # [[b]] {c}"\n')
    run(root)
    result = run_command("check", "--root", str(root))
    assert "No problems found" in result.stdout
