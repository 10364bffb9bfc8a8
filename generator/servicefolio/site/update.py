"""Brings the published site up to date: builds what changed since, and nothing else."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TypeAlias

from servicefolio.outputs.addresses import MANUAL
from servicefolio.outputs.artifact import Artifact
from servicefolio.outputs.nav import CONFIG
from servicefolio.outputs.pages.page import DOCS
from servicefolio.outputs.search import FOLDER as INDEX
from servicefolio.site.mkdocs import Engine, Order, build_site, read_engine
from servicefolio.site.publish import (
    Manifest,
    Published,
    digest,
    fresh_folder,
    load_published,
    point_at,
    publish,
)

Track: TypeAlias = Callable[[str, int], AbstractContextManager[Callable[[], None]]]
"""Shows the progress of work: takes its name and number of steps, gives what to call at each."""

_FRONT_MATTER = b"---"


@dataclass(frozen=True, slots=True)
class Edition:
    """Which site it is of all that could be made of the same records."""

    today: date
    """The day that it speaks of."""
    readers: str
    """Whom it is for. Nothing is taken from a site for others."""


@dataclass(frozen=True, slots=True)
class Updated:
    """What bringing the site up to date took."""

    pages: int
    """How many pages the engine built; the others had not changed."""
    warnings: tuple[str, ...]
    """What the engine warns of, such as a link in the manual that leads nowhere."""
    engine: Engine


def untracked(_label: str, _total: int) -> AbstractContextManager[Callable[[], None]]:
    """Show no progress."""
    return nullcontext(lambda: None)


def update(
    artifacts: tuple[Artifact, ...],
    build: Path,
    link: Path,
    edition: Edition,
    *,
    processes: int = 1,
    track: Track = untracked,
) -> Updated:
    """Build what changed since the site before; `artifacts` are written in the build folder."""
    epoch = int(datetime.combine(edition.today, time(), UTC).timestamp())
    engine = read_engine(build / CONFIG, epoch)
    manifest = _manifest(artifacts, engine, edition.readers)
    # Where pages may depend on anything, nothing is known to be as it was.
    before = load_published(build) if engine.piecewise else None
    if before is not None and before.manifest.readers != edition.readers:
        before = None
    if before is not None and before.manifest == manifest:
        point_at(before.folder, link)
        return Updated(0, (), engine)
    order = _order(manifest, before, build, epoch)
    processes = processes if engine.piecewise else 1
    with fresh_folder(build) as new:
        with track("Building pages", len(order.pages)) as step:
            warnings = build_site(order, new, processes=processes, step=step)
        publish(new, manifest, build, link)
    return Updated(len(order.pages), warnings, engine)


def _manifest(artifacts: tuple[Artifact, ...], engine: Engine, readers: str) -> Manifest:
    """Say what a site is made of."""
    digests = {item.path: digest(item.data) for item in artifacts}
    manual = sorted(path for path in digests if path.startswith(f"{DOCS}{MANUAL}"))
    # Files of the search are named by what they hold, change with any record, and are never linked.
    linkable = (path for path in digests if not path.startswith(f"{DOCS}{INDEX}"))
    every_path, manual_paths = digest(*sorted(linkable)), digest(*manual)
    pages: dict[str, str] = {}
    fronts: list[str] = []
    for item in sorted(artifacts, key=lambda item: item.path):
        if not item.path.endswith(".md"):
            continue
        parts = [digests[item.path]]
        if item.path.startswith(f"{DOCS}{MANUAL}"):
            # Hand-written links name files, and the engine looks whether they are there.
            parts += [manual_paths, every_path if b"../" in item.data else ""]
            fronts.append(f"{item.path} {_front_matter(item.data)!r}")
        pages[item.path.removeprefix(DOCS)] = digest(*parts)
    key = digest(*engine.key, *fronts)
    site = digest(key, *(f"{path} {value}" for path, value in sorted(digests.items())))
    return Manifest(key, pages, site, readers)


def _order(manifest: Manifest, before: Published | None, build: Path, epoch: int) -> Order:
    """Find out which pages have to be built, and which are those of the site before."""
    known: Mapping[str, str] = {}
    previous = None
    if before is not None and before.manifest.key == manifest.key:
        known, previous = before.manifest.pages, before.folder
    changed = {path for path, value in manifest.pages.items() if known.get(path) != value}
    return Order(
        config=build / CONFIG,
        pages=tuple(sorted(changed)),
        unchanged=tuple(sorted(manifest.pages.keys() - changed)),
        previous=previous,
        epoch=epoch,
    )


def _front_matter(page: bytes) -> bytes:
    """Cut out what the navigation may show of a page: its icon, its status."""
    return page.partition(b"\n" + _FRONT_MATTER)[0] if page.startswith(_FRONT_MATTER) else b""
