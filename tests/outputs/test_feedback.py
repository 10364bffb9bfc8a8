"""What readers may say of a page: links that begin an issue."""

from urllib.parse import parse_qs, urlsplit

import pytest

from servicefolio.config import Settings
from servicefolio.outputs.feedback import feedback_on
from servicefolio.outputs.pages.page import record_page
from tests import builders, markup
from tests.builders import known_error, record, service, team
from tests.sites import site_of

TEMPLATE = "https://git.example.org/it/issues/new?title={title}&body={body}"
HOSTILE = (
    "{body} and {title}",
    "a&b=c?d#e%f+g",
    "Straße 日本語 💥",
    "'\"><script>alert(1)</script>",
    "&body=other#@evil.example/",
)


@pytest.mark.parametrize("title", HOSTILE)
def test_links_carry_the_title_and_stay_on_their_host(title: str) -> None:
    links = feedback_on(known_error(title=title), "Known error", "kb/a&b.yaml", TEMPLATE)
    assert [link.words for link in links] == ["This helped", "This did not help", "Report a change"]
    for link, begins in zip(links, ("Helped", "Did not help", "To change"), strict=True):
        url = urlsplit(link.address)
        assert (url.netloc, url.path, url.fragment) == ("git.example.org", "/it/issues/new", "")
        asked = parse_qs(url.query, strict_parsing=True)
        assert asked.keys() == {"title", "body"}
        assert asked["title"] == [f"{begins}: {title}"]
        assert asked["body"][0].startswith(f"{link.words} (Known error vpn-root-ca, kb/a&b.yaml)")


def test_a_template_may_have_the_text_first_or_no_text() -> None:
    for template in ("https://x.example/?b={body}&t={title}", "https://x.example/?t={title}"):
        (link, *_) = feedback_on(service(title="{body}"), "Service", "x.yaml", template)
        assert parse_qs(urlsplit(link.address).query)["t"] == ["Helped: {body}"]


def test_pages_that_are_followed_ask_and_others_do_not() -> None:
    made = (
        service(),
        team(),
        record("runbook", "free", body="x"),
        record("article", "how", body="x"),
    )
    site = site_of(builders.catalog(*made), Settings(issue_url=TEMPLATE))
    asking = [
        item.id
        for item in made
        if any(
            address.startswith("https://git.example.org/it/issues/new")
            for address in markup.parse(
                markup.render(record_page(site, site.catalog.by_id[item.id]).data.decode()).html
            ).addresses
        )
    ]
    assert asking == ["vpn", "free", "how"]


def test_nothing_is_asked_where_no_repository_takes_an_answer() -> None:
    assert feedback_on(service(), "Service", "x.yaml", None) == ()
    site = site_of(builders.catalog(service()))
    assert b"This helped" not in record_page(site, site.catalog.by_id["vpn"]).data
