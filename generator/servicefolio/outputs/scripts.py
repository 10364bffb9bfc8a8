"""The scripts and styles that pages load, and where they lie."""

ENTRIES = ("assets/search-dialog.js", "assets/page.js")
"""The modules that every page loads; they import the others: the search, and what a page needs."""
STYLES = ("assets/search.css", "assets/browse.css")
"""Style sheets beside that of the whole site."""
MODULES = (
    "catalogue.js",
    "clock.js",
    "csv.js",
    "facets.js",
    "masking.js",
    "page.js",
    "search.js",
    "search-box.js",
    "search-dialog.js",
    "search-dom.js",
    "search-files.js",
    "search-language.js",
    "search-missing.js",
    "search-page.js",
    "search-result.js",
    "search-spelling.js",
    "search-stub.js",
    "tables.js",
    "versions.js",
)
