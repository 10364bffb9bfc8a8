"""`servicefolio build` publishes, tells what it did, and never destroys what it did not make."""

import json
import os
import signal
import time
from pathlib import Path

import pytest

from tests.cli.command import Ran, run_command
from tests.repositories import BROKEN, FILES, change, make, marks, run, start, tree

WARNING = {"catalog/services/note.txt": "not read"}
_MOST_SECONDS = 300


def build(root: Path, *arguments: str) -> Ran:
    return run_command("build", "--root", str(root), *arguments)


@pytest.mark.site
def test_it_says_what_it_did(tmp_path: Path) -> None:
    root = make(tmp_path)

    first, second = build(root), build(root)

    assert (first.exit_code, first.stdout) == (0, "No problems found\n")
    *stages, last = first.stderr.splitlines()
    assert [line.partition(" (")[0] for line in stages] == [
        "Checking files",
        "Writing records",
        "Building pages",
    ]
    assert last.endswith("changed: site/index.html")
    assert second.stderr.splitlines()[-1] == "Built 0 pages, 0 files changed: site/index.html"


@pytest.mark.site
def test_the_last_line_says_where_the_offline_copy_is_and_how_big(tmp_path: Path) -> None:
    font = "extra_javascript: [https://cdn.example.org/x.js]\n"
    root = make(tmp_path, {"mkdocs.yml": f"{FILES['mkdocs.yml']}{font}"})

    *_, left_out, last = build(root, "--offline").stderr.splitlines()

    start, archive = "build/offline/nordhafen/index.html", "build/offline/nordhafen.zip"
    assert left_out.endswith("elsewhere or is a module: https://cdn.example.org/x.js")
    files = len(tree(root / start.removesuffix("index.html")))
    size = sum(map(len, tree(root / start.removesuffix("index.html")).values())) / 1_000_000
    packed = (root / archive).stat().st_size / 1_000_000
    assert last == f"Offline: {start} ({files} files, {size:.1f} MB), {archive} ({packed:.1f} MB)"


@pytest.mark.site
def test_errors_do_not_stop_publishing_but_are_told(tmp_path: Path) -> None:
    root = make(tmp_path, BROKEN)

    result = build(root)

    assert result.exit_code == 1
    assert "error [schema-missing] services is missing" in result.stdout
    assert b"cannot be shown" in tree(root / "site")["known-errors/vpn-root-ca/index.html"]


@pytest.mark.parametrize("changes", [BROKEN, WARNING], ids=["error", "warning"])
def test_a_strict_build_publishes_nothing_unless_all_is_well(
    tmp_path: Path, changes: dict[str, str]
) -> None:
    root = make(tmp_path, changes)

    result = build(root, "--strict")

    assert result.exit_code == 1
    assert result.stderr.endswith(
        "Nothing was published: mend what is wrong first, or build without --strict.\n"
    )
    assert not (root / "site").exists()


@pytest.mark.site
def test_the_report_on_standard_output_is_clean(tmp_path: Path) -> None:
    result = build(make(tmp_path, BROKEN), "--format", "json")

    assert json.loads(result.stdout)["summary"]["errors"] == 1


@pytest.mark.site
def test_a_failing_engine_is_told_without_a_traceback(tmp_path: Path) -> None:
    root = make(tmp_path)
    build(root)
    before = marks(root / "site")
    change(root, {"mkdocs.yml": "site_name: x\ntheme: nope\n"})

    result = build(root)

    assert result.exit_code == 2
    assert "Error: the site cannot be built: mkdocs.yml: Config value 'theme'" in result.stderr
    assert "Run it with -v for details." in result.stderr
    assert "Traceback" not in result.stderr
    assert "Traceback" in build(root, "-v").stderr
    assert marks(root / "site") == before


@pytest.mark.site
def test_warnings_of_the_engine_are_told(tmp_path: Path) -> None:
    result = build(make(tmp_path, {"docs/index.md": "# Manual\n\n[x](gone.md)\n"}))

    assert result.exit_code == 0
    assert "MkDocs warns: Doc file 'manual/index.md' contains a link 'gone.md'" in result.stderr


def test_a_folder_named_site_is_kept_and_named(tmp_path: Path) -> None:
    root = make(tmp_path, {"site/thesis.txt": "mine"})

    result = build(root)

    assert result.exit_code == 2
    assert f"{root}/site is in the way: servicefolio did not make it" in result.stderr
    assert tree(root / "site") == {"thesis.txt": b"mine"}


