"""The pages of those who are on shift."""

from collections.abc import Iterator

from servicefolio.outputs.addresses import TONIGHT
from servicefolio.outputs.artifact import Artifact
from servicefolio.outputs.pages import render_page
from servicefolio.outputs.views import Site


def shift_pages(site: Site) -> Iterator[Artifact]:
    """Render the page of the shift, for staff, where there is anything to tell."""
    if site.shift.has_page:
        yield render_page(site, TONIGHT, "tonight.md.jinja")
