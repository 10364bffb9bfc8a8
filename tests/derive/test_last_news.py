"""The moment of the last news of a record."""

from datetime import UTC, date, datetime

from servicefolio.derive.last_news import last_news
from servicefolio.records.base import Record
from tests.builders import TODAY, record
from tests.derive.schedules import BERLIN, change
from tests.pages import incident


def news(made: Record, changed: date | None = None) -> datetime | None:
    """Find the last news on the clocks of Berlin, shown in UTC."""
    return last_news(made, changed, BERLIN, TODAY)


def test_the_newest_of_all_days_counts_and_begins_at_midnight() -> None:
    made = record("known_error", "stuck", created="2026-03-02", verified="2026-07-10")
    assert news(made) == datetime(2026, 7, 9, 22, tzinfo=UTC)
    assert news(made, date(2026, 11, 20)) == datetime(2026, 11, 19, 23, tzinfo=UTC)
    assert news(made, date(2026, 5, 1)) == news(made)


def test_an_incident_has_news_when_something_happens_in_it() -> None:
    told = [{"at": "2026-11-20 07:10", "message": "We look at it"}]
    assert news(incident()) == datetime(2026, 11, 20, 5, 38, tzinfo=UTC)
    assert news(incident(status_updates=told)) == datetime(2026, 11, 20, 6, 10, tzinfo=UTC)


def test_a_day_to_come_is_no_news() -> None:
    made = change("CHG-1", created="2026-11-02")
    assert news(made, date(2026, 11, 24)) == datetime(2026, 11, 1, 23, tzinfo=UTC)


def test_where_no_day_is_known_there_is_no_news() -> None:
    assert news(record("known_error", "stuck")) is None
