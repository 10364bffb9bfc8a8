"""The story of the program: what is read becomes records, a catalogue, findings, a site.

Every stage runs on whatever survived the one before, so that one broken record never hides the
problems of the others. Values in, values out; the edges (`source`, `write`, `site`) do effects.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from servicefolio.config import Settings
from servicefolio.derive.changes.schedule import Schedule, schedule_of
from servicefolio.diagnostics import Diagnostic, tally
from servicefolio.examine import Base, Examined, Sources, context_of, examine, judge, judge_change
from servicefolio.graph.catalog import Catalog
from servicefolio.graph.restrict import Visible, restrict
from servicefolio.outputs.addresses import markdown_path
from servicefolio.outputs.artifact import Artifact
from servicefolio.outputs.nav import CONFIG
from servicefolio.outputs.pages.page import DOCS
from servicefolio.outputs.plan import addresses, plan, searched
from servicefolio.outputs.views.site import Site
from servicefolio.records.validate import Checked
from servicefolio.search.index import Index
from servicefolio.settings_file import SETTINGS_FILE, load_settings
from servicefolio.site.offline import Label, Offline, files_of, forget_others, make_offline
from servicefolio.site.publish import (
    exclusive,
    refuse_foreign,
    refuse_foreign_folder,
)
from servicefolio.site.update import Edition, Track, Updated, untracked, update
from servicefolio.source.discover import CONTENT_FOLDERS, discover, discover_docs
from servicefolio.source.document import SourceFile
from servicefolio.source.git import last_changes
from servicefolio.source.revision import (
    Revision,
    deleted_files,
    discover_revision,
    discover_revision_docs,
)
from servicefolio.text import plural, slug
from servicefolio.write import WriteReport, write

BUILD = "build"
"""The folder that everything is made in."""
SITE = "site"
"""The link to the published site."""


class NoRepositoryError(Exception):
    """The folder holds no records and never did: neither catalog/ nor kb/ is there."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository as it was read: its folder, settings, and the day that it speaks of."""

    root: Path
    settings: Settings
    today: date
    settings_problems: tuple[Diagnostic, ...]
    settings_text: str = ""
    moment: datetime | None = None
    """When it was read; None where the settings pin the day."""


@dataclass(frozen=True, slots=True)
class Result:
    """What checking a repository found."""

    repository: Repository
    catalog: Catalog
    broken: tuple[Checked, ...]
    """Documents that are no records, and records whose id was taken."""
    diagnostics: tuple[Diagnostic, ...]
    docs: tuple[SourceFile, ...]
    """The manual's hand-written files, by their names in its folder."""
    files: int
    """How many record files were read."""
    unread: frozenset[str] = frozenset()
    """Names of files out of which nothing could be read."""


def open_repository(root: Path, today: date, moment: datetime | None = None) -> Repository:
    """Read the settings of a repository; `today` and `moment` are now unless they pin a day."""
    root = root.resolve()
    if not any((root / folder).is_dir() for folder in CONTENT_FOLDERS):
        raise NoRepositoryError(root)
    file = root / SETTINGS_FILE
    text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    settings, problems = load_settings(text)
    known = moment if settings.today is None else None
    return Repository(root, settings, settings.today or today, problems, text, known)


def base_at(revision: Revision) -> Base:
    """Read what a repository is compared with out of its history; it has settings of its own."""
    text = revision.settings_text()
    settings, problems = load_settings(text)
    records = discover_revision(revision, settings)
    docs = discover_revision_docs(revision, settings)
    sources = Sources(settings, problems, text, records, docs)
    return Base(sources, lambda identifiers: deleted_files(revision, identifiers))


def sources_of(repository: Repository) -> Sources:
    """Read a repository as it is on the disk."""
    root, settings = repository.root, repository.settings
    records, docs = discover(root, settings), discover_docs(root, settings)
    return Sources(settings, repository.settings_problems, repository.settings_text, records, docs)


def check(repository: Repository, track: Track = untracked, base: Base | None = None) -> Result:
    """Read and check every record of a repository.

    With a base, what changed since is checked too, and every finding says whether it is new.
    """
    now = examine(sources_of(repository), track)
    if base is None:
        found = judge(now, context_of(now, repository.today))
    else:
        before = examine(base.sources, track)
        found = judge_change(now, before, base.deleted, repository.today)
    return Result(
        repository=repository,
        catalog=now.catalog,
        broken=now.broken,
        diagnostics=tuple(sorted(found, key=lambda item: item.sort_key)),
        docs=now.docs,
        files=len(now.sources.records.files),
        unread=now.names_of_unread,
    )


