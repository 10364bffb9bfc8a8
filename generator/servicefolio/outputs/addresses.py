"""Where pages lie, and how one leads to another. Addresses stay the same from build to build."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

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
OUTAGE_CARDS = "outage-cards/"
"""The page of cards for the wall."""
PORTFOLIO = "portfolio/"
STATUS = "status/"
"""The page of what is disturbed and how services were."""
TECHNICAL_SERVICES = "technical-services/"
TRACEABILITY = "traceability/"
GAPS = "gaps/"
DATA_QUALITY = "data-quality/"
HOW_IT_FITS = "how-it-fits-together/"
"""The page for newcomers."""
FEEDS = "feeds/"
"""The folder of feeds and calendars, with a page that lists them."""
CHANGES_CALENDAR = f"{FEEDS}change-calendar.ics"
DUE_CALENDAR = f"{FEEDS}reviews-and-ends.ics"
THREADS = "threads/"
"""The folder of the services' threads."""
_INDEXES = frozenset({"index.md", "README.md"})
"""The files that engines make the page of a folder of."""


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

    def news(self, kind: str) -> str:
        """Address the Atom feed of a kind."""
        return f"{FEEDS}{self.kinds[kind].plural}.xml"

    def news_of(self, service: str) -> str:
        """Address the Atom feed of a service, by its id or a former one."""
        return f"{FEEDS}services/{service}.xml"

    def calendar_of(self, service: str) -> str:
        """Address the calendar of a service, by its id or a former one."""
        return f"{FEEDS}services/{service}.ics"

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


def whole(target: str, place: str, site_url: str | None) -> str:
    """Write an address for programs: whole where the site's own is known, else as seen from a file.

    >>> whole("services/vpn/", "feeds/changes.xml", "https://it.example.org/")
    'https://it.example.org/services/vpn/'
    >>> whole("services/vpn/", "feeds/changes.xml", None)
    '../services/vpn/'
    """
    if site_url is None:
        return quote(relative(target, posixpath.dirname(place)))
    return f"{site_url}{quote(target)}"


def markdown_path(page: str) -> str:
    """Name the Markdown file of a page below the documents folder.

    >>> markdown_path("services/")
    'services/index.md'
    >>> markdown_path("services/vpn/")
    'services/vpn.md'
    """
    is_index = page.count("/") <= 1
    return f"{page}index.md" if is_index else f"{page.rstrip('/')}.md"


def address_of(path: str) -> str:
    """Find the page whose Markdown file lies at a path below the documents folder.

    >>> address_of("services/index.md")
    'services/'
    >>> address_of("services/vpn.md")
    'services/vpn/'
    """
    folder, _, name = path.rpartition("/")
    if name in _INDEXES:
        return f"{folder}/" if folder else HOME
    return f"{path.removesuffix('.md')}/"
