"""Small repositories, and all that is published of them; `pytest --update-golden` writes it anew.

Of the manual's many generated pages only one of a kind and one of a rule are kept here.
"""

import re
import shutil
from pathlib import Path

import pytest

from servicefolio.config import Settings
from servicefolio.source.document import SourceFile
from tests.builders import write_files
from tests.sites import published

GOLDEN = Path(__file__).parent / "golden"
EXPECTED = "expected"
CASES = sorted(folder for folder in GOLDEN.iterdir() if folder.is_dir())
SETTINGS = Settings(
    edit_url="https://git.example.org/it/edit/main/{path}",
    ticket_url="https://desk.example.org/tickets/{key}",
)
_TOO_MANY = re.compile(
    r"docs/(?:assets/.*|manual/settings\.md"
    r"|manual/kinds/(?!known-errors\.).*|manual/rules/(?!ref-dangling\.).*"
    r"|api/v1/schemas/(?!team\.).*)"
)


def texts(folder: Path) -> dict[str, str]:
    """Read every file below a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes().decode() for file in files}


def output(case: Path) -> dict[str, str]:
    """Publish a case."""
    files = {path: text for path, text in texts(case).items() if path.startswith(("catalog", "kb"))}
    docs = tuple(SourceFile(path, text.encode()) for path, text in texts(case / "docs").items())
    made = published(files, settings=SETTINGS, docs=docs)
    return {path: data.decode() for path, data in made.items() if not _TOO_MANY.fullmatch(path)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_published_is_as_expected(case: Path, *, update_golden: bool) -> None:
    made = output(case)
    if update_golden:
        shutil.rmtree(case / EXPECTED, ignore_errors=True)
        write_files(case / EXPECTED, dict(made))
    expected = texts(case / EXPECTED)
    assert sorted(made) == sorted(expected)
    for path, text in made.items():
        assert text == expected[path], path


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_order_of_files_does_not_matter(case: Path) -> None:
    def publish(*, backwards: bool) -> dict[str, bytes]:
        files = [item for item in texts(case).items() if item[0].startswith(("catalog", "kb"))]
        return published(dict(reversed(files) if backwards else files))

    assert publish(backwards=True) == publish(backwards=False)
