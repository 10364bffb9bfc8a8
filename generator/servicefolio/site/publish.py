"""Publishes a built site: all of it at once, and what was published stays until it is replaced."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from servicefolio.site.mkdocs import SiteError

_MANIFEST = "manifest.json"
_SITES = "sites"
_UNFINISHED = ".new"
"""How the names of folders begin that are no whole sites."""
_IN_THE_WAY = "is in the way: servicefolio did not make it, so move it elsewhere"
_LOCK = ".lock"
_KEPT = 2


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a site is made of."""

    key: str
    """A digest of all that decides what every page looks like."""
    pages: Mapping[str, str]
    """The Markdown path of every page to a digest of its text."""
    site: str
    """A digest of all files that the site is made of."""
    readers: str
    """Whom the site is for."""


@dataclass(frozen=True, slots=True)
class Published:
    """The newest site: what it was made of, and where it lies."""

    manifest: Manifest
    folder: Path


@contextmanager
def exclusive(build: Path, wait: Callable[[], None]) -> Iterator[None]:
    """Let one build at a time into the build folder; call `wait` before waiting for another.

    The system takes the lock from a process that dies.
    """
    import fcntl  # noqa: PLC0415 - not on Windows, where records can still be checked

    build.mkdir(parents=True, exist_ok=True)
    with (build / _LOCK).open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            wait()
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def load_published(build: Path) -> Published | None:
    """Read what the newest site was made of, or None where it is unknown or not whole."""
    try:
        read = json.loads((build / _MANIFEST).read_text(encoding="utf-8"))
        folder = build / _SITES / read["folder"]
        published = Published(
            Manifest(read["key"], read["pages"], read["site"], read["readers"]), folder
        )
        whole = read["files"] == _listing(folder)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return published if whole else None


@contextmanager
def fresh_folder(build: Path) -> Iterator[Path]:
    """Make an empty folder to build a site into; nothing but what is published stays of it."""
    folder = build / _SITES / _UNFINISHED
    _clear(build)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        _clear(build)


def digest(*parts: bytes | str) -> str:
    """Name contents by what they are."""
    found = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big"))
        found.update(data)
    return found.hexdigest()[:20]


def publish(built: Path, manifest: Manifest, build: Path, link: Path) -> None:
    """Put a built site in the place of the published one, in one step.

    The site before stays on the disk, unless it was for other readers.
    """
    refuse_foreign(build, link)
    before = load_published(build)
    same_readers = before is not None and before.manifest.readers == manifest.readers
    target = _free_folder(build, manifest.site, link)
    if target.is_dir():
        target.rename(target.with_name(f"{_UNFINISHED}-{target.name}"))
    built.rename(target)
    point_at(target, link)
    text = json.dumps(
        {
            "key": manifest.key,
            "site": manifest.site,
            "readers": manifest.readers,
            "folder": target.name,
            "files": _listing(target),
            "pages": dict(manifest.pages),
        }
    )
    temporary = build / f".{_MANIFEST}"
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(build / _MANIFEST)
    _forget_old(build, keep=target, others=_KEPT - 1 if same_readers else 0)


def point_at(target: Path, link: Path) -> None:
    """Have the link lead to a built site; readers see the one before or this one."""
    address = target.relative_to(link.parent)
    if link.is_symlink() and link.readlink() == address:
        return
    temporary = link.with_name(f".{link.name}.new")
    temporary.unlink(missing_ok=True)
    temporary.symlink_to(address, target_is_directory=True)
    temporary.replace(link)


def refuse_foreign(build: Path, link: Path) -> None:
    """Refuse to replace what publishing did not make."""
    sites = (build / _SITES).relative_to(link.parent)
    ours = link.readlink().parent == sites if link.is_symlink() else not link.exists()
    if not ours:
        raise SiteError(f"{link} {_IN_THE_WAY}")


def refuse_foreign_folder(build: Path) -> None:
    """Refuse to make a site in a folder that holds what no build made; call before the lock."""
    used = build.is_dir() and any(build.iterdir())
    # The lock is the first thing that a build leaves, so it tells whose folder this is.
    if build.is_symlink() or (used and not (build / _LOCK).exists()):
        raise SiteError(f"{build} {_IN_THE_WAY}")


def claim_folder(build: Path) -> None:
    """Make the build folder where it is missing, known as one of this program."""
    refuse_foreign_folder(build)
    build.mkdir(parents=True, exist_ok=True)
    (build / _LOCK).touch()


def _free_folder(build: Path, name: str, link: Path) -> Path:
    """Name a folder that readers do not see, even where they see a site made of the same."""
    shown = link.readlink().name if link.is_symlink() else None
    return build / _SITES / (f"{name}-again" if shown == name else name)


def _listing(site: Path) -> str:
    """Name the files of a site by their paths and sizes, to see whether all are there."""
    files = sorted(file for file in site.rglob("*") if file.is_file())
    return digest(*(f"{file.relative_to(site)} {file.stat().st_size}" for file in files))


def _forget_old(build: Path, keep: Path, others: int) -> None:
    """Keep some of the sites before too: a reader may just be loading its pages."""
    before = [
        folder
        for folder in (build / _SITES).iterdir()
        if folder != keep and not folder.name.startswith(_UNFINISHED)
    ]
    newest_first = sorted(before, key=lambda folder: folder.stat().st_mtime, reverse=True)
    for folder in newest_first[others:]:
        shutil.rmtree(folder)


def _clear(build: Path) -> None:
    """Remove what this build, or one that died, left."""
    for leftover in (build / _SITES).glob(f"{_UNFINISHED}*"):
        shutil.rmtree(leftover)
