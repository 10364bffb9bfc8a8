"""`servicefolio new` writes one file, or says why not."""

from pathlib import Path

import pytest

from tests.cli.command import Ran, run_command


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "catalog" / "teams").mkdir(parents=True)
    (tmp_path / "catalog" / "teams" / "network.yaml").write_text("title: N\naliases: [wires]\n")
    return tmp_path


def run(root: Path, *arguments: str) -> Ran:
    return run_command("new", *arguments, "--root", str(root))


def test_it_prints_the_path_and_what_to_fill_in(root: Path) -> None:
    result = run(root, "service", "vpn", "--title", "Remote access: VPN")
    assert result.exit_code == 0
    assert result.stdout == f"{root.as_posix()}/catalog/services/vpn.yaml\n"
    assert result.stderr == "Now fill in: summary\n"
    text = (root / "catalog/services/vpn.yaml").read_text(encoding="utf-8")
    assert 'title: "Remote access: VPN"\n' in text
    assert "owner: network\n" in text


def test_the_id_is_made_of_the_title(root: Path) -> None:
    assert run(root, "team", "--title", "Größe & Co").exit_code == 0
    assert (root / "catalog/teams/grosse-co.yaml").is_file()


@pytest.mark.parametrize("name", ["known_error", "known-error", "known-errors", "Known_Error"])
def test_a_kind_may_be_spelled_in_several_ways(root: Path, name: str) -> None:
    assert run(root, name, "KE-1").exit_code == 0
    assert (root / "kb/known-errors/KE-1.yaml").is_file()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["teem", "x"], 'there is no kind "teem"; did you mean "team"?'),
        (["team"], "an ID, or a --title to make it of, is needed"),
        (["team", "--title", "日本"], "no id can be made of the title"),
        (["team", "Not An Id"], '"Not An Id" cannot be an id: an id is lower-case'),
        (["team", "../x"], '"../x" cannot be an id'),
        (["team", "index"], "has a meaning of its own"),
        (["team", "network"], 'the id "network" is taken: see catalog/teams/network.yaml'),
        (["service", "network"], 'the id "network" is taken: see catalog/teams/network.yaml'),
        (["service", "wires"], 'the id "wires" is taken: see catalog/teams/network.yaml'),
    ],
)
def test_what_cannot_be_done_is_said(root: Path, arguments: list[str], words: str) -> None:
    before = sorted(root.rglob("*"))
    result = run(root, *arguments)
    assert result.exit_code == 2
    assert words in " ".join(result.stderr.split())
    assert sorted(root.rglob("*")) == before


def test_a_broken_record_keeps_its_id(root: Path) -> None:
    (root / "catalog/teams/broken.yaml").write_text("titel: B\n")
    assert "is taken" in run(root, "service", "broken").stderr


def test_a_file_that_cannot_be_read_is_not_overwritten(root: Path) -> None:
    file = root / "catalog/teams/odd.yaml"
    file.write_text("title: [\n")
    result = run(root, "team", "odd")
    assert result.exit_code == 2
    assert "is there already; nothing was written" in result.stderr
    assert file.read_text() == "title: [\n"


def test_outside_a_repository_it_says_so(tmp_path: Path) -> None:
    result = run(tmp_path, "team", "x")
    assert result.exit_code == 2
    assert "has neither a catalog/ nor a kb/ folder" in result.stderr
