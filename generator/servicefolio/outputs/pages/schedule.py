"""The change calendar as a page."""

from collections.abc import Iterator

from servicefolio.outputs.addresses import CHANGE_CALENDAR
from servicefolio.outputs.artifact import Artifact
from servicefolio.outputs.pages.page import render_page
from servicefolio.outputs.views.site import Site


def schedule_pages(site: Site) -> Iterator[Artifact]:
    """Render the change calendar, where anything has a time."""
    if site.schedule.months:
        yield render_page(site, CHANGE_CALENDAR, "change_calendar.md.jinja")
