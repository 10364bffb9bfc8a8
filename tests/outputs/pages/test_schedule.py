"""The change calendar, and what pages of changes and windows show of the schedule."""

from servicefolio.outputs.pages.schedule import schedule_pages
from servicefolio.records.base import Record
from tests import builders, markup
from tests.builders import record, service
from tests.derive.schedules import change, window
from tests.pages import BERLIN, headings, page_of
from tests.sites import site_of

ACCEPTS = {"accepted_conflicts": [{"ref": "CHG-1", "reason": "One restart serves both"}]}
SUNDAY = window("sunday", "maintenance", repeats="every Sunday 02:00-03:00", scope="vpn")
GOLD = builders.record("sla", "gold", maintenance={"windows": "Sunday 02:00-03:00"})


def calendar(*records: Record) -> markup.Html:
    """Render the calendar."""
    (artifact,) = schedule_pages(site_of(builders.catalog(*records), BERLIN))
    assert artifact.path == "docs/change-calendar/index.md"
    return markup.parse(markup.render(artifact.data.decode()).html)


def test_the_calendar_says_of_which_day_it_speaks_and_shows_months_and_days() -> None:
    outage = {"when": "2026-12-06 02:30-02:40", "what": "Tunnels break off"}
    page = calendar(
        change("CHG-1", title="New release", state="scheduled", outage=outage),
        window("closed", title="Year end", when="2026-12-18 18:00 - 2027-01-06 06:00"),
        SUNDAY,
        service(title="Remote access"),
    )
    assert "As of 2026-11-23; times are those of Europe/Berlin" in page.text
    assert headings(page)[1:] == [
        "November 2026",
        "December 2026",
        "January 2027",
        "October 2026, the month before",
    ]
    for words in (
        "Change 02:00, scheduledNew release outage",
        "Sun 2026-12-06",
        "Change New release scheduled",
        "Outage 2026-12-06 02:30 to 02:40: Tunnels break off",
        "from 18:00",
        "Freeze Year end until 2027-01-06 06:00",
        "For everything",
        "Freeze goes on",
        "Maintenance sunday",
    ):
        assert words in page.text


def test_the_calendar_explains_what_collides() -> None:
    page = calendar(
        change("CHG-1", title="Release"), change("CHG-2", title="Certificate"), service()
    )
    assert "1 conflict between what is planned, 1 of them not accepted by anybody" in page.text
    assert headings(page)[-1] == "In the way"
    assert "At the same time open" in page.text
    assert "Certificate and Release, 2026-12-06 02:00 to 05:00both touch vpn" in page.text
    assert "in the way" in page.text


def test_the_calendar_shows_what_is_accepted_and_why() -> None:
    page = calendar(change("CHG-1"), change("CHG-2", **ACCEPTS), service())
    assert "1 conflict between what is planned, accepted, with a reason" in page.text
    assert "both touch vpn. Accepted: One restart serves both" in page.text


def test_there_is_no_calendar_where_nothing_has_a_time() -> None:
    site = site_of(builders.catalog(change("CHG-1", None), service()), BERLIN)
    assert list(schedule_pages(site)) == []


def test_a_change_shows_its_window_its_cost_and_what_it_collides_with() -> None:
    made = change("CHG-2", outage="2026-12-06 02:30-03:30", **ACCEPTS)
    page = page_of(made, change("CHG-1"), SUNDAY, GOLD, service(title="Remote access", sla="gold"))
    assert "In the windowsunday maintenance, 2026-12-06 02:00 to 03:00" in page.text
    assert (
        "Remote access: 30 min; 30 min more lie in agreed hours for maintenance (gold)" in page.text
    )
    assert "What it collides with" in headings(page)
    assert "At the same time acceptedCHG-1, 2026-12-06 02:00 to 05:00" in page.text
    assert "Conflicts that are borne" not in headings(page)


def test_an_outage_costs_all_of_it_or_nothing() -> None:
    page = page_of(change("CHG-2", outage="2026-12-06 04:00-04:30"), service())
    assert "What that costsvpn: 30 min, none of it in agreed hours for maintenance" in page.text
    page = page_of(change("CHG-2", outage="2026-12-06 02:00-02:30"), GOLD, service(sla="gold"))
    assert "vpn: nothing, all of it lies in agreed hours for maintenance (gold)" in page.text


def test_an_old_change_shows_what_it_bore_and_no_more() -> None:
    old = change("CHG-2", "2026-11-06 02:00-05:00", state="closed", outage="none", **ACCEPTS)
    page = page_of(old, change("CHG-1", "2026-11-06 02:00-05:00"), service())
    assert "Conflicts that are borne" in headings(page)
    assert not {"What it collides with"} & {*headings(page)}
    assert "What that costs" not in page.text


def test_a_window_shows_its_next_times_and_who_does_not_keep_it() -> None:
    page = page_of(SUNDAY, change("CHG-1", outage="2026-12-06 04:00-04:30"), service())
    assert "2026-11-29 02:00 to 03:00" in page.text
    assert "as of 2026-11-23, on the clocks of Europe/Berlin" in page.text
    assert "Changes that do not keep it" in headings(page)
    assert "Outside of maintenance openCHG-1, 2026-12-06 04:00 to 04:30" in page.text


def test_a_window_that_does_not_come_again_has_no_next_times() -> None:
    for fields in ({"when": "2026-12-06"}, {"repeats": "every day", "state": "cancelled"}):
        made = record("change_window", "closed", window_type="freeze", **fields)
        assert "The next times" not in page_of(made).text
