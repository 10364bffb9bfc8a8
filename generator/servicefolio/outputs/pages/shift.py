"""The pages of those who are on shift."""

from collections.abc import Iterator

from servicefolio.outputs.addresses import NEW_KNOWN_ERROR, TONIGHT
from servicefolio.outputs.artifact import Artifact
from servicefolio.outputs.pages.page import render_page
from servicefolio.outputs.views.site import Site


def shift_pages(site: Site) -> Iterator[Artifact]:
    """Render the page of the night, and that on which a known error is written, for staff."""
    if site.shift.has_page:
        yield render_page(site, TONIGHT, "tonight.md.jinja")
    if site.shift.known_error_services:
        yield render_page(site, NEW_KNOWN_ERROR, "new_known_error.md.jinja")
