"""Makes one site of several: of what other processes built, and of the site before."""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

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
            link_file(source, target)


def link_file(source: Path, target: Path) -> None:
    """Have a file in a second place, without its bytes twice where the file system can do so."""
    try:
        os.link(source, target)
    except PermissionError:  # what Linux says on file systems that have no hard links
        shutil.copy2(source, target)
