"""The files that a new repository begins with. Knows what they say, and no disk."""

from dataclasses import dataclass
from datetime import date
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath

from servicefolio.outputs.environment import asset, environment
from servicefolio.outputs.nav import CONFIG
from servicefolio.registry import all_kinds
from servicefolio.settings_file import SETTINGS_FILE
from servicefolio.source.discover import CONTENT_FOLDERS

_START = "start"
"""The folder of the texts, beside this module."""
_SMALL = "small"
"""The folder of the records of a small organisation, below it."""
_FILES = {
    "README.md": "README.md.jinja",
    "requirements.txt": "requirements.txt.jinja",
    SETTINGS_FILE: "settings.toml",
    ".gitignore": "gitignore",
}
_FORGES = {
    ".github/workflows/check.yml": "check.yml",
    ".github/workflows/publish.yml": "publish.yml",
    ".gitlab-ci.yml": "gitlab-ci.yml",
}
"""What the servers run that git repositories lie on; they look for it at a repository's top."""
_PURPOSES = {"catalog": "What we promise and run", "kb": "What support needs to know"}
_TEMPLATE = ".jinja"


@dataclass(frozen=True, slots=True)
class Start:
    """What the files of a new repository depend on."""

    today: date
    version: str
    """The version of servicefolio that it is made for."""
    small: bool = False
    """With the records of a small organisation, to be edited."""
    forges: bool = True
    """With what GitHub and GitLab run."""


def starting_files(start: Start) -> dict[str, str]:
    """Write the files of a new repository, by their paths in it."""
    sources = _FILES | (_FORGES if start.forges else {})
    files = {path: _read(name, start) for path, name in sources.items()}
    files[CONFIG] = asset(CONFIG).decode()
    return files | (_small_records(start) if start.small else _empty_folders())


def _small_records(start: Start) -> dict[str, str]:
    found = _files(_folder().joinpath(_SMALL), PurePosixPath())
    return {path.removesuffix(_TEMPLATE): _read(f"{_SMALL}/{path}", start) for path in found}


def _empty_folders() -> dict[str, str]:
    """Say in each folder what it is for: git keeps no folder without a file."""
    template = environment().from_string(_text("folder.md.jinja"))
    return {
        f"{folder}/README.md": template.render(
            purpose=_PURPOSES[folder],
            kinds=[kind for kind in all_kinds() if kind.folder.startswith(f"{folder}/")],
        )
        for folder in CONTENT_FOLDERS
    }


def _read(name: str, start: Start) -> str:
    text = _text(name)
    if not name.endswith(_TEMPLATE):
        return text
    return (
        environment()
        .from_string(text)
        .render(today=start.today, version=start.version, small=start.small, forges=start.forges)
    )


def _text(name: str) -> str:
    return _folder().joinpath(*name.split("/")).read_text(encoding="utf-8")


def _files(folder: Traversable, path: PurePosixPath) -> list[str]:
    found: list[str] = []
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        below = path / item.name
        found += _files(item, below) if item.is_dir() else [str(below)]
    return found


def _folder() -> Traversable:
    return resources.files("servicefolio.edit").joinpath(_START)
