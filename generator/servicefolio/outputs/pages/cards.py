"""The outage cards as a page, to be printed."""

from collections.abc import Iterator

from servicefolio.outputs.addresses import OUTAGE_CARDS
from servicefolio.outputs.artifact import Artifact
from servicefolio.outputs.pages.page import render_page
from servicefolio.outputs.views.site import Site


def card_pages(site: Site) -> Iterator[Artifact]:
    """Render the cards, where a service is critical, for staff."""
    if site.cards.cards:
        yield render_page(site, OUTAGE_CARDS, "outage_cards.md.jinja")
