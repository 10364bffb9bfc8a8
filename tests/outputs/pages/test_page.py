"""Record pages, list pages and the first page."""

from datetime import UTC, datetime

import pytest

from servicefolio.config import Settings
from servicefolio.graph.catalog import Catalog
from servicefolio.outputs.pages.page import Page, home_page, index_pages, record_page
from servicefolio.outputs.plan import addresses
from servicefolio.outputs.views.site import Site
from servicefolio.records.base import Record
from tests import builders, markup
from tests.builders import TODAY
from tests.sites import published, site_of


def page_of(record: Record, *others: Record, settings: Settings | None = None) -> markup.Html:
    """Render a record's page."""
    site = site_of(builders.catalog(record, *others), settings)
    artifact = record_page(site, site.catalog.by_id[record.id])
    return markup.parse(markup.render(artifact.data.decode()).html)


def lists(*records: Record) -> dict[str, markup.Html]:
    """Render the list pages by their paths."""
    artifacts = index_pages(site_of(builders.catalog(*records)))
    return {item.path: markup.parse(markup.render(item.data.decode()).html) for item in artifacts}


def test_a_page_lies_at_the_address_of_its_record() -> None:
    site = site_of(builders.catalog(builders.service()))
    assert record_page(site, site.catalog.entries[0]).path == "docs/services/vpn.md"


def test_a_page_leads_to_the_list_of_its_kind_and_home() -> None:
    assert page_of(builders.service()).addresses[:2] == ("../../", "../")


def test_a_page_leads_to_related_records_by_their_titles() -> None:
    line = builders.service("line", title="The line")
    page = page_of(builders.service(depends_on=["line"]), line)
    assert "../line/" in page.addresses
    assert "The line" in page.text


def test_the_foot_names_the_owner() -> None:
    page = page_of(builders.service(owner="network"), builders.team())
    assert "Owned by network" in page.text
    assert "../../teams/network/" in page.addresses


def test_the_foot_says_that_nobody_owns_a_record() -> None:
    assert "Nobody owns this yet" in page_of(builders.service(owner="unowned")).text


@pytest.mark.parametrize(
    ("reviewed", "said"),
    [
        ("2026-06-01", "last checked 2026-06-01 · next look 2027-06-01"),
        ("2025-06-01", "last checked 2025-06-01 · next look was due 2026-06-01"),
    ],
)
def test_the_foot_says_when_a_record_is_looked_at(reviewed: str, said: str) -> None:
    assert said in page_of(builders.service(reviewed=reviewed)).text


def test_a_page_says_when_its_file_changed() -> None:
    catalog = builders.catalog(builders.service())
    commits = {"catalog/services/vpn.yaml": datetime(2026, 3, 4, 9, tzinfo=UTC)}
    site = Site(catalog, Settings(), TODAY, addresses(), commits)
    assert "changed 2026-03-04" in record_page(site, catalog.entries[0]).data.decode()


def test_a_page_leads_to_its_source_where_there_is_an_editor() -> None:
    settings = Settings(edit_url="https://git.example.org/edit/{path}")
    assert (
        "https://git.example.org/edit/catalog/services/vpn.yaml"
        in page_of(builders.service(), settings=settings).addresses
    )
    assert "written in catalog/services/vpn.yaml" in page_of(builders.service()).text


def test_a_ticket_leads_to_the_ticket_tool() -> None:
    settings = Settings(ticket_url="https://desk.example.org/{key}")
    page = page_of(builders.known_error(tickets=["INC 1/2"]), settings=settings)
    assert "https://desk.example.org/INC%201%2F2" in page.addresses


def test_a_known_error_shows_its_message_exactly() -> None:
    message = "ORA-12514: TNS: <no> listener\n\tat `x`  \n"
    assert page_of(builders.known_error(messages=[message])).code == (message,)


def test_a_record_of_a_register_says_on_which_line_it_stands() -> None:
    register = (
        "records:\n  - id: IMP-1\n    title: A\n    why: b\n  - {id: IMP-2, title: B, why: c}\n"
    )
    pages = published({"catalog/improvements.yaml": register})
    assert b"improvements&#46;yaml:5</code>" in pages["docs/improvements/IMP-2.md"]


def test_there_is_a_list_of_every_kind_in_use_and_of_no_other() -> None:
    assert set(lists(builders.service(), builders.team())) == {
        "docs/services/index.md",
        "docs/teams/index.md",
    }


def test_a_list_shows_titles_states_and_owners() -> None:
    ca = builders.record(
        "supplier", "tidewire", title="Tidewire", owner="network", state="inactive"
    )
    page = lists(ca, builders.team(title="Network"))["docs/suppliers/index.md"]
    for words in ("1 record", "Tidewire", "inactive", "Network"):
        assert words in page.text


def test_services_stand_on_their_shelves() -> None:
    one = builders.service("vpn", category="network-and-access", tagline="Office anywhere")
    page = lists(one, builders.service("mail"))["docs/services/index.md"]
    assert page.titles[1:] == ("Network and access¶", "Other services¶")
    assert "Office anywhere" in page.text


def test_a_long_message_is_clipped_in_the_list() -> None:
    error = builders.known_error(messages=["x" * 300])
    page = lists(error, builders.service())["docs/known-errors/index.md"]
    assert "x" * 100 in page.text
    assert "x" * 200 not in page.text


def test_the_first_page_offers_what_there_is() -> None:
    def first(*records: Record) -> str:
        return home_page(site_of(builders.catalog(*records))).data.decode()

    assert "Find a service" in first(builders.service())
    assert "Find a service" not in first(builders.team())
    assert "Fix a problem" not in first(builders.service())


def test_the_first_page_shows_the_known_errors_of_last() -> None:
    errors = [builders.known_error(f"e{n}", title=f"error {n}", verified=f"2026-10-{n:02}") for n in
              range(10, 20)]  # fmt: skip
    page = home_page(site_of(builders.catalog(*errors, builders.service()))).data.decode()
    assert page.index("error 19") < page.index("error 12")
    assert "error 11" not in page


def test_an_address_is_safe_in_an_attribute() -> None:
    page = Page(site_of(Catalog((), {}, ())), "services/")
    assert page.href('services/"onclick="x/') == "%22onclick%3D%22x/"


def test_a_broken_record_keeps_its_place() -> None:
    pages = published({"catalog/services/vpn.yaml": "title: VPN\nsumary: a slip\n"})
    page = markup.parse(markup.render(pages["docs/services/vpn.md"].decode()).html)
    assert "vpn cannot be shown" in page.text
    assert "catalog/services/vpn.yaml:2:1" in page.text
    assert "../../manual/rules/schema-unknown-field/" in page.addresses
