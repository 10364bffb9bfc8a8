"""`servicefolio init` begins a repository, or says why not; and the site of a small one."""

import json
import os
import re
import shlex
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest

from servicefolio.records.scalars import identifier_problem
from tests.cli.command import Ran, run_command
from tests.repositories import run

_HEADING = re.compile(r"<h([1-6])[^>]*>(.*?)</h\1>", re.DOTALL)
_EMPTY = re.compile(r"<(table|tbody|ul|ol|dl|section|div|p)\b[^>]*>\s*</\1>")
_ICON = re.compile(r'<span class="twemoji[^>]*>.*?</span>', re.DOTALL)
_PICTURE = re.compile(r"<(?:svg|img|figure|canvas|object)\b")
_TAG = re.compile(r"<[^>]+>")


def init(folder: Path, *options: str) -> Ran:
    return run_command("init", str(folder), *options)


def below(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*"))


def commands(result: Ran) -> list[str]:
    """Cut out the commands that it says come next."""
    return [line.strip() for line in result.stderr.partition("Now:\n")[2].splitlines()]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Begin a small repository, and build it."""
    root = tmp_path_factory.mktemp("small") / "it"
    assert init(root, "--small").exit_code == 0
    assert run_command("build", "--strict", "--root", str(root)).exit_code == 0
    return root


def articles(root: Path) -> dict[str, str]:
    """Read what the pages of a site say, without its manual, by their addresses."""
    pages = (root / "site").resolve().rglob("index.html")
    texts = {
        page.parent.relative_to((root / "site").resolve()).as_posix(): page.read_text("utf-8")
        for page in pages
    }
    return {
        address: text.partition("<article")[2].partition("</article>")[0]
        for address, text in texts.items()
        if not address.startswith("manual")
    }


def bare_headings(article: str) -> Iterator[str]:
    """List headings with nothing below them."""
    found = list(_HEADING.finditer(article))
    for heading, following in pairwise([*found, None]):
        assert heading
        end = following.start() if following else len(article)
        is_deeper = following is not None and following[1] > heading[1]
        if not is_deeper and not _TAG.sub("", article[heading.end() : end]).strip():
            yield heading[2]


@pytest.mark.site
def test_the_navigation_has_five_entries(site: Path) -> None:
    made = json.loads((site / "build/mkdocs.yml").read_text("utf-8"))
    assert [title for item in made["nav"] for title in item] == [
        *("Home", "Service catalogue", "Service levels", "Service operation", "About"),
    ]


@pytest.mark.site
def test_no_page_has_an_empty_part(site: Path) -> None:
    pages = articles(site)
    # home, search, feeds, a new known error; lists, of technical services too; records
    assert len(pages) == 4 + 5 + 7
    for address, article in pages.items():
        assert list(bare_headings(article)) == [], address
        assert _EMPTY.search(article) is None, address
        assert "<table" not in article or "<td" in article, address


@pytest.mark.site
def test_no_page_has_a_picture_or_a_score(site: Path) -> None:
    for address, article in articles(site).items():
        assert _PICTURE.search(_ICON.sub("", article)) is None, address
        assert not re.search(r"\b0(?:\.0+)? ?%", _TAG.sub("", article)), address


@pytest.mark.site
def test_one_line_of_the_site_names_the_next_kind(site: Path) -> None:
    lines = [
        (address, line)
        for address, article in articles(site).items()
        for line in article.splitlines()
        if "sf-next" in line
    ]
    ((address, line),) = lines
    assert address == "teams/it"
    (command,) = re.findall(r"<code>servicefolio (new [^<]+)</code>", unescape(line))
    assert identifier_problem(command.split()[-1]) is None
    made = run_command(*command.split(), "--root", str(site))
    Path(made.stdout.strip()).unlink()
    assert made.exit_code == 0


@pytest.mark.site
def test_an_empty_repository_builds_and_says_how_to_begin(tmp_path: Path) -> None:
    root = tmp_path / "it"
    assert init(root).exit_code == 0
    checked = run_command("check", "--strict", "--root", str(root))
    assert (checked.exit_code, checked.stdout) == (0, "No problems found\n")
    assert "There is nothing here yet. Begin with: servicefolio new team it\n" in checked.stderr
    assert run_command("build", "--strict", "--root", str(root)).exit_code == 0
    pages = articles(root)
    assert pages.keys() == {".", "search"}
    home = pages["."]
    assert "There is nothing here yet" in home
    assert "servicefolio new team it" in home
    assert list(bare_headings(home)) == []
    assert _EMPTY.search(home) is None


@pytest.mark.parametrize("options", [(), ("--small",)])
def test_it_prints_the_files_and_the_next_three_commands(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    root = tmp_path / "our services"
    result = init(root, *options)
    assert result.exit_code == 0
    printed = [Path(line) for line in result.stdout.splitlines()]
    assert sorted(printed) == sorted(path for path in root.rglob("*") if path.is_file())
    assert commands(result)[0] == f"cd '{root.as_posix()}'"
    assert len(commands(result)) == 3


@pytest.mark.parametrize("options", [(), ("--small",)])
def test_the_commands_that_it_names_work(tmp_path: Path, options: tuple[str, ...]) -> None:
    begun = run("init", ".", *options, root=tmp_path)
    assert begun.returncode == 0
    named = [line.strip() for line in begun.stderr.partition("Now:\n")[2].splitlines()]
    assert len(named) == 3
    for command in named:
        program, *arguments = shlex.split(command)
        assert program == "servicefolio"
        if arguments != ["serve"]:
            assert run(*arguments, root=tmp_path).returncode == 0, command


def test_the_day_is_written_into_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    assert init(tmp_path, "--small").exit_code == 0
    assert "valid_from: 2030-03-17\n" in (tmp_path / "catalog/slas/standard.yaml").read_text()


@pytest.mark.parametrize("options", [(), ("--small",)])
def test_a_second_time_it_refuses(tmp_path: Path, options: tuple[str, ...]) -> None:
    assert init(tmp_path, *options).exit_code == 0
    before = below(tmp_path)
    result = init(tmp_path, *options)
    assert result.exit_code == 2
    assert "is a repository already: it holds catalog/ and kb/" in " ".join(result.stderr.split())
    assert below(tmp_path) == before


def test_a_git_repository_may_hold_other_files(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "LICENSE").write_text("mine")
    assert init(tmp_path).exit_code == 0
    assert (tmp_path / "LICENSE").read_text() == "mine"


def test_a_folder_with_an_environment_of_python_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / "env").mkdir()
    (tmp_path / "env" / "pyvenv.cfg").touch()
    (tmp_path / ".python-version").touch()
    assert init(tmp_path).exit_code == 0


def test_files_in_the_way_are_named_and_stay(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".github").write_text("no folder")
    (tmp_path / "README.md").write_text("mine")
    (tmp_path / "mkdocs.yml").symlink_to("nowhere")
    before = below(tmp_path)
    result = init(tmp_path, "--small")
    assert result.exit_code == 2
    assert ": .github, README.md and mkdocs.yml; nothing" in " ".join(result.stderr.split())
    assert below(tmp_path) == before
    assert (tmp_path / "README.md").read_text() == "mine"


def test_a_folder_that_leads_elsewhere_is_in_the_way(tmp_path: Path) -> None:
    root, elsewhere = tmp_path / "root", tmp_path / "elsewhere"
    (root / ".git").mkdir(parents=True)
    elsewhere.mkdir()
    (root / "catalog").symlink_to("gone", target_is_directory=True)
    (root / ".github").symlink_to(elsewhere, target_is_directory=True)
    result = init(root, "--small")
    assert result.exit_code == 2
    assert ".github and catalog;" in result.stderr.replace("\n", " ")
    assert below(elsewhere) == []


def test_below_the_top_of_a_git_repository_nothing_is_written_for_servers(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    result = init(tmp_path / "it", "--small")
    assert result.exit_code == 0
    assert "Nothing was written for GitHub and GitLab" in result.stderr
    assert not (tmp_path / "it" / ".github").exists()
    assert not (tmp_path / "it" / ".gitlab-ci.yml").exists()


@pytest.mark.parametrize("place", ["inside", "catalog/inside", "build/inside"])
def test_inside_a_repository_it_refuses(tmp_path: Path, place: str) -> None:
    assert init(tmp_path).exit_code == 0
    before = below(tmp_path)
    result = init(tmp_path / place)
    assert result.exit_code == 2
    assert "lies in the repository" in " ".join(result.stderr.split())
    assert below(tmp_path) == before


def test_other_things_are_left_alone(tmp_path: Path) -> None:
    for name in ("a\nb", "thesis.txt", "z1", "z2"):
        (tmp_path / name).touch()
    result = init(tmp_path)
    assert result.exit_code == 2
    assert "it holds a␊b, thesis.txt, z1 and more; nothing" in " ".join(result.stderr.split())
    assert len(below(tmp_path)) == 4


def test_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("text")
    (tmp_path / "loop").symlink_to("loop")
    assert init(tmp_path / "file").exit_code == 2
    assert init(tmp_path / "file" / "below").exit_code == 1
    assert init(tmp_path / "loop").exit_code == 2
    assert (tmp_path / "file").read_text() == "text"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    result = init(tmp_path / "it")
    tmp_path.chmod(0o700)
    assert result.exit_code == 1
    assert "cannot be written: permission denied" in result.stderr


def test_where_nothing_can_be_made_it_says_so() -> None:
    result = init(Path("/dev/null/it"))
    assert result.exit_code == 1
    assert result.stderr == "Error: /dev/null/it cannot be written: not a directory\n"


@pytest.mark.parametrize("name", ["a\nb", "\x1b[31mred", "\u202egnp", "\udcff"])
def test_a_name_that_cannot_be_shown_is_refused(tmp_path: Path, name: str) -> None:
    result = init(tmp_path / name)
    assert result.exit_code == 2
    assert "characters that cannot be shown" in " ".join(result.stderr.split())
    assert below(tmp_path) == []


@pytest.mark.parametrize("name", ["$(reboot)", "a;b", "it's", '"', "ünï cöde", "-rf", "{{ 7 }}"])
def test_a_strange_name_is_quoted_for_the_shell(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run_command("init", "--", name)
    assert result.exit_code == 0
    command, folder = shlex.split(commands(result)[0])
    assert command == "cd"
    assert not folder.startswith("-")
    assert (tmp_path / folder / "catalog").is_dir()


def test_too_long_a_name_is_no_bug(tmp_path: Path) -> None:
    assert init(tmp_path / ("x" * 5000)).exit_code == 1


def test_a_folder_is_needed() -> None:
    result = run_command("init")
    assert result.exit_code == 2
    assert "Missing argument 'DIR'" in result.stderr
