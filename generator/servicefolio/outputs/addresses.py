"""Where pages lie, and how one leads to another. Addresses stay the same from build to build."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from servicefolio.kind import Kind

HOME = ""
MANUAL = "manual/"
API = "api/v1/"
SEARCH = "search/"
"""The page of the search."""
CHANGE_CALENDAR = "change-calendar/"
TONIGHT = "tonight/"
"""The page of the shift."""
NEW_KNOWN_ERROR = "new-known-error/"
"""The page on which a known error is written."""
PORTFOLIO = "portfolio/"
TECHNICAL_SERVICES = "technical-services/"
TRACEABILITY = "traceability/"
GAPS = "gaps/"
DATA_QUALITY = "data-quality/"
HOW_IT_FITS = "how-it-fits-together/"
"""The page for newcomers."""
THREADS = "threads/"
"""The folder of the services' threads."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of a site's pages, relative to its root; a page's address ends in a slash."""

    kinds: Mapping[str, Kind]

    def record(self, kind: str, identifier: str) -> str:
        """Address the page of a record."""
        return f"{self.kinds[kind].plural}/{identifier}/"

    def index(self, kind: str) -> str:
        """Address the list page of a kind."""
        return f"{self.kinds[kind].plural}/"

    def thread(self, service: str) -> str:
        """Address the page of a service's thread."""
        return f"{THREADS}{service}/"

    def rule(self, rule: str) -> str:
        """Address the manual's page on a rule."""
        return f"{MANUAL}rules/{rule}/"

    def reference(self, kind: str) -> str:
        """Address the manual's page on a kind."""
        return f"{MANUAL}kinds/{self.kinds[kind].plural}/"


def relative(target: str, page: str) -> str:
    """Write the address of a page or file as seen from a page.

    >>> relative("services/vpn/", "known-errors/vpn-root-ca/")
    '../../services/vpn/'
    """
    path = posixpath.relpath(target or ".", page or ".")
    return f"{path}/" if not target or target.endswith("/") else path


def markdown_path(page: str) -> str:
    """Name the Markdown file of a page below the documents folder.

    >>> markdown_path("services/")
    'services/index.md'
    >>> markdown_path("services/vpn/")
    'services/vpn.md'
    """
    is_index = page.count("/") <= 1
    return f"{page}index.md" if is_index else f"{page.rstrip('/')}.md"
