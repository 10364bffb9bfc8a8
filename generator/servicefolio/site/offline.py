"""Makes a copy of the built site that works when it is opened from a disk, and packs it.

The site itself is only read: what is the same in both shares its bytes on the disk.
"""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from servicefolio.outputs import on_disk
from servicefolio.site.archive import pack
from servicefolio.site.disk_pages import DiskPages
from servicefolio.site.join import link_file

OFFLINE = "offline"
"""The folder of the copy, in the build folder."""
_UNFINISHED = ".offline-new"
_READERS = ".readers"
"""The file beside the copy that says whom it is for."""
_START = "index.html"
_FOR_SERVERS = ("sitemap.xml", "sitemap.xml.gz", "assets/javascripts/lunr/")
_FOR_SERVERS_ENDING = (".map",)


@dataclass(frozen=True, slots=True)
class Offline:
    """A copy for the disk."""

    start: Path
    """The page to open."""
    archive: Path
    files: int
    size: int
    """Bytes of all its files."""
    packed: int
    """Bytes of the archive."""
    left_out: tuple[str, ...]
    """What pages load from elsewhere on the site, and not in the copy."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a copy is called, of whom and when it tells, and where the site itself is published."""

    name: str
    """The name of the folder and of the archive."""
    readers: str
    day: date
    address: str
    """Where the site is published, or empty."""


def make_offline(site: Path, build: Path, label: Label, step: Callable[[], None]) -> Offline:
    """Copy a built site for the disk, in the place of the copy before; call `step` after a file."""
    new = build / _UNFINISHED
    forget_unfinished(build)
    folder = new / label.name
    folder.mkdir(parents=True)
    try:
        left_out = _copy(site, folder, label, step)
        pack(folder, folder.with_name(f"{label.name}.zip"), label.day)
        (new / _READERS).write_text(label.readers, encoding="utf-8")
        shutil.rmtree(build / OFFLINE, ignore_errors=True)
        new.rename(build / OFFLINE)
    finally:
        forget_unfinished(build)
    folder = build / OFFLINE / label.name
    archive = folder.with_name(f"{label.name}.zip")
    sizes = [file.stat().st_size for file in folder.rglob("*") if file.is_file()]
    packed = archive.stat().st_size
    return Offline(folder / _START, archive, len(sizes), sum(sizes), packed, left_out)


def forget_others(build: Path, readers: str) -> None:
    """Remove a copy that was made for other readers."""
    mark = build / OFFLINE / _READERS
    if not mark.is_file() or mark.read_text(encoding="utf-8") != readers:
        shutil.rmtree(build / OFFLINE, ignore_errors=True)


def forget_unfinished(build: Path) -> None:
    """Remove what a run that died left."""
    shutil.rmtree(build / _UNFINISHED, ignore_errors=True)


def files_of(site: Path) -> list[str]:
    """List the files of a site by their paths."""
    return sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())


def _copy(site: Path, folder: Path, label: Label, step: Callable[[], None]) -> tuple[str, ...]:
    files = files_of(site)
    pages = DiskPages(files, label.address, on_disk.notice(label.day, label.address))
    for path in files:
        for name, data in _on_disk(path, site / path, pages):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if data is None:
                link_file(site / path, target)
            else:
                target.write_bytes(data)
        step()
    (folder / on_disk.SCRIPT).write_bytes(on_disk.script())
    return tuple(sorted(pages.left_out))


def _on_disk(path: str, file: Path, pages: DiskPages) -> Iterable[tuple[str, bytes | None]]:
    """Say what takes the place of a file of the site; None stands for the file as it is."""
    if (
        on_disk.is_module(path)
        or path.startswith(_FOR_SERVERS)
        or path.endswith(_FOR_SERVERS_ENDING)
    ):
        return
    if path.endswith(".html"):
        text = file.read_text(encoding="utf-8", errors="surrogateescape")
        yield path, pages.change(path, text).encode("utf-8", "surrogateescape")
    elif on_disk.is_index(path):
        yield f"{path}.js", on_disk.handing_over(file.read_bytes())
    else:
        yield path, None
        if path.endswith(".json") and on_disk.is_read(path, data := file.read_bytes()):
            yield f"{path}.js", on_disk.handing_over(data)
