"""Pages as their readers get them, each in one line, for tests of what stands on them."""

from servicefolio.config import Settings
from servicefolio.outputs.pages.page import home_page, index_pages, record_page
from servicefolio.records.base import Record
from tests import builders, markup
from tests.builders import record
from tests.sites import site_of

BERLIN = Settings(time_zone="Europe/Berlin")


def page_of(made: Record, *others: Record) -> markup.Html:
    """Render a record's page."""
    site = site_of(builders.catalog(made, *others), BERLIN)
    artifact = record_page(site, site.catalog.by_id[made.id])
    return markup.parse(markup.render(artifact.data.decode()).html)


def list_of(kind: str, *records: Record) -> markup.Html:
    """Render the list of a kind."""
    site = site_of(builders.catalog(*records), BERLIN)
    folder = f"docs/{site.addresses.kinds[kind].plural}/index.md"
    (artifact,) = (item for item in index_pages(site) if item.path == folder)
    return markup.parse(markup.render(artifact.data.decode()).html)


def first_page(*records: Record) -> markup.Html:
    """Render the first page."""
    data = home_page(site_of(builders.catalog(*records), BERLIN)).data
    return markup.parse(markup.render(data.decode()).html)


def incident(identifier: str = "INC-1", **fields: object) -> Record:
    """Make an incident of three days ago."""
    given = {"started_at": "2026-11-20 06:38", "services": "vpn", **fields}
    return record("incident", identifier, **given)


def over(identifier: str = "INC-1", **fields: object) -> Record:
    """Make an incident that lasted for 5 h 10 min."""
    given = {"state": "closed", "resolved_at": "2026-11-20 11:48", "resolution": "Mended"}
    return incident(identifier, **given, **fields)


def headings(page: markup.Html) -> list[str]:
    """List the headings of a page, without the marks that link to them."""
    return [title.removesuffix("¶") for title in page.titles]
