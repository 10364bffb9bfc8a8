"""The types of pages that the site has: those of kinds, and those that are made of many records."""

from fnmatch import fnmatch
from pathlib import Path

from servicefolio.registry import all_kinds

PAGES = (
    "",
    *(f"{kind.plural}/" for kind in all_kinds()),
    *(f"{kind.plural}/*/" for kind in all_kinds()),
    "known-errors/broken-record/",
    "known-errors/odd-message/",
    "teams/harbour-divers/",
    "change-calendar/",
    "data-quality/",
    "feeds/",
    "gaps/",
    "how-it-fits-together/",
    "new-known-error/",
    "outage-cards/",
    "portfolio/",
    "search/",
    "status/",
    "technical-services/",
    "threads/*/",
    "tonight/",
    "traceability/",
    "manual/",
    "manual/*/",
    "manual/adr/*/",
    "manual/commands/",
    "manual/settings/",
    "manual/writing/",
    "manual/kinds/*/",
    "manual/rules/",
    "manual/rules/*/",
    "404.html",
)
"""A page of every type; a star stands for the one that holds most."""
STATES = (
    "services/?view=a-z",
    "services/?view=table&for=staff",
    "services/?for=nobody",
    "search/#q=certificate",
    "search/#q=zqxj+frobnicator",
)
"""What scripts make of pages: other views, results, and none."""


def untyped(site: Path) -> list[str]:
    """List the pages of a built site that are of no type."""
    found = (file.relative_to(site).as_posix() for file in site.rglob("*.html") if _is_page(file))
    pages = (path.removesuffix("index.html") for path in found)
    return sorted(page for page in pages if not any(_is_like(page, of) for of in PAGES))


def _is_like(page: str, of: str) -> bool:
    return page.count("/") == of.count("/") and fnmatch(page, of)


def _is_page(file: Path) -> bool:
    """Tell a page from one that only leads to another."""
    return 'http-equiv="refresh"' not in file.read_text("utf-8")
