"""The story of a preview: the site is planned twice, and the pages that differ are built.

What others did meanwhile is no part of the change: the base is where its branch began. Nothing is
published.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from servicefolio.examine import Sources, context_of, examine, judge
from servicefolio.graph.restrict import restrict
from servicefolio.outputs.addresses import markdown_path
from servicefolio.outputs.artifact import Artifact
from servicefolio.outputs.nav import CONFIG
from servicefolio.outputs.pages.changed import ChangedPage, Version, changed_pages
from servicefolio.outputs.pages.page import DOCS
from servicefolio.outputs.plan import addresses
from servicefolio.pipeline import BUILD, SITE, Repository, planned, sources_of
from servicefolio.site.mkdocs import Order, build_site
from servicefolio.site.preview import chosen, preview
from servicefolio.site.publish import (
    exclusive,
    fresh_folder,
    refuse_foreign,
    refuse_foreign_folder,
)
from servicefolio.site.update import Track, untracked
from servicefolio.write import write


@dataclass(frozen=True, slots=True)
class Preview:
    """A file with the pages that differ, and which these are."""

    text: str
    pages: tuple[ChangedPage, ...]


def make_preview(
    repository: Repository,
    base: Sources,
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
    settings = base.settings.model_copy(update={"audience": repository.settings.audience})
    former = replace(repository, settings=settings)
    with exclusive(folder, lambda: say("Waiting for another build of this repository to end")):
        now = _version(repository, sources_of(repository), track)
        before = _version(former, replace(base, settings=settings), track)
        pages = changed_pages(now, before, addresses())
        write(_with_gone(now, before, pages), folder, owned=DOCS)
        order = _order(repository, pages)
        with fresh_folder(folder) as new:
            if order.pages:
                with track("Building pages", len(order.pages)) as step:
                    build_site(order, new, processes=processes, step=step)
            text = preview(new, pages, compared, repository.settings.site_url or "")
    return Preview(text, pages)


def _version(repository: Repository, sources: Sources, track: Track) -> Version:
    """Plan the site of some sources, for the readers that the settings name."""
    found = examine(sources, track)
    judged = judge(found, context_of(found, repository.today))
    diagnostics = sorted(judged, key=lambda item: item.sort_key)
    readers = repository.settings.audience
    visible = restrict(found.catalog, found.broken, diagnostics, readers, found.names_of_unread)
    return Version(visible, found.docs, tuple(planned(repository, visible, found.docs, track)))


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
