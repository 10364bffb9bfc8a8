"""The service portfolio and the technical view of the catalogue: views of the kind service."""

from collections.abc import Iterator

from servicefolio.outputs.addresses import PORTFOLIO, TECHNICAL_SERVICES
from servicefolio.outputs.artifact import Artifact
from servicefolio.outputs.pages.page import render_page
from servicefolio.outputs.views.site import Site


def portfolio_pages(site: Site) -> Iterator[Artifact]:
    """Render the views that hold more than the catalogue does."""
    portfolio = site.threads.portfolio
    if portfolio.is_more_than_the_catalogue:
        yield render_page(site, PORTFOLIO, "portfolio.md.jinja", portfolio=portfolio)
    services = site.catalogue(site.catalog.records("service")).technical
    if services:
        yield render_page(
            site, TECHNICAL_SERVICES, "technical_services.md.jinja", services=services
        )
