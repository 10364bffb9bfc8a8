"""What is audited: the example organisation's site, and the bare theme to compare it with."""

import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from measure import measure, program
from servicefolio.registry import all_kinds
from servicefolio.settings_file import SETTINGS_FILE

PARTS = ("catalog", "kb", "docs", "mkdocs.yml", SETTINGS_FILE)
LOOKED_AT = ("", "services/", "services/*/", "known-errors/*/", "search/")
"""The pages that people begin with; a star stands for the page that holds most."""
_PLAIN = """\
# A plain page

It has what the pages of others have, too: [a link](index.md), a table and some code.

## A heading

| Name | Value |
| --- | --- |
| a | b |

```
code
```
"""
_NAV = [{"Home": "index.md"}, {"Part": ["part/index.md"]}]
BARE_PAGE = "part/page/"
_NOT_IN_NAV = "part/page.md"
"""Like the pages of records: the theme makes such pages in its own way."""
_FRONT_MATTER = "---\ndescription: What it is about\nhide: [navigation]\n---\n\n"


@dataclass(frozen=True, slots=True)
class Sites:
    """Two built sites."""

    ours: Path
    bare: Path
    """Plain pages by the same engine, theme and settings, without anything of ours."""

    def records(self) -> dict[str, list[str]]:
        """List the pages of records, by their kinds."""
        return {kind.name: self._pages(f"{kind.plural}/*/") for kind in all_kinds()}

    def fullest(self, page: str) -> str:
        """Name a page that may have a star in it."""
        return max(self._pages(page), key=lambda path: html(self.ours, path).stat().st_size)

    def _pages(self, pattern: str) -> list[str]:
        files = (file.relative_to(self.ours) for file in self.ours.glob(f"{pattern}index.html"))
        return sorted(file.as_posix().removesuffix("index.html") for file in files)


def build_sites(root: Path, folder: Path) -> Sites:
    """Build both in an empty folder, from a copy."""
    ours, bare = folder / "ours", folder / "bare"
    for part in PARTS:
        copy = shutil.copytree if (root / part).is_dir() else shutil.copy
        (ours / part).parent.mkdir(parents=True, exist_ok=True)
        copy(root / part, ours / part)
    _run(program("servicefolio"), "build", "--root", str(ours))
    for page in ("index.md", "part/index.md", _NOT_IN_NAV):
        (bare / "docs" / page).parent.mkdir(parents=True, exist_ok=True)
        text = _FRONT_MATTER + _PLAIN if page == _NOT_IN_NAV else _PLAIN
        (bare / "docs" / page).write_text(text, encoding="utf-8")
    shutil.copy(root / "mkdocs.yml", bare / "theme.yml")
    settings = {"INHERIT": "theme.yml", "nav": _NAV, "not_in_nav": _NOT_IN_NAV}
    settings |= {"extra_css": [], "plugins": []}
    (bare / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    _run(program("mkdocs"), "build", "--quiet", "--config-file", str(bare / "mkdocs.yml"))
    return Sites((ours / "site").resolve(), bare / "site")


def html(site: Path, page: str) -> Path:
    """Find the file of a page."""
    return site / page / "index.html"


def _run(*command: str) -> None:
    ran = measure(command)
    if ran.exit_code:
        sys.exit(f"{' '.join(command)} failed:\n{ran.messages}")
