"""The story of a preview: the site is planned twice, and the pages that differ are built.

What others did meanwhile is no part of the change: the base is where its branch began. Nothing is
published.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from servicefolio.audiences import may_read
from servicefolio.diagnostics import Diagnostic
from servicefolio.examine import Base, Examined, context_of, examine, judge, judge_change
from servicefolio.graph.restrict import Visible, restrict
from servicefolio.outputs.addresses import markdown_path
from servicefolio.outputs.artifact import Artifact
from servicefolio.outputs.nav import CONFIG
from servicefolio.outputs.pages.changed import ChangedPage, Version, changed_pages
from servicefolio.outputs.pages.page import DOCS
from servicefolio.outputs.plan import addresses, placed_broken
from servicefolio.pipeline import BUILD, SITE, Repository, planned, sources_of
from servicefolio.report.text import summary
from servicefolio.site.mkdocs import Order, build_site
from servicefolio.site.preview import Head, chosen, preview
from servicefolio.site.publish import (
    exclusive,
    fresh_folder,
    refuse_foreign,
    refuse_foreign_folder,
)
from servicefolio.site.update import Track, untracked
from servicefolio.text import plural
from servicefolio.write import write

_NOT_FOR_READERS = "What the checks find is for those who run the services: their preview tells it."


@dataclass(frozen=True, slots=True)
class Preview:
    """A file with the pages that differ, and which these are."""

    text: str
    pages: tuple[ChangedPage, ...]
    head: Head


def make_preview(
    repository: Repository,
    base: Base,
    compared: str,
    *,
    processes: int = 1,
    say: Callable[[str], None] = lambda _message: None,
    track: Track = untracked,
) -> Preview:
    """Build what differs from a base, and write it into one file; `compared` tells of the base.

    Both versions are for the same readers, and speak of the same day.
    """
    folder, link = repository.root / BUILD, repository.root / SITE
    refuse_foreign(folder, link)
    refuse_foreign_folder(folder)
    settings = base.sources.settings.model_copy(update={"audience": repository.settings.audience})
    former = replace(repository, settings=settings)
    with exclusive(folder, lambda: say("Waiting for another build of this repository to end")):
        found = examine(sources_of(repository), track)
        found_before = examine(replace(base.sources, settings=settings), track)
        now, before = _version(repository, found, track), _version(former, found_before, track)
        pages = changed_pages(now, before, addresses())
        findings = judge_change(found, found_before, base.deleted, repository.today)
        head = Head(
            compared,
            *_told(findings, found, now.visible),
            tuple(dict.fromkeys(_without_page(found, now.visible))),
            tuple(_doubts(found_before, before.visible)),
        )
        write(_with_gone(now, before, pages), folder, owned=DOCS)
        order = _order(repository, pages)
        with fresh_folder(folder) as new:
            if order.pages:
                with track("Building pages", len(order.pages)) as step:
                    build_site(order, new, processes=processes, step=step)
            text = preview(new, pages, head, repository.settings.site_url or "")
    return Preview(text, pages, head)


def _version(repository: Repository, found: Examined, track: Track) -> Version:
    """Plan the site of what was found, for the readers that the settings name."""
    judged = judge(found, context_of(found, repository.today))
    diagnostics = sorted(judged, key=lambda item: item.sort_key)
    readers = repository.settings.audience
    visible = restrict(found.catalog, found.broken, diagnostics, readers, found.names_of_unread)
    return Version(visible, found.docs, tuple(planned(repository, visible, found.docs, track)))


def _told(
    findings: Iterable[Diagnostic], found: Examined, visible: Visible
) -> tuple[str, tuple[Diagnostic, ...]]:
    """Count what the change brings, and list it, as far as its readers may know."""
    if not visible.runs_services:
        return _NOT_FOR_READERS, ()
    open_to_them, pageless = set(visible.diagnostics), set(_without_page(found, visible))
    hidden = found.catalog.by_id.keys() - visible.catalog.by_id.keys()

    def may_be_told(item: Diagnostic) -> bool:
        is_of_such_file = item.path in pageless and item.record not in hidden
        return is_of_such_file or replace(item, before=None) in open_to_them

    told = sorted(filter(may_be_told, findings), key=lambda item: item.sort_key)
    return f"Checks: {summary(told)}.", tuple(item for item in told if item.counts)


def _without_page(found: Examined, visible: Visible) -> Iterator[str]:
    """Name the files of records that have no page, not even one that says what is wrong."""
    if not visible.runs_services:
        return
    yield from found.unread
    for entry in found.linked.left_out:
        if may_read(visible.audience, entry.record.audience):
            yield entry.document.path
    placed = {id(item) for item in placed_broken(visible).values()}
    yield from (item.document.path for item in visible.broken if id(item) not in placed)


def _doubts(before: Examined, visible: Visible) -> Iterator[str]:
    """Say why pages may differ though nobody changed them."""
    files = len(set(_without_page(before, visible)))
    if files:
        whose = plural(files, "file")
        yield f"{whose} of the base could not be read whole: pages of what is there count as new."
    if before.sources.settings_problems:
        yield "Settings of the base could not be read: pages may differ for that alone."


def _with_gone(now: Version, before: Version, pages: tuple[ChangedPage, ...]) -> list[Artifact]:
    """Add the pages that are gone, as they were, to what the engine is given."""
    gone = [page.address for page in pages if page.fate == "gone"]
    files = {f"{DOCS}{markdown_path(address)}" for address in gone}
    # Where the page was, something may lead on to where it is.
    in_the_way = {f"{DOCS}{address}index.html" for address in gone}
    kept = [item for item in now.artifacts if item.path not in in_the_way]
    return [*kept, *(item for item in before.artifacts if item.path in files)]


def _order(repository: Repository, pages: tuple[ChangedPage, ...]) -> Order:
    return Order(
        config=repository.root / BUILD / CONFIG,
        pages=tuple(markdown_path(page.address) for page in chosen(pages)),
        unchanged=(),
        previous=None,
        epoch=int(datetime.combine(repository.today, time(), UTC).timestamp()),
    )
