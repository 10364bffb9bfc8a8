"""What readers of agreements and offerings find on their pages and lists."""

from servicefolio.outputs.pages.page import index_pages, record_page
from servicefolio.records.base import Record
from tests import builders, markup
from tests.builders import record, service
from tests.sites import site_of

CALENDAR = record("calendar", "office-hours", title="Office hours")
TIDEWIRE = record("supplier", "tidewire", title="Tidewire")
CONTRACT = record(
    "underpinning_contract",
    "line-contract",
    title="Contract on the line",
    covers="line",
    valid_to="2027-06-30",
    availability="99.9 % per month",
    fix={"P1": "4 h"},
    targets=[{"id": "address", "metric": "fulfilment", "value": "5 working days"}],
    support_hours="office-hours",
    contract_number="TW-1",
)
GOLD = record("sla", "gold", title="Gold", underpinned_by="line-contract", agreed_with="The board")


def page_of(identifier: str, *records: Record) -> markup.Html:
    site = site_of(builders.catalog(*records))
    artifact = record_page(site, site.catalog.by_id[identifier])
    return markup.parse(markup.render(artifact.data.decode()).html)


def list_of(plural: str, *records: Record) -> markup.Html:
    pages = {item.path: item for item in index_pages(site_of(builders.catalog(*records)))}
    return markup.parse(markup.render(pages[f"docs/{plural}/index.md"].data.decode()).html)


def test_a_contract_says_what_it_promises_to_whom_and_until_when() -> None:
    page = page_of("line-contract", CONTRACT, TIDEWIRE, CALENDAR, GOLD, service("line"))
    for said in (
        "the most urgent faults are mended within 4 h",
        "Time until it works again",
        "Time until an order is done",
        "from 2026-01-01 to 2027-06-30",
        "TW-1",
    ):
        assert said in page.text
    leads_to = set(page.addresses)
    assert {"../../suppliers/tidewire/", "../../services/line/", "../../slas/gold/"} <= leads_to


def test_times_count_in_the_support_hours() -> None:
    page = page_of("line-contract", CONTRACT, TIDEWIRE, CALENDAR, service("line"))
    assert "per month, in Office hours" in page.text


def test_an_agreement_without_targets_says_so() -> None:
    assert (
        "No target is agreed yet." in page_of("draft", record("ola", "draft", state="draft")).text
    )


def test_a_page_names_what_is_not_there() -> None:
    escalation = [{"at": "75 %", "to": "nobody-here"}]
    assert "nobody-here" in page_of("gold", record("sla", "gold", escalation=escalation)).text


def test_a_list_of_agreements_says_between_whom_about_what_and_until_when() -> None:
    contracts = list_of("underpinning-contracts", CONTRACT, TIDEWIRE, service("line", title="Line"))
    for said in ("Tidewire", "Line", "2026-01-01 to 2027-06-30", "mended within 4 h"):
        assert said in contracts.text
    assert "The board" in list_of("slas", GOLD).text


def test_offerings_stand_below_their_services() -> None:
    offered = record("offering", "vpn-field", title="For technicians", lead_time="2 days")
    page = list_of("offerings", offered, service("vpn", title="Remote access"))
    assert page.text.index("Remote access") < page.text.index("For technicians")
    assert "2 days" in page.text
