"""`servicefolio links` tells what is dead, remembers what it was told, and writes nothing else."""

import json
from pathlib import Path

import pytest

from servicefolio.cli import links as command
from servicefolio.reach.ask import Manners
from tests.cli.command import Ran, run_command
from tests.reach.web import Web, serving, status
from tests.repositories import make

IGNORED = '[tool.servicefolio]\nignore = {link-dead = "the maker is moving its pages"}\n'


@pytest.fixture(autouse=True)
def _without_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "MANNERS", Manners(pause=0))


def repository(root: Path, web: Web, *paths: str) -> Path:
    references = "".join(f"  - {web.at(path)}\n" for path in paths)
    text = f"title: Links\nservices: vpn\nreferences:\n{references}"
    return make(root, {"kb/known-errors/links.yaml": text})


def links(root: Path, *arguments: str) -> Ran:
    return run_command("links", "--root", str(root), "--inside", *arguments)


def test_a_dead_link_fails_and_is_told_with_its_place(tmp_path: Path) -> None:
    with serving({"/there": status(200)}) as web:
        result = links(repository(tmp_path, web, "/there", "/gone"))
    assert result.exit_code == 1
    assert result.stdout.startswith("kb/known-errors/links.yaml:5:5: error [link-dead] ")
    assert result.stderr.splitlines()[-1] == "Asked for 2 addresses."


def test_what_is_not_told_fails_nothing(tmp_path: Path) -> None:
    with serving({"/": status(403)}) as web:
        result = links(repository(tmp_path, web, "/"), "--strict")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "1 note")


def test_only_what_is_due_is_asked_again(tmp_path: Path) -> None:
    with serving({"/": status(200)}) as web:
        root = repository(tmp_path, web, "/")
        links(root)
        again = links(root)
        fresh = links(root, "--fresh")
    assert again.stderr.splitlines()[-1] == (
        "Asked for 0 addresses; not for 1 asked for not long ago (--fresh asks again)."
    )
    assert fresh.stderr.splitlines()[-1] == "Asked for 1 address."
    assert web.asked == ["HEAD /", "HEAD /"]


def test_what_is_remembered_is_reported_again(tmp_path: Path) -> None:
    with serving({}) as web:
        root = repository(tmp_path, web, "/gone")
        first, second = links(root), links(root)
    assert (first.exit_code, second.exit_code) == (1, 1)
    assert first.stdout == second.stdout


def test_the_inside_is_left_alone_unless_it_is_wanted(tmp_path: Path) -> None:
    with serving({}) as web:
        result = run_command("links", "--root", str(repository(tmp_path, web, "/gone")))
    assert (result.exit_code, web.asked) == (0, [])
    assert "1 of the inside (--inside asks too)" in result.stderr


def test_a_host_is_left_alone_until_the_time_that_it_named(tmp_path: Path) -> None:
    with serving({"/busy": status(429, Retry_After="3600"), "/there": status(200)}) as web:
        links(repository(tmp_path, web, "/busy"))
        again = links(repository(tmp_path, web, "/there"), "--fresh")
    assert web.asked == ["HEAD /busy"]
    assert again.stderr.splitlines()[-1] == (
        "Asked for 0 addresses; not for 1 of hosts that want to be left alone."
    )
    assert "note [link-unknown]" in again.stdout


def test_records_that_cannot_be_read_are_counted(tmp_path: Path) -> None:
    broken = {"kb/known-errors/a.yaml": "titel: A\n", "kb/known-errors/b.yaml": "a: b: c\n"}
    with serving({"/": status(200)}) as web:
        result = links(make(repository(tmp_path, web, "/"), broken))
    assert result.stderr.splitlines()[-1] == (
        "Asked for 1 address. The links of 2 records were not read: see servicefolio check."
    )


def test_findings_come_in_every_form(tmp_path: Path) -> None:
    with serving({}) as web:
        root = repository(tmp_path, web, "/gone")
        report = json.loads(links(root, "--format", "json").stdout)
        sarif = json.loads(links(root, "--format", "sarif").stdout)
        github = links(root, "--format", "github").stdout
    assert [item["rule"] for item in report["diagnostics"]] == ["link-dead"]
    assert [item["ruleId"] for item in sarif["runs"][0]["results"]] == ["link-dead"]
    assert github.startswith("::error file=kb/known-errors/links.yaml,line=4,")


def test_only_the_memory_is_written_and_a_build_may_follow(tmp_path: Path) -> None:
    with serving({}) as web:
        root = repository(tmp_path, web, "/")
        links(root)
    made = {file.relative_to(root).as_posix() for file in (root / "build").iterdir()}
    assert made == {"build/links.json", "build/.lock"}


def test_a_build_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    with serving({}) as web:
        root = repository(tmp_path, web, "/")
        (root / "build").mkdir()
        (root / "build/precious.txt").write_text("mine", encoding="utf-8")
        result = links(root)
    assert result.exit_code == 2
    assert [file.name for file in (root / "build").iterdir()] == ["precious.txt"]
    assert web.asked == []


def test_check_does_not_ask_and_calls_no_ignore_of_it_idle(tmp_path: Path) -> None:
    with serving({}) as web:
        root = make(repository(tmp_path, web, "/gone"), {"pyproject.toml": IGNORED})
        checked = run_command("check", "--root", str(root))
        asked = links(root)
    assert (checked.exit_code, "ignore-unused" in checked.stdout) == (0, False)
    assert (asked.exit_code, asked.stdout) == (
        0, "No problems found (1 ignored: the maker is moving its pages)\n",
    )  # fmt: skip


def test_without_a_network_nothing_is_said_of_links(tmp_path: Path) -> None:
    text = (
        "title: Links\nservices: vpn\nreferences:\n"
        "  - https://no-such-host-1.servicefolio.alt/\n  - https://no-such-host-2.servicefolio.alt/\n"
    )
    result = links(make(tmp_path, {"kb/known-errors/links.yaml": text}))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is there a network?" in result.stderr
    assert not (tmp_path / "build/links.json").exists()
