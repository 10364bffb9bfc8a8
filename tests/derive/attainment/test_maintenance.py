"""Which planned interruptions an agreement allows."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from servicefolio.derive.attainment.attainment import minutes
from servicefolio.derive.attainment.maintenance import Planned, covered
from servicefolio.derive.calendars.opening_hours import OpeningHours
from servicefolio.derive.calendars.spans import Span, length
from servicefolio.records.quantities import DurationValue, parse_duration

ZONE = ZoneInfo("UTC")
SUNDAY = datetime(2026, 6, 7, tzinfo=UTC)
OFFICE = OpeningHours(ZONE, (((480, 1020),),) * 5 + ((), ()))


@dataclass(frozen=True)
class Maintenance:
    """What an agreement says."""

    windows: tuple[str, ...] = ("Sunday 02:00-05:00",)
    notice: DurationValue | None = None
    max_per_month: DurationValue | None = None


def planned(start: int, end: int, announced: datetime | None = None) -> Planned:
    return Planned(Span(SUNDAY + timedelta(hours=start), SUNDAY + timedelta(hours=end)), announced)


def allowed(maintenance: Maintenance | None, *items: Planned) -> int:
    return int(minutes(length(covered(maintenance, items, OFFICE, ZONE))))


def test_what_lies_outside_of_the_windows_counts() -> None:
    assert allowed(Maintenance(), planned(1, 4)) == 120
    assert allowed(Maintenance(), planned(26, 28)) == 0


def test_an_agreement_without_maintenance_allows_nothing() -> None:
    assert allowed(None, planned(2, 4)) == 0


@pytest.mark.parametrize(("day", "minutes_allowed"), [(22, 120), (25, 0), (None, 0)])
def test_what_was_not_announced_in_time_counts(day: int | None, minutes_allowed: int) -> None:
    # Ten working days after Friday, 22 May is the end of Friday, 5 June.
    maintenance = Maintenance(notice=parse_duration("10 working days"))
    announced = None if day is None else datetime(2026, 5, day, 9, tzinfo=UTC)
    assert allowed(maintenance, planned(2, 4, announced)) == minutes_allowed


def test_without_windows_the_notice_is_what_counts() -> None:
    maintenance = Maintenance(windows=(), notice=parse_duration("2 days"))
    assert allowed(maintenance, planned(9, 10, SUNDAY - timedelta(days=1))) == 0
    assert allowed(maintenance, planned(9, 10, SUNDAY - timedelta(days=2))) == 60


def test_no_more_is_allowed_than_in_all_in_a_month() -> None:
    maintenance = Maintenance(max_per_month=parse_duration("4 h"))
    week = timedelta(weeks=1)
    later = Planned(
        Span(SUNDAY + week + timedelta(hours=2), SUNDAY + week + timedelta(hours=5)), None
    )
    july = SUNDAY + timedelta(weeks=4)
    anew = Planned(Span(july + timedelta(hours=2), july + timedelta(hours=5)), None)
    assert allowed(maintenance, planned(2, 5), later) == 240
    assert allowed(maintenance, planned(2, 5), later, anew) == 420


def test_windows_in_words_of_their_own_allow_nothing() -> None:
    assert allowed(Maintenance(("by arrangement",)), planned(2, 4)) == 0
