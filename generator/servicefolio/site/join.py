"""Makes one site of several: of what other processes built, and of the site before."""

import json
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

_SEARCH_INDEX = Path("search", "search_index.json")
_MADE_BY_THEME = frozenset({Path("404.html")})


def gather(source: Path, site_dir: Path) -> None:
    """Move the pages that another process built into the site."""
    for file in source.rglob("*.html"):
        relative = file.relative_to(source)
        if relative not in _MADE_BY_THEME:
            target = site_dir / relative
            target.parent.mkdir(parents=True, exist_ok=True)
            file.replace(target)


def link_unchanged(pages: Iterable[str], previous: Path, site_dir: Path) -> None:
    """Take unchanged pages from the site before; both then share the same file on the disk."""
    for page in pages:
        source, target = previous / page, site_dir / page
        target.parent.mkdir(parents=True, exist_ok=True)
        # Absent where the engine excludes the page; there already where two become one address.
        with suppress(FileNotFoundError, FileExistsError):
            _link(source, target)


def merge_search_index(
    site_dir: Path,
    others: Iterable[Path],
    previous: Path | None,
    unchanged: frozenset[str],
    addresses: Iterable[str],
) -> None:
    """Join the search entries of all pages, in the engine's order of their `addresses`.

    Those of the `unchanged` addresses are taken from the site before.
    """
    file = site_dir / _SEARCH_INDEX
    if not file.is_file():
        return
    before = _read_entries(previous) if previous else {}
    entries = {address: found for address, found in before.items() if address in unchanged}
    for site in (site_dir, *others):
        entries |= _read_entries(site)
    index = json.loads(file.read_text(encoding="utf-8"))
    index["docs"] = [entry for address in addresses for entry in entries.get(address, ())]
    # Written as Material does, without spaces.
    file.write_text(json.dumps(index, separators=(",", ":")), encoding="utf-8")


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except PermissionError:  # what Linux says on file systems that have no hard links
        shutil.copy2(source, target)


def _read_entries(site: Path) -> dict[str, list[Any]]:
    """Read a site's search entries by the address of their page."""
    entries: dict[str, list[Any]] = {}
    file = site / _SEARCH_INDEX
    if file.is_file():
        for entry in json.loads(file.read_text(encoding="utf-8"))["docs"]:
            address = entry["location"].partition("#")[0] or "./"
            entries.setdefault(address, []).append(entry)
    return entries
