"""The scripts that make parts of pages work, and where they lie; the search has its own."""

PARTS_ENTRY = "assets/page-parts.js"
"""The module that every page loads; it imports the others where a page has something for them."""
PARTS_MODULES = (
    "form-fields.js",
    "good-until.js",
    "help-now.js",
    "known-error-form.js",
    "known-error-yaml.js",
    "page-parts.js",
    "request-form.js",
    "request-links.js",
    "suggestions.js",
    "ticket-note.js",
)
