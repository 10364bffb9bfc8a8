"""How services are and were, as a page."""

from collections.abc import Iterator

from servicefolio.outputs.addresses import STATUS
from servicefolio.outputs.artifact import Artifact
from servicefolio.outputs.pages.page import render_page
from servicefolio.outputs.views.site import Site


def status_pages(site: Site) -> Iterator[Artifact]:
    """Render the status page, where anything on record says how services are."""
    if site.health.has_anything:
        yield render_page(site, STATUS, "status.md.jinja")
