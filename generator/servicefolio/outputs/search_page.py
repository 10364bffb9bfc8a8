"""The search as a page of its own, with filters; its scripts and styles, and where they lie."""

from servicefolio.outputs.addresses import SEARCH
from servicefolio.outputs.artifact import Artifact
from servicefolio.outputs.pages import render_page
from servicefolio.outputs.views import Site

ENTRY = "assets/search-dialog.js"
"""The module that every page loads; it imports the others."""
STYLES = "assets/search.css"
MODULES = (
    "masking.js",
    "search.js",
    "search-box.js",
    "search-dialog.js",
    "search-dom.js",
    "search-files.js",
    "search-language.js",
    "search-missing.js",
    "search-not-found.js",
    "search-page.js",
    "search-result.js",
    "search-spelling.js",
    "search-stub.js",
    "versions.js",
)


def search_page(site: Site) -> Artifact:
    """Render the page, which its script fills."""
    kinds = [site.addresses.kinds[name] for name in site.catalog.kinds()]
    return render_page(site, SEARCH, "search.md.jinja", kinds=kinds)
