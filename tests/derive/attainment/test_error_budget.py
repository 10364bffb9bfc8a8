"""Error budgets, with the numbers of the standard texts."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from servicefolio.derive.attainment.attainment import Attained, minutes
from servicefolio.derive.attainment.attainment_windows import window_of
from servicefolio.derive.attainment.error_budget import Budget, burn_rate, exhausted_at
from servicefolio.derive.calendars.opening_hours import ALWAYS, OpeningHours

UTC = ZoneInfo("UTC")
MINUTE = timedelta(minutes=1)
JUNE = window_of(date(2026, 6, 1), date(2026, 6, 30), UTC)


def budget(target: str, agreed: int, counted: int, lost: int, *, running: bool = False) -> Budget:
    found = Attained(JUNE, agreed * MINUTE, counted * MINUTE, lost * MINUTE, timedelta())
    return Budget(found, Fraction(target), is_running=running)


def test_three_nines_over_thirty_days_allow_43_minutes() -> None:
    assert minutes(budget("0.999", 30 * 24 * 60, 0, 0).allowed) == Decimal("43.2")


def test_a_budget_is_counted_in_agreed_time() -> None:
    assert minutes(budget("0.995", 13_200, 13_200, 0).allowed) == 66


@pytest.mark.parametrize(
    ("spent", "hours", "rate"), [("0.02", 1, 14.4), ("0.05", 6, 6), ("0.1", 24, 3), ("0.1", 72, 1)]
)
def test_burn_rates_are_those_of_the_workbook(spent: str, hours: int, rate: float) -> None:
    """The Site Reliability Workbook, chapter 5, for 30 days; the target does not matter."""
    target = Fraction("0.999")
    lost = Fraction(spent) * 30 * 24 * (1 - target)
    assert burn_rate(1 - lost / hours, target) == Fraction(str(rate))


def test_a_target_of_all_leaves_no_budget() -> None:
    found = budget("1", 1000, 1000, 1)
    assert (found.burn_rate, found.used, found.verdict) == (None, None, "missed")


@pytest.mark.parametrize(
    ("counted", "lost", "running", "verdict"),
    [
        (1000, 5, False, "kept"),
        (1000, 10, False, "kept"),
        (1000, 11, False, "missed"),
        (996, 5, False, "kept"),
        (900, 5, False, "kept, as far as is known"),
        (500, 6, False, "missed, as far as is known"),
        (500, 11, True, "missed"),
        (500, 6, True, "below so far"),
        (500, 5, True, "kept so far"),
        (0, 0, True, "no data"),
    ],
)
def test_a_verdict_says_how_sure_it_is(
    counted: int, lost: int, verdict: str, *, running: bool
) -> None:
    assert budget("0.99", 1000, counted, lost, running=running).verdict == verdict


def test_a_budget_ends_by_the_rate_of_its_window() -> None:
    # 432 minutes are allowed; 216 of them went in five of thirty days.
    found = budget("0.99", 43_200, 7200, 216, running=True)
    now = JUNE.span[0] + timedelta(days=5)
    assert exhausted_at(found, ALWAYS, now) == now + timedelta(days=5)


def test_a_budget_ends_within_the_hours_of_its_calendar() -> None:
    # From Friday evening on nothing is lost until Monday, 1 June 2026 being one.
    week = OpeningHours(UTC, (((480, 1080),),) * 5 + ((), ()))
    found = budget("0.99", 13_200, 3000, 66, running=True)
    friday = JUNE.span[0] + timedelta(days=4, hours=18)
    assert exhausted_at(found, week, friday) == JUNE.span[0] + timedelta(days=11, hours=18)


def test_a_budget_that_lasts_has_no_end() -> None:
    now = JUNE.span[0] + timedelta(days=15)
    assert exhausted_at(budget("0.99", 43_200, 21_600, 100, running=True), ALWAYS, now) is None
    assert exhausted_at(budget("0.99", 43_200, 21_600, 0, running=True), ALWAYS, now) is None
