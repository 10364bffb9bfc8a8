"""The search as a page of its own, with filters."""

from servicefolio.outputs.addresses import SEARCH
from servicefolio.outputs.artifact import Artifact
from servicefolio.outputs.pages.page import render_page
from servicefolio.outputs.views.site import Site


def search_page(site: Site) -> Artifact:
    """Render the page, which its script fills."""
    kinds = [site.addresses.kinds[name] for name in site.catalog.kinds()]
    return render_page(site, SEARCH, "search.md.jinja", kinds=kinds)
