"""The documents say what is so: commands, settings, the README's example, and every link."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from servicefolio import pipeline
from servicefolio.cli.main import servicefolio
from servicefolio.config import Settings
from servicefolio.outputs.manual.pages import manual_artifacts, manual_nav
from servicefolio.outputs.nav import NavItem
from servicefolio.outputs.plan import addresses
from servicefolio.registry import all_kinds
from tests.builders import TODAY
from tests.cli.command import run_command
from tests.repositories import make

ROOT = Path(__file__).parent.parent
COMMANDS = ROOT / "docs" / "commands.md"
README = (ROOT / "README.md").read_text("utf-8")
DOCS = pipeline.check(pipeline.open_repository(ROOT, TODAY)).docs
"""The hand-written files of the manual, by their names in its folder."""
MANUAL = {
    artifact.path.removeprefix("docs/manual/"): artifact.data.decode("utf-8", "replace")
    for artifact in manual_artifacts(all_kinds(), addresses(), DOCS)
}
"""The files of the manual, hand-written and generated, by their paths in it."""
PAGES = sorted(path for path in MANUAL if path.endswith(".md"))
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "generator/README.md")
"""Documents that are read where they lie."""

_LINES = re.MULTILINE | re.DOTALL
_CODE = re.compile(r"^(`{3,}).*?^\1`*\s*$|`[^`\n]+`", _LINES)
_LINK = re.compile(r"\]\(<?([^()\s>]+)>?(?:\s+\"[^\"]*\")?\)|^\[[^\]]+\]:\s*(\S+)", re.MULTILINE)
_ELSEWHERE = re.compile(r"[a-z]+:")


def commands(command: click.Command, name: str) -> Iterator[str]:
    """Name a command and all that are below it."""
    yield name
    if isinstance(command, click.Group):
        for below in command.commands.values():
            yield from commands(below, f"{name} {below.name}")


def links(text: str) -> set[str]:
    """Collect the addresses of a document's links, without those to other sites."""
    found = _LINK.findall(_CODE.sub("", text))
    return {link for pair in found for link in pair if link and not _ELSEWHERE.match(link)}


def anchors(text: str) -> set[str]:
    """Name the headings of a document as GitHub and MkDocs do."""
    headings = re.findall(r"^#+\s+(.+?)\s*$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("command", tuple(commands(servicefolio, "servicefolio")))
def test_every_command_is_documented_with_its_help(
    command: str, *, update_golden: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    text = COMMANDS.read_text("utf-8")
    section = re.search(rf"^## {command}\n\n(.+?)\s*(?=^## |\Z)", text, _LINES)
    assert section, f"docs/commands.md has no section on {command}"
    prose = section[1].partition("```")[0].strip()
    help_text = run_command(*command.split()[1:], "--help").stdout
    expected = f"{prose}\n\n```text\n{help_text}```"

    if update_golden:
        COMMANDS.write_text(text.replace(section[1], expected), "utf-8")
    else:
        assert section[1] == expected
    assert prose


def test_every_documented_command_is_there() -> None:
    documented = re.findall(r"^## (.+)$", COMMANDS.read_text("utf-8"), re.MULTILINE)

    assert sorted(documented) == sorted(commands(servicefolio, "servicefolio"))


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_described_in_the_manual(name: str) -> None:
    description = Settings.model_fields[name].description

    assert description
    assert description.endswith(".")
    assert f"`{name}`" in MANUAL["settings.md"]


def example(language: str, after: str) -> str:
    """Cut the first block of code in a language after a text of the README."""
    block = re.search(rf"```{language}\n(.*?)```", README.partition(after)[2], re.DOTALL)
    assert block
    return block[1]


SERVICE = "title: Shared drives\nsummary: Keep files where your team finds them\nowner: unowned\n"


def readme_repository(root: Path, record: str) -> Path:
    """Make the repository that the README speaks of."""
    return make(
        root,
        {
            "catalog/services/file-shares.yaml": SERVICE,
            "kb/known-errors/shared-drive-gone.yaml": record,
        },
    )


def test_the_record_in_the_readme_is_a_good_one(tmp_path: Path) -> None:
    root = readme_repository(tmp_path, example("yaml", "## A record"))

    result = run_command("check", "--root", str(root), "--format", "text")

    assert (result.exit_code, result.stdout) == (0, "No problems found\n")


def test_the_search_in_the_readme_answers_as_it_says(tmp_path: Path) -> None:
    root = readme_repository(tmp_path, example("yaml", "## A record"))
    command, _, answer = example("console", "## When it is searched").partition("\n")
    words = shlex.split(command.removeprefix("$ servicefolio "))

    result = run_command(*words, "--root", str(root))

    assert result.stdout == answer


def test_the_broken_record_in_the_readme_is_reported_as_it_says(tmp_path: Path) -> None:
    record = example("yaml", "## A record")
    broken = record.replace("services: [file-shares]\n", "service: [file-share]\n")
    assert broken != record
    root = readme_repository(tmp_path, broken)

    result = run_command("check", "--root", str(root), "--format", "text")

    assert result.stdout == example("text", "<!-- checked by tests/test_docs.py -->")
    assert result.exit_code == 1


def test_the_broken_promise_of_the_readme_is_what_a_case_reports() -> None:
    case = ROOT / "tests/cases/sla-unachievable/hours/expected.txt"
    assert example("text", "## Whether promises hold") in case.read_text("utf-8")


def test_what_the_readme_says_to_call_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in ("site", "serve", "test"):
        assert f"make {target}" in README
        assert re.search(rf"^{target}:.*## ", makefile, re.MULTILINE)
    assert set(re.findall(r"`servicefolio ([a-z]+)", README)) <= set(servicefolio.commands)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_of_documents_lead_somewhere(document: str) -> None:
    file = ROOT / document
    for link in links(file.read_text("utf-8")):
        path, _, anchor = link.partition("#")
        target = (file.parent / path) if path else file
        assert target.exists(), f"{document} links {link}"
        if anchor:
            assert anchor in anchors(target.read_text("utf-8")), f"{document} links {link}"


@pytest.mark.parametrize("page", PAGES)
def test_links_of_the_manual_lead_somewhere(page: str) -> None:
    folder = Path("/manual", page).parent
    for link in links(MANUAL[page]):
        path, _, anchor = link.partition("#")
        target = (folder / path).resolve().relative_to("/manual").as_posix() if path else page
        assert target in MANUAL, f"{page} links {link}"
        if anchor:
            assert anchor in anchors(MANUAL[target]), f"{page} links {link}"


def in_nav(items: list[NavItem]) -> Iterator[str]:
    """List the pages of a navigation."""
    for item in items:
        for target in item.values():
            yield from [target] if isinstance(target, str) else in_nav(target)


def test_the_navigation_holds_every_written_page() -> None:
    pages = [path.removeprefix("manual/") for path in in_nav(manual_nav(DOCS))]

    assert len(pages) == len(set(pages))
    assert {file.path for file in DOCS if file.path.endswith(".md")} <= set(pages)
    assert set(pages) <= set(PAGES)


@pytest.mark.parametrize("page", [file.path for file in DOCS if file.path.endswith(".md")])
def test_every_written_page_begins_with_its_title(page: str) -> None:
    assert re.match(r"(?:---\n.*?\n---\n\n)?# \S", MANUAL[page])


def test_pictures_of_the_documents_are_pictures() -> None:
    pictures = [file for file in DOCS if not file.path.endswith(".md")]

    assert all(file.data.startswith((b"\x89PNG", b"<svg", b"<?xml")) for file in pictures)
