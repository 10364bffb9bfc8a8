"""What pages show of what is computed over dependencies."""

from servicefolio.config import Settings
from servicefolio.outputs.pages.page import record_page
from servicefolio.records.base import Record
from tests import builders, markup
from tests.builders import record, service
from tests.pages import headings, list_of, page_of
from tests.sites import site_of

AVAILABLE, STOPS, BACK = (
    "How available it can be",
    "What stops without it",
    "When it is back after a disaster",
)


def sla(identifier: str, availability: str) -> Record:
    return record("sla", identifier, availability=availability, agreed_with="board")


def plan(of: str, **fields: object) -> Record:
    return record(
        "design_document",
        f"{of}-continuity",
        service=of,
        aspect="continuity",
        state="approved",
        approved_by="board",
        continuity=fields,
    )


def item(identifier: str, **fields: object) -> Record:
    return record("configuration_item", identifier, type="server", **fields)


MAIL = service("mail", sla="high")
SHOP = service("shop", sla="low", depends_on=["mail", "app"])
LEVELS = (sla("low", "99.5 %"), sla("high", "99.9 %"))


def test_a_service_shows_what_it_can_be_and_what_that_rests_on() -> None:
    series = record(
        "measurement",
        "series",
        measures="high#availability",
        service="mail",
        data=[{"from": "2026-10-01", "good": "999", "total": "1000"}],
        source="probe",
        period="2026-10-01 to 2026-10-31",
        completeness="98 %",
    )
    page = page_of(SHOP, MAIL, item("app"), series, *LEVELS)
    assert AVAILABLE in headings(page)
    for words in (
        "It promises99.5 % low nothing known against it",
        "99.9 % at most, where each failure comes by itself",
        "Weakest linkmail: 99.9 %",
        "Not countedappnothing is promised for it, so it may be less",
        "99.9 %2026-10-01 to 2026-10-31, 98 % complete",
        "20 %",
        "It stops when any one of these fails",
    ):
        assert words in page.text


def test_without_a_promise_below_nothing_is_shown() -> None:
    page = page_of(service("shop", sla="low", depends_on="mail"), service("mail"), LEVELS[0])
    assert AVAILABLE not in headings(page)


def test_a_service_of_which_nobody_can_tell_says_so() -> None:
    members = [f"m-{number}" for number in range(130)]
    pair = [{"ref": one, "redundancy_group": "many"} for one in members]
    below = [service(one, sla="high") for one in members]
    page = page_of(service("shop", depends_on=pair), *below, LEVELS[1])
    assert "stand in for each other to tell" in page.text


def test_what_stops_is_told_directly_and_through_others() -> None:
    tickets = service("tickets", depends_on="shop", customers="plants")
    chat = service("chat", depends_on=[{"ref": "tickets", "importance": "degrading"}])
    page = page_of(MAIL, SHOP, item("app"), tickets, chat, record("customer", "plants"), *LEVELS)
    assert STOPS in headings(page)
    for words in (
        "Stops at onceshop",
        "Stops through otherstickets through shop",
        "Gets worse through otherschat through shop ",
        "Customersplants tickets",
        "Promiseshigh mail",
    ):
        assert words in page.text


def test_items_suppliers_and_changes_say_what_they_take_down() -> None:
    app = item("app", supplier="maker")
    move = record("change", "CHG-1", configuration_items="app")
    others = (SHOP, MAIL, *LEVELS)
    assert STOPS in headings(page_of(app, record("supplier", "maker"), *others))
    assert "Fails with itapp" in page_of(record("supplier", "maker"), app, *others).text
    page = page_of(move, item("app"), *others)
    assert "What it could take down" in headings(page)
    assert "Stops at onceshop" in page.text


def test_where_nothing_else_stops_there_is_no_section() -> None:
    for made in (SHOP, item("alone"), record("supplier", "maker")):
        assert STOPS not in headings(page_of(made, MAIL, item("app"), *LEVELS))
    change = record("change", "CHG-1", services="shop")
    assert "What it could take down" not in headings(page_of(change, SHOP, MAIL, item("app")))


def test_months_and_working_days_are_told_at_their_shortest() -> None:
    page = page_of(
        SHOP,
        MAIL,
        item("app"),
        plan("shop", rpo="1 h", own_recovery="1 h", data_in="mail"),
        plan("mail", rto="3 working days", rpo="1 month"),
        *LEVELS,
    )
    rough = "months and working days count as short as they can be"
    assert f"at least 28 days{rough} more than planned" in page.text
    assert "no plan says" not in page.text


def test_a_plan_is_held_against_what_it_waits_for() -> None:
    exercise = {"on": "2026-06-01", "result": "Reached", "rto_reached": "3 h"}
    page = page_of(
        SHOP,
        MAIL,
        item("app", depends_on="base"),
        service("base"),
        plan("shop", rto="4 h", own_recovery="1 h", rpo="1 h", data_in="mail", exercises=exercise),
        plan("mail", own_recovery="4 h", rpo="2 h"),
        *LEVELS,
    )
    assert BACK in headings(page)
    for words in (
        "4 h at the latest, by shop-continuity",
        "at least 5 hno plan says how it is with base later than planned",
        "Waits formail: 4 h",
        "that of 1 h at most, by its plan; it comes to 2 h more than planned",
        "Last tried2026-06-01on 2026-06-01 it took 3 h",
        "Recovered before itbase, mail",
    ):
        assert words in page.text


def test_a_plan_that_knows_only_its_aim_is_not_held_against_it() -> None:
    page = page_of(MAIL, plan("mail", rto="4 h", rpo="1 h"), *LEVELS)
    assert "4 h at the latest" in page.text
    assert "It takes" not in page.text
    assert "in time" not in page.text
    assert "it comes to" not in page.text
    assert "Last triednever" in page.text


def test_without_a_plan_nothing_is_said_of_recovery() -> None:
    assert BACK not in headings(page_of(SHOP, MAIL, plan("mail", rto="1 h"), *LEVELS))


def test_the_list_of_designs_holds_all_services_against_what_they_need() -> None:
    text = list_of(
        "design_document",
        SHOP,
        MAIL,
        item("app"),
        plan("mail", rto="4 h", own_recovery="1 h"),
        *LEVELS,
    ).text
    assert "Promises and plans against what services need" in text
    assert "99.5 %low" in text
    assert "weakest: mail" in text
    assert "nothing is promised for what it needs" in text
    assert "In which order services are recovered" in text


def test_a_list_of_designs_without_promises_or_plans_is_as_before() -> None:
    made = record("design_document", "design", body="As it is.")
    assert "Promises and plans" not in list_of("design_document", made, service()).text


def test_other_readers_get_no_numbers() -> None:
    given = {"audience": "users"}
    made = builders.catalog(
        service("shop", sla="low", depends_on="mail", **given),
        service("mail", sla="low", **given),
        record("sla", "low", availability="99 %", agreed_with="board", **given),
    )
    site = site_of(made, Settings(audience="users"))
    artifact = record_page(site, made.by_id["shop"])
    page = markup.parse(markup.render(artifact.data.decode()).html)
    assert "What it needs" in headings(page)
    assert AVAILABLE not in headings(page)
