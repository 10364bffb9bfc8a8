"""When a record wants another look."""

from datetime import date

import pytest

from servicefolio.config import Settings
from servicefolio.derive.review_dates import Review, add_months, review_of
from servicefolio.records.base import Record
from tests.builders import TODAY, known_error, service, team


def reviewed(record: Record, **months: int) -> Review:
    settings = Settings(review_months=months) if months else Settings()
    return review_of(record, settings, TODAY)


def test_due_follows_from_the_last_review_and_the_period_of_the_kind() -> None:
    found = reviewed(service(reviewed="2026-05-31"), service=4)
    assert found == Review(date(2026, 5, 31), date(2026, 9, 30), 54)


def test_written_date_comes_first() -> None:
    assert reviewed(service(reviewed="2026-05-01", review_by="2030-01-01")).due == date(2030, 1, 1)


def test_verification_is_a_review_of_a_known_error() -> None:
    assert reviewed(known_error(verified="2026-11-01", reviewed="2026-10-01")).last == date(
        2026, 11, 1
    )


def test_due_today_is_not_overdue() -> None:
    assert reviewed(service(review_by="2026-11-23")).overdue_days == 0
    assert reviewed(service(review_by="2026-11-22")).overdue_days == 1


def test_never_reviewed_is_never_due() -> None:
    assert reviewed(service()) == Review(None, None, 0)


def test_kind_without_a_period_is_never_due() -> None:
    assert reviewed(team(reviewed="2000-01-01")).due is None


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 15), 24, date(2028, 1, 15)),
        (date(9999, 12, 31), 6, date.max),
    ],
)
def test_months_are_added(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


def test_dates_beyond_all_calendars_do_no_harm() -> None:
    assert reviewed(service(reviewed="9999-12-31")).overdue_days == 0
    assert reviewed(service(reviewed="0001-01-01")).overdue_days > 700_000
