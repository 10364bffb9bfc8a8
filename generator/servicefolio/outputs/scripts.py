"""The scripts and styles that pages load, and where they lie."""

ENTRIES = ("assets/search-dialog.js", "assets/page.js")
"""The modules that every page loads; they import the others: the search, and what a page needs."""
WRITTEN_STYLES = ("assets/search.css", "assets/browse.css", "assets/print.css", "assets/cards.css")
AS_OF = "assets/as-of.css"
"""The style sheet that holds the day of the build."""
STYLES = (*WRITTEN_STYLES, AS_OF)
"""Style sheets beside that of the whole site."""
MODULES = (
    "boxes.js",
    "catalogue.js",
    "clock.js",
    "copy-text.js",
    "csv.js",
    "facets.js",
    "form-fields.js",
    "good-until.js",
    "help-now.js",
    "known-error-form.js",
    "known-error-yaml.js",
    "masking.js",
    "page.js",
    "printed.js",
    "request-form.js",
    "request-links.js",
    "search-box.js",
    "search-dialog.js",
    "search-dom.js",
    "search-engine.js",
    "search-files.js",
    "search-language.js",
    "search-missing.js",
    "search-not-found.js",
    "search-page.js",
    "search-result.js",
    "search-spelling.js",
    "search-stub.js",
    "search.js",
    "site.js",
    "suggestions.js",
    "tables.js",
    "ticket-note.js",
    "versions.js",
)
"""All of them, by their names in the folder of assets."""
