"""The status page: what is disturbed and planned, and how services were."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from servicefolio.outputs.pages.status import status_pages
from servicefolio.records.base import Record
from tests import builders, markup
from tests.builders import record, service
from tests.derive.attainment.test_service_days import series
from tests.derive.schedules import change
from tests.pages import BERLIN, headings, incident
from tests.sites import site_of

SLA = record("sla", "gold", agreed_with="board", availability="99.9 % per month")


def status(*records: Record) -> markup.Html:
    """Render the status page."""
    (artifact,) = status_pages(site_of(builders.catalog(*records), BERLIN))
    assert artifact.path == "docs/status/index.md"
    return markup.parse(markup.render(artifact.data.decode()).html)


def test_without_reports_nothing_is_reported_and_nothing_is_fine() -> None:
    page = status(service(status_page="https://status.example.org"))
    assert "Nothing is reported here. That does not mean that everything works" in page.text
    assert "as of 2026-11-23" in page.text
    assert "https://status.example.org" in page.addresses
    assert headings(page) == ["Status", "Disturbed"]


@pytest.mark.parametrize(
    ("moment", "as_of"),
    [
        (datetime(2026, 11, 23, 13, 59, 59, tzinfo=UTC), "2026-11-23 14:00"),
        (datetime(2026, 11, 22, 23, 30, tzinfo=UTC), "2026-11-23 00:00"),
        (datetime(2026, 11, 22, 12, 0, tzinfo=UTC), "2026-11-23"),
        (None, "2026-11-23"),
    ],
)
def test_the_hour_of_the_build_is_told_where_the_day_is_not_pinned(
    moment: datetime | None, as_of: str
) -> None:
    site = replace(site_of(builders.catalog(service(), incident()), BERLIN), moment=moment)
    (artifact,) = status_pages(site)
    assert (
        f"on record as of {as_of}." in markup.parse(markup.render(artifact.data.decode()).html).text
    )


def test_there_is_no_page_where_nothing_says_how_services_are() -> None:
    assert not list(status_pages(site_of(builders.catalog(service()), BERLIN)))


def test_what_goes_on_and_what_is_planned_stands_first() -> None:
    outage = {"when": "2026-11-25 02:30-02:40", "what": "Tunnels break off"}
    page = status(
        service(title="Remote access"),
        incident(title="No tunnels"),
        change("CHG-1", title="Release", when="2026-11-25 02:00-05:00", outage=outage),
        change("CHG-2", title="Far away", when="2027-02-01 02:00-05:00"),
    )
    assert headings(page) == ["Status", "Disturbed", "Planned in the next 7 days"]
    assert "No tunnels" in page.text
    assert "2026-11-25 02:30 to 02:40, away: Tunnels break off" in page.text
    assert "Far away" not in page.text


def test_days_are_told_with_their_sources_and_days_without_data_are_not_up() -> None:
    away = {"from": "2026-11-07 10:00", "to": "2026-11-07 10:24"}
    page = status(
        service(sla="gold", title="Remote access"),
        service("mail", title="Mail"),
        SLA,
        incident(started_at="2026-11-09 10:00"),
        series(title="Probe of the tunnel", downtime=[away]),
    )
    assert "The last 90 days" in headings(page)
    assert "Of 90 days: 19 up, 1 down, 70 without data. From Probe of the tunnel." in page.text
    assert "2026-11-07: down, 24 min lost" in page.text
    assert "2026-11-09: up; " in page.text
    assert "Nothing measured these: Mail." in page.text
