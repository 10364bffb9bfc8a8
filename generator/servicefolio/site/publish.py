"""Publishes a built site: all of it at once, and what was published stays until it is replaced."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from servicefolio.site.mkdocs import SiteError

_MANIFEST = "manifest.json"
_SITES = "sites"
_KEPT = 2


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the published site was made of."""

    key: str
    """A digest of all that decides what every page looks like."""
    pages: Mapping[str, str]
    """The Markdown path of every page to a digest of its text."""
    site: str
    """The name of the site's folder."""


def load_manifest(build: Path) -> Manifest | None:
    """Read what the published site was made of, or None where that is not known."""
    try:
        read = json.loads((build / _MANIFEST).read_text(encoding="utf-8"))
        manifest = Manifest(read["key"], read["pages"], read["site"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return manifest if site_folder(build, manifest.site).is_dir() else None


def site_folder(build: Path, name: str) -> Path:
    """Name the folder of a built site."""
    return build / _SITES / name


def empty_folder(build: Path) -> Path:
    """Make the empty folder that a site is built into."""
    folder = build / _SITES / ".new"
    for leftover in folder.parent.glob(".new*"):
        shutil.rmtree(leftover)
    folder.mkdir(parents=True)
    return folder


def digest(*parts: bytes | str) -> str:
    """Name contents by what they are."""
    found = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big"))
        found.update(data)
    return found.hexdigest()[:20]


def publish(built: Path, manifest: Manifest, build: Path, link: Path) -> None:
    """Put a built site in the place of the published one, in one step."""
    refuse_foreign(link)
    target = site_folder(build, manifest.site)
    if target.is_dir():
        shutil.rmtree(built)
    else:
        built.rename(target)
    _swap(link, target)
    text = json.dumps({"key": manifest.key, "site": manifest.site, "pages": dict(manifest.pages)})
    temporary = build / f".{_MANIFEST}"
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(build / _MANIFEST)
    _forget_old(build, keep=target)


def refuse_foreign(link: Path) -> None:
    """Refuse to replace a folder that publishing did not make."""
    if link.exists() and not link.is_symlink():
        raise SiteError(f"{link} is a folder that servicefolio did not make; move it away")


def _swap(link: Path, target: Path) -> None:
    temporary = link.with_name(f".{link.name}.new")
    temporary.unlink(missing_ok=True)
    temporary.symlink_to(os.path.relpath(target, link.parent), target_is_directory=True)
    temporary.replace(link)


def _forget_old(build: Path, keep: Path) -> None:
    """Keep the site before too: a reader may just be loading its pages."""
    sites: Iterable[Path] = (
        folder for folder in (build / _SITES).iterdir() if folder != keep and folder.is_dir()
    )
    oldest_last = sorted(sites, key=lambda folder: folder.stat().st_mtime, reverse=True)
    for folder in oldest_last[_KEPT - 1 :]:
        shutil.rmtree(folder)
