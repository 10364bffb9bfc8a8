"""What pages show of how numbers move, of risks, priorities and what incidents have in common."""

from servicefolio.config import Settings
from servicefolio.outputs.pages.page import index_pages, record_page
from servicefolio.records.base import Record
from tests import builders, markup
from tests.builders import known_error, record, service
from tests.pages import headings, incident, list_of, page_of
from tests.sites import site_of

USERS = Settings(audience="users", time_zone="Europe/Berlin")


def kpi(**fields: object) -> Record:
    given = {"unit": "calls", "direction": "down", "target": "40", "tolerance": "5"}
    return record("kpi", "calls", **{**given, **fields})


def series(*values: str | None, **fields: object) -> Record:
    rows = [
        {"from": f"2026-{month:02}-01", **({"value": value} if value else {})}
        for month, value in enumerate(values, start=1)
    ]
    given = {"measures": "calls", "source": "export of the desk", "completeness": "90 %"}
    period = f"2026-01-01 to 2026-{len(values):02}-28"
    return record("measurement", "m", data=rows, period=period, **{**given, **fields})


def for_users(kind: str, *records: Record) -> markup.Html:
    site = site_of(builders.catalog(*records), USERS)
    folder = f"docs/{site.addresses.kinds[kind].plural}/index.md"
    (artifact,) = (item for item in index_pages(site) if item.path == folder)
    return markup.parse(markup.render(artifact.data.decode()).html)


def test_a_kpi_shows_how_it_moves_and_where_the_numbers_come_from() -> None:
    page = page_of(kpi(), series("60", "55", None, "50", "48", "46", "44", "41"))
    assert "How it moves" in headings(page)
    assert "getting better -" in page.text
    assert "calls a month, over the last 7 values" in page.text
    assert "not at the end of the series" in page.text
    assert "longest: 3 months, 2026-04-01 to 2026-06-30" in page.text
    assert "From m (export of the desk; 2026-01-01 to 2026-08-28, 90 % complete)" in page.text
    assert "The same as a table" in page.text


def test_a_kpi_that_is_missed_says_for_how_long() -> None:
    page = page_of(kpi(), series("40", "50", "51", "52"))
    assert "3 months running 2026-02-01 to 2026-04-28" in page.text


def test_a_few_numbers_are_not_drawn() -> None:
    page = page_of(kpi(), series("60", "55", None, "50"))
    assert "How it moves" not in headings(page)
    assert "How it moves" not in headings(page_of(series("60", "55", None), kpi()))
    assert "How it moves" in headings(page_of(series("60", "55", None, "50", "45"), kpi()))


def test_the_list_of_kpis_says_where_each_goes() -> None:
    falling = [str(value) for value in range(60, 50, -1)]
    assert "getting better" in list_of("kpi", kpi(), series(*falling)).text
    assert "getting worse" in list_of("kpi", kpi(direction="up"), series(*falling)).text
    assert "no clear trend" in list_of("kpi", kpi(), series("1", "9", "2", "8", "3")).text


def test_an_incident_says_how_its_priority_came_about() -> None:
    page = page_of(incident(impact="2", urgency="1", priority="P1"), service())
    assert "P1: impact 2 of 3 and urgency 1 of 4 (1 is the worst) make P1" in page.text
    fields = {"impact": "3", "urgency": "4", "priority": "P1", "priority_reason": "The mayor"}
    page = page_of(incident(**fields), service())
    assert "P1: impact 3 of 3 and urgency 4 of 4 (1 is the worst) make P4The mayor" in page.text
    assert "make" not in page_of(incident(urgency="4"), service()).text


def alike() -> tuple[Record, ...]:
    item = record("configuration_item", "gateway", type="server")
    fields = {"configuration_items": "gateway", "audience": "users"}
    incidents = [incident(f"INC-{number}", **fields) for number in (1, 2, 3)]
    problem = record("problem", "PRB-1", services="vpn", audience="users", created="2026-09-01")
    return (service(audience="users"), item, problem, *incidents)


def test_what_may_be_a_problem_is_for_staff() -> None:
    page = list_of("problem", *alike())
    assert "What may be one" in headings(page)
    assert "at least 3 of them" in page.text
    assert "What may be one" not in headings(for_users("problem", *alike()))
    assert "What may be one" not in headings(list_of("problem", *alike()[:-1]))


def test_how_long_problems_wait_is_for_staff_and_only_where_a_day_is_known() -> None:
    page = list_of("problem", *alike())
    assert "for 11 weeks at least, since 2026-09-01" in page.text
    assert "since 2026-09-01" not in for_users("problem", *alike()).text
    undated = record("problem", "PRB-1", services="vpn")
    assert "How long" not in list_of("problem", service(), undated).text


def test_the_list_of_known_errors_says_when_each_was_seen_first() -> None:
    seen = known_error("KE-1", seen={"count": "9", "first": "2026-07-01", "source": "export"})
    page = list_of("known_error", service(), seen, known_error("KE-2"))
    assert "First seen" in page.text
    assert "2026-07-01" in page.text
    assert "9 times, export" in page.text
    assert "First seen" not in list_of("known_error", service(), known_error("KE-2")).text


def test_results_of_changes_are_counts_of_records_and_no_rate() -> None:
    closed = [
        record("change", f"CHG-{number}", services="vpn", state="closed", result=result)
        for number, result in enumerate(("successful", "failed", "successful"))
    ]
    page = list_of("change", service(), *closed)
    assert "Of 3 closed changes on record: 2 successful, 1 failed." in page.text
    assert "this is no rate" in page.text
    assert "no rate" not in list_of("change", service(), record("change", "CHG-1")).text


def test_risks_stand_in_a_map_and_services_say_what_they_are_exposed_to() -> None:
    needing = service("app", depends_on=["vpn"])
    risk = record("risk", "fire", affects="vpn", actions=[{"what": "A wall", "due": "2026-11-01"}])
    page = list_of("risk", needing, service(), risk)
    assert headings(page)[1:] == ["Overdue", "All risks", "Services and what they are exposed to"]
    assert "With nothing done" in page.text
    assert "1 risk stands on the right where they are" in page.text
    own = page_of(service(), risk, needing)
    assert "Risks to itworst 8, 8 in all" in own.text
    other = page_of(needing, service(), risk)
    assert "Risks to what it cannot work withoutworst 8, 8 in all" in other.text


def test_closed_risks_leave_no_map_behind() -> None:
    page = list_of("risk", record("risk", "fire", state="closed"))
    assert headings(page)[1:] == ["All risks"]


def test_exposure_is_for_staff() -> None:
    site = site_of(
        builders.catalog(
            service(audience="users"), record("risk", "fire", affects="vpn", audience="users")
        ),
        USERS,
    )
    artifact = record_page(site, site.catalog.by_id["vpn"])
    page = markup.parse(markup.render(artifact.data.decode()).html)
    assert "What might happen" not in headings(page)