@dataclass(frozen=True, slots=True)
class Built:
    """What building a repository did."""

    result: Result
    report: WriteReport | None = None
    """What was written below build/; None where `strict` kept everything as it was."""
    pages_built: int = 0
    """Pages that the engine built; the others had not changed."""
    site: Path | None = None
    """The published site."""
    warnings: tuple[str, ...] = ()
    """What the engine warns of."""
    offline: Offline | None = None
    """The copy for the disk, where one was asked for."""


def build(
    repository: Repository,
    *,
    strict: bool = False,
    offline: bool = False,
    processes: int = 1,
    say: Callable[[str], None] = lambda _message: None,
    track: Track = untracked,
) -> Built:
    """Check a repository, and publish its site; with `strict`, only when all is well.

    Records with errors are left out, with a page in their place that says what is wrong. With
    `offline`, the site is copied for the disk as well. `say` is told what a person should know
    meanwhile, `track` shows how far the work is.
    """
    folder, link = repository.root / BUILD, repository.root / SITE
    refuse_foreign(folder, link)
    refuse_foreign_folder(folder)
    with exclusive(folder, lambda: say("Waiting for another build of this repository to end")):
        result = check(repository, track)
        counts = tally(result.diagnostics)
        if strict and (counts.errors or counts.warnings):
            return Built(result)
        readers = repository.settings.audience
        visible = restrict(
            result.catalog, result.broken, result.diagnostics, readers, result.unread
        )
        _say_what_is_left_out(result, visible, say)
        artifacts = tuple(planned(repository, visible, result.docs, track))
        report = write(artifacts, folder, owned=DOCS)
        edition = Edition(repository.today, readers)
        updated = update(artifacts, folder, link, edition, processes=processes, track=track)
        forget_others(folder, readers)
        copy = _offline(updated, edition, folder, link, track) if offline else None
    return Built(result, report, updated.pages, link, updated.warnings, copy)


def _offline(updated: Updated, edition: Edition, folder: Path, link: Path, track: Track) -> Offline:
    name = slug(updated.engine.name) or SITE
    label = Label(name, edition.readers, edition.today, updated.engine.address)
    site = link.resolve()
    with track("Copying for the disk", len(files_of(site))) as step:
        return make_offline(site, folder, label, step)


def search_index(repository: Repository) -> Index:
    """Make the index that the site's search answers from; broken records are left out."""
    now = examine(sources_of(repository), untracked)
    site = Site(_visible(repository, now), repository.settings, repository.today, addresses())
    return searched(site, now.docs)


def whole(repository: Repository) -> Examined:
    """Read all records, whoever may see them."""
    return examine(sources_of(repository), untracked)


def visible_catalog(repository: Repository) -> Catalog:
    """Read the records that the audience may see; broken records are left out."""
    return _visible(repository, examine(sources_of(repository), untracked))


def _visible(repository: Repository, now: Examined) -> Catalog:
    readers = repository.settings.audience
    return restrict(now.catalog, now.broken, (), readers, now.names_of_unread).catalog


def schedule(repository: Repository, first: date, last: date) -> Schedule:
    """Lay out the change schedule of some days, as the site's readers may know it."""
    zone = ZoneInfo(repository.settings.time_zone)
    return schedule_of(visible_catalog(repository), zone, repository.today, first, last)


def _say_what_is_left_out(result: Result, visible: Visible, say: Callable[[str], None]) -> None:
    """Say how much its readers do not get: an empty site would be a riddle."""
    all_records = len(result.catalog.entries)
    left_out = all_records - len(visible.catalog.entries)
    if left_out:
        readers = result.repository.settings.label(visible.audience)
        records = plural(all_records, "record")
        say(f"Left out {left_out} of {records}: they are not for {readers} (see `audience:`)")


def planned(
    repository: Repository, visible: Visible, docs: tuple[SourceFile, ...], track: Track
) -> Iterator[Artifact]:
    """Make everything that the site is built from, of what its readers may see."""
    commits = last_changes(repository.root)
    site = Site(
        visible.catalog,
        repository.settings,
        repository.today,
        addresses(),
        commits,
        repository.moment,
    )
    records = [entry.record for entry in visible.catalog.entries]
    has_config = (repository.root / CONFIG).is_file()
    pages = {DOCS + markdown_path(site.addresses.record(item.KIND, item.id)) for item in records}
    with track("Writing records", len(pages)) as step:
        for artifact in plan(site, visible, docs, has_config=has_config):
            yield artifact
            if artifact.path in pages:
                step()
