"""The page that lists what may be subscribed to, and the links to it at the bottom of pages."""

from servicefolio.audiences import Audience
from servicefolio.config import Settings
from servicefolio.outputs.feeds.calendars import calendar_artifacts
from servicefolio.outputs.feeds.news import news_artifacts
from servicefolio.outputs.pages.feeds import feed_pages
from servicefolio.records.base import Record
from tests import markup
from tests.builders import catalog, record, service
from tests.derive.schedules import change
from tests.hostile import LINES
from tests.pages import list_of, page_of
from tests.sites import site_of


def page(*records: Record, audience: Audience = "staff") -> markup.Html:
    """Render the page."""
    (artifact,) = feed_pages(site_of(catalog(*records), Settings(audience=audience)))
    assert artifact.path == "docs/feeds/index.md"
    return markup.parse(markup.render(artifact.data.decode()).html)


def test_it_lists_what_is_there_and_nothing_else() -> None:
    made = (change("CHG-1"), record("known_error", "stuck"), service(review_by="2026-12-01"))
    site = site_of(catalog(*made))
    written = {
        item.path.removeprefix("docs/feeds/")
        for write in (news_artifacts, calendar_artifacts)
        for item in write(site)
    }
    linked = {link for link in page(*made).addresses if link.endswith((".xml", ".ics"))}
    assert linked == written


def test_those_who_use_services_get_no_calendar_of_reviews() -> None:
    made = service(review_by="2026-12-01")
    assert "reviews-and-ends.ics" in page(made).addresses
    assert "reviews-and-ends.ics" not in page(made, audience="users").addresses


def test_a_service_that_has_ended_is_not_offered() -> None:
    made = page(service("vpn"), service("fax", state="retired"))
    assert "services/vpn.ics" in made.addresses
    assert "services/fax.ics" not in made.addresses


def test_there_is_no_page_where_there_is_nothing_to_subscribe_to() -> None:
    assert list(feed_pages(site_of(catalog(record("team", "network"))))) == []


def test_titles_are_text() -> None:
    for title in LINES:
        assert " ".join(title.split()) in " ".join(page(service(title=title)).text.split())


def test_lists_and_services_lead_to_theirs() -> None:
    assert (
        "../feeds/known-errors.xml" in list_of("known_error", record("known_error", "k")).addresses
    )
    of_changes = list_of("change", change("CHG-1")).addresses
    assert {"../feeds/changes.xml", "../feeds/change-calendar.ics"} <= {*of_changes}
    of_service = page_of(service()).addresses
    assert {"../../feeds/services/vpn.xml", "../../feeds/services/vpn.ics"} <= {*of_service}
    assert "../../feeds/services/vpn.ics" not in page_of(service(state="retired")).addresses
