"""What a service's page shows those who need help now, and those who give it."""

from servicefolio.config import Settings
from servicefolio.outputs.environment import asset
from servicefolio.outputs.pages.page import record_page
from servicefolio.outputs.scripts import ENTRIES, MODULES
from servicefolio.records.base import Record
from tests import builders
from tests.builders import record, service, team
from tests.pages import BERLIN, headings, incident, page_of
from tests.sites import site_of

HELP = {"contact": "Service desk, 100", "hours": "office"}


def office() -> Record:
    """Make the hours of the desk."""
    return record("calendar", "office", title="Office hours", hours="mon-fri 08:00-18:00")


def html_of(made: Record, *others: Record, settings: Settings = BERLIN) -> str:
    """Render a record's page as it is written."""
    site = site_of(builders.catalog(made, *others), settings)
    return record_page(site, site.catalog.by_id[made.id]).data.decode()


def test_every_module_that_pages_load_is_there() -> None:
    assert all(entry.removeprefix("assets/") in MODULES for entry in ENTRIES)
    assert all(asset(name) for name in MODULES)


def test_help_is_told_with_its_hours_for_the_clock_of_the_reader() -> None:
    made = service(help=HELP, out_of_hours="Call 110")
    page = page_of(made, office())
    assert "Service desk, 100, in Office hours" in page.text
    assert "Out of hours: Call 110" in page.text
    html = html_of(made, office())
    assert 'data-sf-part="help-now"' in html
    assert "2026-11-23T08:00:00Z/2026-11-23T18:00:00Z" in html


def test_without_hours_there_is_nothing_for_a_clock_and_without_help_nothing_at_all() -> None:
    assert "help-now" not in html_of(service(help={"contact": "Service desk"}))
    assert "sf-help" not in html_of(service())


def test_the_desk_sees_whom_to_turn_to_what_to_ask_and_what_is_disturbed() -> None:
    made = service(owner="network", ask_the_caller="Where are you?\nSince when?")
    owner = team(title="Networks", queue="NET", phone="+49 40 1", on_call="+49 40 119 (duty)")
    page = page_of(made, owner, incident(title="No <tunnel>"))
    assert "For the desk" in headings(page)
    assert "Networksqueue NET, +49 40 1at any hour +49 40 119 (duty)" in page.text
    assert "Ask the callerWhere are you?Since when?" in page.text
    html = html_of(made, owner, incident(title="No <tunnel>"))
    assert "disturbed: No &#60;tunnel&#62; (INC&#45;1), as of 2026-11-23" in html


def test_users_see_nothing_that_is_for_the_desk() -> None:
    made = service(owner="network", audience="users")
    settings = Settings(audience="users", time_zone="Europe/Berlin")
    assert "For the desk" not in html_of(made, team(queue="NET"), settings=settings)
