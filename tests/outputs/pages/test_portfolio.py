"""The portfolio, the technical view of the catalogue, and the lists of strategy."""

from servicefolio.outputs.pages.page import index_pages
from servicefolio.outputs.pages.portfolio import portfolio_pages
from servicefolio.records.base import Record
from tests import builders, markup
from tests.builders import record, service, team
from tests.sites import site_of


def pages(*records: Record) -> dict[str, markup.Html]:
    """Render the portfolio and the lists by their paths."""
    site = site_of(builders.catalog(*records))
    artifacts = (*portfolio_pages(site), *index_pages(site))
    return {item.path: markup.parse(markup.render(item.data.decode()).html) for item in artifacts}


def headings(page: markup.Html) -> tuple[str, ...]:
    """List the headings of a page, without the marks that link to them."""
    return tuple(title.removesuffix("¶") for title in page.titles)


def links(page: markup.Html) -> tuple[str, ...]:
    """List where a page leads."""
    return tuple(address for address in page.addresses if not address.startswith("#"))


def test_a_portfolio_tells_apart_what_is_coming_there_and_gone() -> None:
    states = ("proposed", "live", "retired", "rejected")
    made = pages(*(service(state, state=state) for state in states))
    page = made["docs/portfolio/index.md"]
    assert headings(page) == ("Service portfolio", "Pipeline", "Catalogue", "Retired", "Rejected")
    assert links(page)[1:] == tuple(f"../services/{state}/" for state in states)


def test_a_card_marks_what_its_service_can_be_found_by() -> None:
    one = service("vpn", owner="net", category="network", keywords=["tunnel"], criticality="high")
    site = site_of(builders.catalog(one, team("net", title="Network")))
    (text,) = (
        item.data.decode() for item in index_pages(site) if item.path == "docs/services/index.md"
    )
    assert '<span data-sf-facet="owner" data-sf-value="net">Network</span>' in text
    assert 'data-sf-facet="category" data-sf-value="network" hidden>Network</span>' in text
    assert 'data-sf-facet="criticality" data-sf-value="high">high</span>' in text
    assert "<span data-sf-words hidden>tunnel</span>" in text
    assert 'data-sf-facet="for"' not in text


def test_the_catalogue_leaves_out_what_has_ended() -> None:
    made = pages(service("live"), service("old", state="retired"), service("new", state="approved"))
    page = made["docs/services/index.md"]
    assert headings(page) == ("Service catalogue", "Other services", "Coming")
    assert "old/" not in links(page)
    assert "../portfolio/" in links(page)


def test_a_repository_with_live_services_alone_has_no_portfolio() -> None:
    made = pages(service())
    assert {*made} == {"docs/services/index.md"}
    assert "../portfolio/" not in links(made["docs/services/index.md"])


def test_technical_services_say_who_runs_them_and_what_needs_them() -> None:
    database = service("database", type="technical", tier=1, owner="network", sla="gold")
    made = pages(database, service(depends_on="database"), record("sla", "gold"), team())
    page = made["docs/technical-services/index.md"]
    assert links(page)[1:] == (
        "../services/database/",
        "../teams/network/",
        "../services/vpn/",
        "../slas/gold/",
    )
    assert "../technical-services/" in links(made["docs/services/index.md"])


def test_objectives_are_a_tree_with_what_carries_them() -> None:
    made = pages(
        record("objective", "z", title="Zeal"),
        record(
            "objective", "a", title="Ardour", parent="z", state="active", target_date="2027-01-01"
        ),
        service(supports_objectives="a"),
        record("improvement", "better", improves="a"),
    )
    page = made["docs/objectives/index.md"]
    assert links(page) == (
        "../traceability/",
        "z/",
        "a/",
        "../services/vpn/",
        "../improvements/better/",
    )
    assert "2027-01-01" in page.text


def test_risks_are_sorted_by_how_bad_they_are_with_words_for_it() -> None:
    made = pages(
        record("risk", "a", likelihood=1, impact=4),
        record("risk", "b", likelihood=4, impact=4, residual={"likelihood": 3, "impact": 4}),
        service(),
        record("risk", "c", affects="vpn", likelihood=3, impact=3),
    )
    page = made["docs/risks/index.md"]
    in_the_maps, listed = ["b/", "c/", "a/"], ["b/", "c/", "../services/vpn/", "a/"]
    exposed = ["../services/vpn/", "c/"]
    assert sorted(links(page)) == sorted([*in_the_maps * 2, *listed, *exposed])
    assert [*links(page)][6:10] == listed
    assert all(words in page.text for words in ("16 critical", "12 high", "9 medium", "4 low"))


def test_opportunities_and_decisions_say_what_they_touch() -> None:
    made = pages(
        record("opportunity", "sell", affects="vpn", value="80,000 EUR"),
        record("decision", "one-door", applies_to="vpn"),
        record("improvement", "better", arises_from="sell"),
        service(),
    )
    opportunity = made["docs/opportunities/index.md"]
    assert links(opportunity) == ("sell/", "../services/vpn/", "../improvements/better/")
    assert "80,000 EUR" in opportunity.text
    assert "../services/vpn/" in links(made["docs/decisions/index.md"])
