"""The page that lists what may be subscribed to."""

from collections.abc import Iterator

from servicefolio.outputs.addresses import FEEDS
from servicefolio.outputs.artifact import Artifact
from servicefolio.outputs.pages.page import render_page
from servicefolio.outputs.views.site import Site


def feed_pages(site: Site) -> Iterator[Artifact]:
    """Render the page, where there is anything to subscribe to."""
    if site.feeds.general or site.feeds.services:
        yield render_page(site, FEEDS, "feeds.md.jinja")
