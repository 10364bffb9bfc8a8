"""Atom feeds, read by a program that is not ours."""

from datetime import date
from typing import Any
from xml.etree.ElementTree import fromstring

import feedparser
import pytest

from servicefolio.config import Settings
from servicefolio.outputs.feeds.news import news_artifacts
from servicefolio.records.base import Record
from tests.builders import catalog, record, service
from tests.derive.schedules import change, item
from tests.pages import incident
from tests.sites import published, site_of

HERE = Settings(time_zone="Europe/Berlin", site_url="https://it.example.org/")
CREATED = {"created": "2026-11-02"}
HOSTILE = 'A <b>bold</b> & "quoted" ]]> \x1b\ufffe title'


def feeds(*records: Record, settings: Settings = HERE) -> dict[str, bytes]:
    """Write the feeds of some records, by their paths within the folder."""
    made = news_artifacts(site_of(catalog(*records), settings))
    return {artifact.path.removeprefix("docs/feeds/"): artifact.data for artifact in made}


def feed(path: str, *records: Record, settings: Settings = HERE) -> Any:
    """Read one of them."""
    parsed = feedparser.parse(feeds(*records, settings=settings)[path])
    assert not parsed.bozo
    assert parsed.version == "atom10"
    return parsed


def error(identifier: str = "stuck", **fields: object) -> Record:
    """Make a known error whose day is known."""
    return record("known_error", identifier, **{**CREATED, **fields})


def titles(parsed: Any) -> list[str]:
    """List the titles of entries."""
    return [entry.title for entry in parsed.entries]


def test_a_feed_says_what_it_is_where_it_lies_and_who_made_it() -> None:
    found = feed("known-errors.xml", error(), service()).feed
    assert found.id == "tag:it.example.org,2026:feed/known_error"
    assert found.title == "Known errors (it.example.org)"
    assert found.author == "it.example.org"
    assert found.updated == "2026-11-01T23:00:00Z"
    links = {link.rel: link.href for link in found.links}
    assert links == {
        "self": "https://it.example.org/feeds/known-errors.xml",
        "alternate": "https://it.example.org/known-errors/",
    }


def test_an_entry_says_how_a_record_stands_and_leads_to_it() -> None:
    made = change("CHG-1", summary="New release", outage="2026-12-06 02:30-02:40", **CREATED)
    (entry,) = feed("changes.xml", made, service(title="Remote access")).entries
    assert entry.id == "tag:it.example.org,2026:record/CHG-1"
    assert entry.link == "https://it.example.org/changes/CHG-1/"
    assert entry.summary.split("\n") == [
        "New release",
        "Change: new",
        "When: 2026-12-06 02:00 to 05:00 (Europe/Berlin)",
        "Outage: 2026-12-06 02:30 to 02:40",
        "Concerns: Remote access",
    ]
    assert [tag.term for tag in entry.tags] == ["Change", "new"]


def test_every_text_arrives_as_its_author_wrote_it() -> None:
    shown = HOSTILE.replace("\x1b", "\ufffd").replace("\ufffe", "\ufffd")
    root = fromstring(feeds(error(title=HOSTILE))["known-errors.xml"])  # noqa: S314 - ours
    assert root.findtext("{*}entry/{*}title") == shown


def test_the_newest_come_first_and_there_are_at_most_fifty() -> None:
    days = [f"2026-{month:02}-{day:02}" for month in (8, 9) for day in range(1, 31)]
    made = [error(f"e{number}", created=day) for number, day in enumerate(days)]
    assert titles(feed("known-errors.xml", *made)) == [f"e{number}" for number in range(59, 9, -1)]


def test_what_has_no_day_is_in_no_feed() -> None:
    assert titles(feed("known-errors.xml", record("known_error", "stuck"))) == []


def test_there_is_no_feed_of_a_kind_that_nobody_uses() -> None:
    assert feeds(service()).keys() == {"services/vpn.xml"}


def test_the_feed_of_a_service_tells_of_all_that_concerns_it() -> None:
    records = (
        service(depends_on=["gateway"]), service("mail"), item("gateway"), error(),
        incident(created="2026-11-20"), change("CHG-1", **CREATED),
        change("CHG-2", configuration_items="gateway", **CREATED),
        error("other", services="mail"),
    )  # fmt: skip
    assert titles(feed("services/vpn.xml", *records)) == ["INC-1", "stuck", "CHG-2", "CHG-1"]
    assert titles(feed("services/mail.xml", *records)) == ["other"]


def test_a_site_without_an_address_has_links_that_are_seen_from_the_feed() -> None:
    (entry,) = feed("services/vpn.xml", error(), service(), settings=Settings()).entries
    assert entry.link == "../../known-errors/stuck/"


def test_a_new_id_changes_where_an_entry_leads_and_not_what_it_is() -> None:
    old, new = error("stuck"), error("stuck-at-login", aliases=["stuck"])
    before, after = (feed("known-errors.xml", made, service()).entries[0] for made in (old, new))
    assert after.id == before.id
    assert after.link == "https://it.example.org/known-errors/stuck-at-login/"


def test_the_feed_of_a_service_stays_where_its_readers_look_for_it() -> None:
    records = (service("remote-access", aliases=["vpn"]), error(services="remote-access"))
    made = feeds(*records)
    assert made["services/vpn.xml"] == made["services/remote-access.xml"]
    before = feed("services/vpn.xml", error(), service()).feed
    assert feed("services/vpn.xml", *records).feed.id == before.id


@pytest.mark.parametrize(("audience", "expected"), [("users", ["open"]), ("staff", None)])
def test_readers_get_what_is_for_them(audience: Any, expected: list[str] | None) -> None:
    files = {
        "catalog/services/vpn.yaml": "title: VPN\nsummary: S\naudience: users\n",
        **{
            f"kb/known-errors/{name}.yaml": f"title: {name}\nservices: [vpn]\n"
            f"created: {date(2026, 11, day)}\naudience: {reader}\n"
            for name, reader, day in (("open", "users", 2), ("hidden", "staff", 1))
        },
    }
    made = published(files, audience=audience)
    for path in ("known-errors.xml", "services/vpn.xml"):
        found = titles(feedparser.parse(made[f"docs/feeds/{path}"]))
        assert found == (expected or ["open", "hidden"])
