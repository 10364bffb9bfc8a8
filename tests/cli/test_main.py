"""The command as a whole: exit codes that scripts rely on, and no traceback unless asked for."""

import os
import subprocess
from pathlib import Path

import pytest

from servicefolio import __version__, pipeline
from servicefolio.cli.main import servicefolio
from tests.cli.command import run_command
from tests.repositories import BROKEN, PROGRAM, make, run

READING = ("check", "build", "serve")
"""Commands that read a repository and need nothing else."""


def test_the_version_is_told() -> None:
    result = run_command("--version")

    assert (result.exit_code, result.stdout) == (0, f"servicefolio, version {__version__}\n")


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_names_every_command(option: str) -> None:
    result = run_command(option)

    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: servicefolio [OPTIONS] COMMAND [ARGS]...")
    assert all(f"\n  {name} " in result.stdout for name in servicefolio.commands)


@pytest.mark.parametrize("command", servicefolio.commands)
def test_every_command_has_help(command: str) -> None:
    result = run_command(command, "--help")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"Usage: servicefolio {command} ")


def test_without_a_command_the_help_is_shown() -> None:
    result = run_command()

    assert result.exit_code == 2
    assert "Usage: servicefolio" in result.stdout + result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("bild",), "No such command 'bild'"),
        (("check", "--strct"), "No such option"),
        (("check", "extra"), "unexpected extra argument"),
        (("check", "--root"), "requires an argument"),
        (("--root", ".", "check"), "No such option"),
    ],
)
def test_a_wrong_call_is_told(arguments: tuple[str, ...], message: str) -> None:
    result = run_command(*arguments)

    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


@pytest.mark.parametrize("command", READING)
def test_a_folder_that_is_no_repository_is_a_wrong_call(tmp_path: Path, command: str) -> None:
    result = run_command(command, "--root", str(tmp_path))

    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{tmp_path} has neither a catalog/ nor a kb/ folder" in result.stderr
    assert "--root FOLDER" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", READING)
@pytest.mark.parametrize("name", ["gone", "file", "loop", "n" * 300])
def test_a_folder_that_cannot_be_read_is_a_wrong_call(
    tmp_path: Path, command: str, name: str
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    (tmp_path / "loop").symlink_to("loop")

    result = run_command(command, "--root", str(tmp_path / name))

    assert (result.exit_code, result.stdout) == (2, "")
    assert "Invalid value for '--root': Directory" in result.stderr


def test_the_repository_may_be_reached_through_a_link(tmp_path: Path) -> None:
    make(tmp_path / "root")
    (tmp_path / "link").symlink_to("root")

    result = run_command("check", "--root", str(tmp_path / "link"))

    assert (result.exit_code, result.stdout) == (0, "No problems found\n")


def test_a_folder_that_vanished_is_told(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()

    result = subprocess.run(
        ["sh", "-c", f'rmdir "{gone}" && exec "{PROGRAM}" check'],
        cwd=gone,
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode in {1, 2}
    assert "Traceback" not in result.stderr
    assert "bug" not in result.stderr


def test_what_the_system_refuses_is_no_bug(tmp_path: Path) -> None:
    root = make(tmp_path, {"build": "a file"})

    short = run_command("build", "--root", str(root))
    long = run_command("build", "--root", str(root), "--verbose")

    assert short.exit_code == long.exit_code == 1
    assert short.stderr == f"Error: {root}/build: File exists\nRun it with -v for details.\n"
    assert "Traceback" in long.stderr


def test_a_file_of_the_program_that_is_missing_is_a_bug(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = Path(pipeline.__file__).with_name("gone.md")
    monkeypatch.setattr(pipeline, "check", lambda *_, **__: missing.read_text("utf-8"))

    result = run_command("check", "--root", str(make(tmp_path)))

    assert result.exit_code == 3
    assert result.stderr.startswith("servicefolio has a bug: FileNotFoundError: ")


@pytest.mark.parametrize("option", [(), ("-v",), ("--verbose",)])
def test_a_bug_is_told_in_one_line_and_in_full_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: tuple[str, ...]
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise ZeroDivisionError("by naught")

    monkeypatch.setattr(pipeline, "check", fail)

    result = run_command("check", "--root", str(make(tmp_path)), *option)

    assert (result.exit_code, result.stdout) == (3, "")
    first, second, *rest = result.stderr.rstrip().splitlines()
    assert first == "servicefolio has a bug: ZeroDivisionError: by naught"
    if option:
        assert second == "Traceback (most recent call last):"
        assert rest[-1] == "ZeroDivisionError: by naught"
    else:
        assert (second, rest) == ("Run it with -v for details.", [])


def test_an_interrupt_is_told_in_one_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "check", interrupt)

    result = run_command("check", "--root", str(make(tmp_path)))

    assert result.exit_code == 130
    assert result.stderr.split() == ["interrupted"]


def test_a_reader_that_goes_away_is_no_bug(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        result = subprocess.run(
            [PROGRAM, "check"],
            cwd=make(tmp_path, BROKEN),
            stdout=writing,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    finally:
        os.close(writing)

    assert result.returncode == 1
    assert result.stderr == "Checked 4 records in 5 files.\n"


def test_the_program_can_be_started_as_a_program(tmp_path: Path) -> None:
    result = run("check", root=make(tmp_path))

    assert (result.returncode, result.stdout) == (0, "No problems found\n")
