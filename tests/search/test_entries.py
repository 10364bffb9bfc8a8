"""Entries: which part of the text each field is, and what is left out."""

from servicefolio.graph.catalog import Catalog, Entry
from servicefolio.records.base import Record
from servicefolio.search.entries import entries_of
from servicefolio.search.entry import Entry as Found
from servicefolio.search.index import build
from servicefolio.search.rank import search
from tests.builders import record
from tests.sites import read


def entry_of(item: Record) -> Found:
    catalog = Catalog((Entry(item, None),), {}, ())  # type: ignore[arg-type] # no document is read
    (found,) = entries_of(catalog)
    return found


def test_each_field_is_the_part_that_it_is_named_for() -> None:
    texts = entry_of(
        record(
            "known_error",
            "vpn-root-ca",
            messages=["Certificate validation failure"],
            codes=["0x800B0109"],
            users_say=["VPN is broken"],
            workaround="Restart it",
            root_cause="The old root ended",
            description="Since Monday",
            tickets=["INC0045512"],
            environment="Windows",
        )
    ).texts
    assert texts["messages"] == ("Certificate validation failure",)
    assert texts["symptoms"] == ("VPN is broken",)
    assert texts["workaround"] == ("Restart it",)
    assert texts["cause"] == ("The old root ended",)
    assert texts["summary"] == ("Since Monday",)
    assert set(texts["codes"]) == {"0x800B0109", "INC0045512"}
    assert {"Windows", "vpn", "vpn-root-ca"} <= set(texts["rest"])


def test_words_of_the_format_are_not_what_a_record_says() -> None:
    said = entry_of(
        record(
            "known_error",
            "x",
            state="open",
            verified="2026-11-01",
            messages=[{"text": "Boom {no}", "match": "template"}],
            cause_type="bug",
            found_by=["promised phrase"],
        )
    ).texts
    words = " ".join(text for part in said.values() for text in part)
    for word in ("template", "bug", "open", "promised"):
        assert word not in words


def test_a_promise_does_not_keep_itself() -> None:
    one = entry_of(record("known_error", "x", found_by=["unheard of phrase"]))
    assert search(build([one]), "unheard of phrase").hits == ()


def test_what_nobody_verified_or_nobody_meets_stands_lower() -> None:
    standing = {
        state: entry_of(record("known_error", "x", state=state)).standing
        for state in ("unverified", "retired")
    }
    open_one = entry_of(record("known_error", "x", state="open", verified="2026-11-01")).standing
    assert standing["retired"] < standing["unverified"] < open_one


def test_patterns_come_from_messages_that_vary() -> None:
    found = entry_of(
        record(
            "known_error",
            "x",
            messages=[
                {"text": r"unable to extend table \S{1,60} by \d{1,9}", "match": "regex"},
                {"text": "Posting period {period} is not open", "match": "template"},
                "always this",
                {"text": "(((", "match": "regex"},
            ],
        )
    ).patterns
    assert [literal for _, literal in found] == ["unable to extend table", "Posting period"]


def test_an_entry_knows_the_services_that_it_is_about() -> None:
    catalog = read(
        {
            "catalog/services/vpn.yaml": "title: VPN\nsummary: Reach the office\n",
            "kb/known-errors/drops.yaml": "title: Drops\nservices: [vpn]\n",
        }
    ).catalog
    services = {entry.id: entry.facets.services for entry in entries_of(catalog)}
    assert services == {"drops": ("vpn",), "vpn": ("vpn",)}
