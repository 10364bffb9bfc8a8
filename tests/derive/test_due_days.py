"""Days on which somebody has to look at something, or on which something ends."""

from datetime import date

from servicefolio.config import Settings
from servicefolio.derive.due_days import due_days
from servicefolio.records.base import Record
from tests.builders import TODAY, catalog, record, service

MODEL = {"valid_until": "2027-01-31", "steps": "Install", "authority": "The board"}


def days(*records: Record) -> list[tuple[str, str, date]]:
    """List the days of some records."""
    found = due_days(catalog(*records), Settings(), TODAY)
    return [(item.sort, item.id, item.day) for item in found]


def test_a_review_is_due_after_the_period_of_its_kind_or_when_its_author_says() -> None:
    assert days(service(reviewed="2026-01-10")) == [("review", "vpn", date(2027, 1, 10))]
    assert days(service(review_by="2026-11-01")) == [("review", "vpn", date(2026, 11, 1))]


def test_agreements_end_and_are_looked_at_together() -> None:
    fields = {"valid_to": "2027-06-30", "review": {"cadence": "yearly", "next": "2027-03-01"}}
    assert days(record("underpinning_contract", "line", **fields)) == [
        ("agreement review", "line", date(2027, 3, 1)),
        ("agreement end", "line", date(2027, 6, 30)),
    ]


def test_items_services_and_approvals_end() -> None:
    eol = {"on": "2028-10-10", "active_support_until": "2026-10-10"}
    assert days(
        record("configuration_item", "erp-server", type="server", eol=eol),
        service(state="retiring", retirement={"end": "2027-03-31"}),
        record("change_model", "patches", **MODEL),
    ) == [
        ("support end", "erp-server", date(2026, 10, 10)),
        ("approval end", "patches", date(2027, 1, 31)),
        ("service end", "vpn", date(2027, 3, 31)),
        ("end of life", "erp-server", date(2028, 10, 10)),
    ]


def test_what_is_over_asks_for_nothing() -> None:
    assert days(service(state="retired", review_by="2026-11-01")) == []
    assert days(record("sla", "gold", state="expired", valid_to="2026-06-30")) == []


def test_what_says_no_day_has_none() -> None:
    assert days(service(), record("configuration_item", "server", type="server")) == []
