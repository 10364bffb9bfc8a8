"""The listing of everything that is published."""

from collections.abc import Iterator

from servicefolio.graph.restrict import Visible
from servicefolio.outputs.addresses import Addresses
from servicefolio.outputs.api.openapi import openapi_artifact
from servicefolio.outputs.api.records import api_artifacts
from servicefolio.outputs.api.schema import schema_artifacts
from servicefolio.outputs.artifact import Artifact
from servicefolio.outputs.environment import asset
from servicefolio.outputs.feeds.calendars import calendar_artifacts
from servicefolio.outputs.feeds.news import news_artifacts
from servicefolio.outputs.llms import llms_artifact
from servicefolio.outputs.manual.pages import manual_artifacts, manual_nav
from servicefolio.outputs.nav import CONFIG, config_artifact
from servicefolio.outputs.pages.cards import card_pages
from servicefolio.outputs.pages.feeds import feed_pages
from servicefolio.outputs.pages.page import (
    DOCS,
    broken_page,
    home_page,
    index_pages,
    record_pages,
)
from servicefolio.outputs.pages.paper import day_artifact, on_paper
from servicefolio.outputs.pages.portfolio import portfolio_pages
from servicefolio.outputs.pages.schedule import schedule_pages
from servicefolio.outputs.pages.search import search_page
from servicefolio.outputs.pages.shift import shift_pages
from servicefolio.outputs.pages.status import status_pages
from servicefolio.outputs.pages.story import story_pages
from servicefolio.outputs.pages.threads import thread_pages
from servicefolio.outputs.redirects import redirect_artifacts
from servicefolio.outputs.scripts import MODULES, WRITTEN_STYLES
from servicefolio.outputs.search import search_artifacts, site_index
from servicefolio.outputs.views.site import Site
from servicefolio.records.validate import Checked
from servicefolio.registry import all_kinds, kinds_by_name
from servicefolio.search.index import Index
from servicefolio.source.document import SourceFile

_ASSETS = ("servicefolio.css", *(name.removeprefix("assets/") for name in WRITTEN_STYLES), *MODULES)
OWN_CONFIG = "../mkdocs.yml"
"""The hand-written settings of the site, as seen from the build folder."""
_DEFAULT_CONFIG = "mkdocs-default.yml"
"""What stands in for them in a repository that has none."""


def plan(
    site: Site,
    visible: Visible,
    docs: tuple[SourceFile, ...],
    *,
    has_config: bool = True,
) -> Iterator[Artifact]:
    """List every output, page by page; a site without settings of its own gets plain ones.

    `site` is that of what is `visible`. Those who run the services write the records, so the
    manual, which is made for them, is on their site alone.
    """
    made: set[str] = set()
    for artifact in _pages(site, visible, docs):
        made.add(artifact.path.removeprefix(DOCS))
        yield on_paper(site, artifact)
    if not has_config:
        yield Artifact(_DEFAULT_CONFIG, asset(CONFIG))
    parent = OWN_CONFIG if has_config else _DEFAULT_CONFIG
    manual = manual_nav(docs) if visible.runs_services else []
    yield config_artifact(all_kinds(), made, manual, parent=parent, site_url=site.settings.site_url)


def addresses() -> Addresses:
    """Make the addresses of a site with all kinds."""
    return Addresses(kinds_by_name())


def searched(site: Site, docs: tuple[SourceFile, ...]) -> Index:
    """Make the index that the site's search answers from."""
    return site_index(site, _manual(site, docs))


def _manual(site: Site, docs: tuple[SourceFile, ...]) -> tuple[Artifact, ...]:
    """Write the manual, for those who write the records."""
    return tuple(manual_artifacts(all_kinds(), site.addresses, docs)) if site.runs_services else ()


def _pages(site: Site, visible: Visible, docs: tuple[SourceFile, ...]) -> Iterator[Artifact]:
    """List everything below the documents folder; nav.PLACES says where a page is found."""
    yield home_page(site)
    yield from index_pages(site)
    yield from record_pages(site)
    yield from portfolio_pages(site)
    yield from schedule_pages(site)
    yield from status_pages(site)
    yield from shift_pages(site)
    yield from card_pages(site)
    yield from thread_pages(site, visible.diagnostics)
    yield from story_pages(site)
    yield from feed_pages(site)
    yield search_page(site)
    yield from _broken_pages(site, visible)
    manual = _manual(site, docs)
    yield from manual
    yield from search_artifacts(site, manual)
    yield from api_artifacts(site)
    yield from schema_artifacts(all_kinds(), DOCS)
    yield openapi_artifact(site)
    yield from news_artifacts(site)
    yield from calendar_artifacts(site)
    yield from redirect_artifacts(site)
    yield llms_artifact(site)
    yield day_artifact(site)
    for name in _ASSETS:
        yield Artifact(f"{DOCS}assets/{name}", asset(name))


def _broken_pages(site: Site, visible: Visible) -> Iterator[Artifact]:
    for (kind, identifier), item in placed_broken(visible).items():
        own = (d for d in visible.diagnostics if d.record in (identifier, None))
        here = (d for d in own if d.path in item.document.paths and d.ignored is None)
        yield broken_page(site, kind, identifier, tuple(here))


def placed_broken(visible: Visible) -> dict[tuple[str, str], Checked]:
    """List the broken records that have a page, by kind and id: those whose id is theirs alone."""
    taken: set[str] = set(visible.catalog.by_id)
    placed: dict[tuple[str, str], Checked] = {}
    for item in visible.broken:
        if item.kind is None or item.identifier is None or item.identifier in taken:
            continue
        taken.add(item.identifier)
        placed[item.kind, item.identifier] = item
    return placed