def test_a_folder_named_build_that_is_not_ours_is_kept(tmp_path: Path) -> None:
    root = make(tmp_path, {"build/docs/thesis.txt": "mine"})

    result = build(root)

    assert result.exit_code == 2
    assert f"{root}/build is in the way: servicefolio did not make it" in result.stderr
    assert tree(root / "build") == {"docs/thesis.txt": b"mine"}


@pytest.mark.parametrize("taken", ["build", "build/docs", "build/sites"])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, taken: str) -> None:
    ours = {} if taken == "build" else {"build/.lock": ""}
    root = make(tmp_path, {taken: "a file", **ours})

    result = build(root)

    assert result.exit_code == 1
    assert f"Error: {root}/{taken}" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (root / "site").exists()


@pytest.mark.site
def test_an_interrupted_build_leaves_the_site_and_the_next_one_cleans_up(tmp_path: Path) -> None:
    root, log = make(tmp_path / "root"), tmp_path / "log"
    build(root)
    before = marks(root / "site")
    change(root, {"mkdocs.yml": str(FILES["mkdocs.yml"]).replace("Nordhafen", "Südhafen")})

    with log.open("wb") as output:
        process = start("build", root=root, output=output)
    wait_for(root / "build" / "sites" / ".new")
    process.send_signal(signal.SIGINT)

    assert process.wait(_MOST_SECONDS) == 130
    assert log.read_text("utf-8").splitlines()[-1] == "interrupted"
    assert "Traceback" not in log.read_text("utf-8")
    assert marks(root / "site") == before
    assert "Südhafen" in published_after_another_build(root)


@pytest.mark.site
def test_a_killed_build_leaves_the_site_and_the_next_one_cleans_up(tmp_path: Path) -> None:
    root, log = make(tmp_path / "root"), tmp_path / "log"
    build(root)
    before = marks(root / "site")
    change(root, {"mkdocs.yml": str(FILES["mkdocs.yml"]).replace("Nordhafen", "Südhafen")})

    with log.open("wb") as output:
        process = start("build", root=root, output=output)
    wait_for(root / "build" / "sites" / ".new")
    process.kill()
    process.wait(_MOST_SECONDS)

    assert (root / "build" / "sites" / ".new").is_dir()
    assert marks(root / "site") == before
    assert "Südhafen" in published_after_another_build(root)


@pytest.mark.site
def test_two_builds_at_the_same_time_do_each_other_no_harm(tmp_path: Path) -> None:
    root, alone = make(tmp_path / "root"), make(tmp_path / "alone")
    logs = [tmp_path / f"log-{number}" for number in range(3)]
    processes = []
    for log in logs:
        with log.open("wb") as output:
            processes.append(start("build", root=root, output=output))

    codes = [process.wait(_MOST_SECONDS) for process in processes]

    said = [log.read_text("utf-8") for log in logs]
    assert codes == [0, 0, 0], said
    assert sum("Built 0 pages" in text for text in said) == 2
    build(alone)
    assert tree(root / "site") == tree(alone / "site")


@pytest.mark.site
def test_ctrl_c_ends_several_processes_quietly(tmp_path: Path) -> None:
    many = {
        f"kb/known-errors/fault-{number:03}.yaml": f"title: Fault {number}\nservices: [vpn]\n"
        for number in range(320)
    }
    root, log = make(tmp_path / "root", many), tmp_path / "log"

    with log.open("wb") as output:
        process = start("build", root=root, output=output)
    wait_for(root / "build" / "sites" / ".new-1")  # the second process is at work
    os.killpg(os.getpgid(process.pid), signal.SIGINT)

    assert process.wait(_MOST_SECONDS) == 130
    assert log.read_text("utf-8").splitlines()[-1] == "interrupted"
    assert "Traceback" not in log.read_text("utf-8")


@pytest.mark.site
@pytest.mark.parametrize("name", ["with spaces", "Größe & Übung", "50% #1 [x]", "'quoted'"])
def test_the_name_of_the_folder_does_not_matter(tmp_path: Path, name: str) -> None:
    root = make(tmp_path / name)

    result = run("build", root=root)

    assert (result.returncode, result.stdout) == (0, "No problems found\n")
    assert b"Reach the office" in tree(root / "site")["services/vpn/index.html"]


def wait_for(path: Path) -> None:
    """Wait until something is there."""
    end = time.monotonic() + _MOST_SECONDS
    while not path.exists():
        assert time.monotonic() < end
        time.sleep(0.01)


def published_after_another_build(root: Path) -> str:
    """Build again, and read the home page."""
    result = build(root)
    assert result.exit_code == 0, result.stderr
    assert not [path for path in (root / "build" / "sites").iterdir() if path.name[0] == "."]
    return tree(root / "site")["index.html"].decode()
