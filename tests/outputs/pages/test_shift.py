"""The page of the shift."""

from servicefolio.config import Settings
from servicefolio.outputs.pages.shift import shift_pages
from servicefolio.records.base import Record
from tests import builders, markup
from tests.builders import known_error, service, team
from tests.derive.schedules import change
from tests.pages import BERLIN, headings, incident, over
from tests.sites import site_of

WITH_EDITOR = Settings(new_file_url="https://git.example.org/new?name={path}&value={content}")
ON_CALL = {"on_call": "+49 40 119 (duty)", "phone": "+49 40 1", "queue": "NET"}


def tonight(*records: Record) -> markup.Html:
    """Render the page."""
    artifact = next(shift_pages(site_of(builders.catalog(*records), BERLIN)))
    assert artifact.path == "docs/tonight/index.md"
    return markup.parse(markup.render(artifact.data.decode()).html)


def paths(*records: Record, settings: Settings = BERLIN) -> list[str]:
    """List the pages that there are."""
    return [item.path for item in shift_pages(site_of(builders.catalog(*records), settings))]


def test_the_night_is_told_in_order_of_what_hurts() -> None:
    outage = {"when": "2026-11-23 19:10-19:25", "what": "No tunnel"}
    page = tonight(
        service(title="Remote access"),
        team(title="Networks", **ON_CALL),
        change("CHG-1", "2026-11-23 19:00-20:00", outage=outage, implementer="network"),
        incident("INC-1", title="All dark", major=True, state="assigned"),
        incident(
            "INC-2",
            title="Slow",
            state="assigned",
            priority="P3",
            status_updates=[{"at": "2026-11-23 09:30", "message": "We look"}],
        ),
        over("INC-3", title="Mended"),
        known_error(title="Error 507", created="2026-11-20"),
    )
    assert headings(page)[1:] == [
        "What goes on",
        "What is planned",
        "New among the known errors",
        "Whom to call",
    ]
    for words in (
        "From 2026-11-23 00:00 to 2026-11-24 08:00, on the clocks of Europe/Berlin",
        "1 major incidentAll dark",
        "P3for 3 days, began 2026-11-20 06:38: Remote access",
        "Told users 2026-11-23 09:30: We look",
        "2026-11-23 19:00 to 20:00",
        "2026-11-23 19:10 to 19:25: No tunnel",
        "Error 507",
        "written 2026-11-20: Remote access",
        "Networks+49 40 119 (duty)+49 40 1NET",
    ):
        assert words in page.text
    assert "Mended" not in page.text


def test_a_quiet_night_says_what_is_not_written_down() -> None:
    page = tonight(over(), change("CHG-1", "2026-12-23 19:00-20:00"), service())
    assert headings(page)[1:] == ["What goes on", "What is planned"]
    assert "No open incident is written down." in page.text
    assert "No change, freeze or maintenance is written down for this time." in page.text


def test_there_is_no_page_where_it_could_tell_nothing_or_for_users() -> None:
    assert paths(service(), team()) == ["docs/new-known-error/index.md"]
    assert paths(team()) == []
    users = Settings(audience="users")
    assert paths(team(**ON_CALL), service(), settings=users) == []


def test_a_known_error_is_written_for_services_that_are_not_gone() -> None:
    gone = service("old", title="Old", state="retired")
    site = site_of(builders.catalog(service(title="<b>VPN"), gone), WITH_EDITOR)
    (artifact,) = shift_pages(site)
    text = artifact.data.decode()
    assert 'data-sf-id="vpn" data-sf-title="&#60;b&#62;VPN"' in text
    assert "old" not in text
    assert "data-sf-new-file" in text
