"""Service credits: which step was reached, and until when it may be claimed."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from servicefolio.derive.attainment.attainment import Attained
from servicefolio.derive.attainment.attainment_windows import window_of
from servicefolio.derive.attainment.service_credits import CreditDue, credit_for
from servicefolio.records.quantities import DurationValue, PercentValue, parse_duration

BERLIN = ZoneInfo("Europe/Berlin")
OCTOBER = window_of(date(2026, 10, 1), date(2026, 10, 31), BERLIN)


def percent(value: str) -> PercentValue:
    return PercentValue(Decimal(value))


@dataclass(frozen=True)
class Step:
    """A limit and its credit."""

    below: PercentValue
    credit: PercentValue


@dataclass(frozen=True)
class Remedies:
    """What an agreement says."""

    credits: tuple[Step, ...] = (
        Step(percent("99.8"), percent("5")),
        Step(percent("99.0"), percent("10")),
        Step(percent("97.0"), percent("25")),
    )
    cap: PercentValue | None = None
    claim_by: DurationValue | None = None


def credit(lost: int, remedies: Remedies | None = None, counted: int = 1000) -> CreditDue | None:
    times = (timedelta(minutes=number) for number in (1000, counted, lost, 0))
    return credit_for(remedies or Remedies(), Attained(OCTOBER, *times), BERLIN)


@pytest.mark.parametrize(("lost", "due"), [(3, "5"), (10, "5"), (11, "10"), (31, "25")])
def test_lowest_limit_that_was_not_reached_counts(lost: int, due: str) -> None:
    found = credit(lost)
    assert found is not None
    assert found.credit == percent(due)


def test_nothing_is_due_where_the_limit_was_reached_or_nothing_is_known() -> None:
    assert credit(2) is None
    assert credit(0, counted=0) is None
    assert credit_for(None, Attained(OCTOBER, *[timedelta(1)] * 3, timedelta()), BERLIN) is None


def test_no_more_than_the_cap_is_given_back() -> None:
    found = credit(31, Remedies(cap=percent("15")))
    assert found is not None
    assert found.credit == percent("15")


@pytest.mark.parametrize(
    ("claim_by", "until"),
    [("2 months", date(2026, 12, 31)), ("30 days", date(2026, 11, 30)), (None, None)],
)
def test_time_for_the_claim_begins_with_the_end_of_the_window(
    claim_by: str | None, until: date | None
) -> None:
    found = credit(5, Remedies(claim_by=parse_duration(claim_by) if claim_by else None))
    assert found is not None
    assert found.until == until
    assert found.is_open(until or date.max)
    assert not found.is_open(date(2027, 1, 1)) or until is None
