"""A site of the records as anybody would make it: a Markdown page for each, built with Material."""

import json
import re
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from measure import measure, program
from searching.corpus import Row
from servicefolio.text import slug
from servicefolio.transfer.plain import to_prose

SITE_PATH = "/site/"
RECOMMENDED = r'[\s\-,:!=\[\]()"/]+|(?!\b)(?=[A-Z][a-z])|\.(?!\d)|&[lg]t;'
"""The separator that the manual of Material recommends for code."""
INDEX = Path("search", "search_index.json")
_CONFIG = """\
site_name: Support records
theme: {name: material, font: false}
plugins: [search]
nav: [index.md]
not_in_nav: r/
"""
_SECTIONS = (("Symptoms", "symptoms"), ("Cause", "cause"), ("Solution", "resolution"))
_PLACE = re.compile(r"r/([^/]+)/")


@dataclass(frozen=True, slots=True)
class Pages:
    """A built site, the records of its pages by the last parts of their addresses, and its cost."""

    site: Path
    id_by_slug: dict[str, str]
    figures: dict[str, Any]

    def id_of(self, address: str) -> str | None:
        """Find the record of a page by its address; None for the pages that are no records."""
        found = _PLACE.search(address)
        return self.id_by_slug.get(found[1]) if found else None


def build_pages(rows: Sequence[Row], root: Path) -> Pages:
    """Write the pages and build the site below an empty folder."""
    docs = root / "docs"
    (docs / "r").mkdir(parents=True)
    (docs / "index.md").write_text("# Support records\n", encoding="utf-8")
    id_by_slug: dict[str, str] = {}
    for number, row in enumerate(rows):
        name = f"{slug(row['title'])[:60]}-{number}"
        id_by_slug[name] = row["id"]
        (docs / "r" / f"{name}.md").write_text(markdown(row), encoding="utf-8")
    (root / "mkdocs.yml").write_text(_CONFIG, encoding="utf-8")
    command = [program("mkdocs"), "build", "--quiet", "--config-file", str(root / "mkdocs.yml")]
    built = measure(command)
    if built.exit_code:
        sys.exit(f"mkdocs build failed:\n{built.messages}")
    return Pages(root / "site", id_by_slug, built.figures())


def markdown(row: Row) -> str:
    """Write a record as a page: its title, service and messages, then the rest in sections."""
    parts = [f"# {to_prose(row['title'])}", f"Service: {to_prose(row['service'])}"]
    if row["error_text"]:
        parts += ["## Messages", f"````text\n{row['error_text']}\n````"]
    for heading, name in _SECTIONS:
        if row[name]:
            parts += [f"## {heading}", to_prose(row[name])]
    return "\n\n".join(parts) + "\n"


def with_separator(pages: Pages, separator: str, root: Path) -> Path:
    """Copy the site with another separator in its index, all that a build would change."""
    site = shutil.copytree(pages.site, root, ignore=lambda _folder, names: {"r"} & set(names))
    index = json.loads((site / INDEX).read_text(encoding="utf-8"))
    index["config"]["separator"] = separator
    text = json.dumps(index, sort_keys=True, separators=(",", ":"))
    (site / INDEX).write_text(text, encoding="utf-8")
    return site
