"""Tickets on the clock of a promise."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from servicefolio.derive.attainment.attainment_windows import window_of
from servicefolio.derive.attainment.cases_in_time import Cases, cases_in
from servicefolio.derive.attainment.ticket_clock import Timed, timed, times_of
from servicefolio.derive.attainment.ticket_rates import rates_of
from servicefolio.derive.calendars.opening_hours import OpeningHours
from servicefolio.records.moment import DateTimeValue
from servicefolio.records.quantities import parse_duration
from tests.derive.availability import moment

ZONE = ZoneInfo("UTC")
OFFICE = OpeningHours(ZONE, (((480, 1080),),) * 5 + ((), ()))
"""Monday to Friday, 08:00 to 18:00; 1 June 2026 is a Monday."""
NOW = datetime(2026, 6, 30, 18, tzinfo=UTC)
JUNE = window_of(date(2026, 6, 1), date(2026, 6, 30), ZONE)


@dataclass(frozen=True)
class Waiting:
    """A time in which a ticket waits."""

    from_: DateTimeValue
    to: DateTimeValue


@dataclass(frozen=True)
class Ticket:
    """A ticket of an export."""

    opened: DateTimeValue
    owned: DateTimeValue | None = None
    resolved: DateTimeValue | None = None
    priority: str | None = "P1"
    request_type: str | None = None
    pending: tuple[Waiting, ...] = ()
    pending_minutes: Decimal | None = None
    reopened: int | None = None
    caused_by_change: str | None = None
    fault: str | None = None


def ticket(opened: str, resolved: str | None = None, **values: object) -> Ticket:
    solved = moment(f"2026-06-{resolved}") if resolved else None
    return Ticket(moment(f"2026-06-{opened}"), resolved=solved, **values)  # type: ignore[arg-type]


def held(found: Ticket, metric: str = "fix", limit: str = "4 h") -> Timed:
    duration = parse_duration(limit)
    assert duration is not None
    (one,) = timed((times_of(found, ZONE),), metric, duration, OFFICE, NOW)
    return one


@pytest.mark.parametrize(
    ("resolved", "fate", "hours"), [("02 10:00", "in time", 4), ("02 10:01", "late", 4)]
)
def test_clock_stands_still_outside_of_the_hours(resolved: str, fate: str, hours: int) -> None:
    found = held(ticket("01 16:00", resolved))
    assert found.fate == fate
    assert found.took is not None
    assert found.took // timedelta(hours=1) == hours


def test_clock_stands_still_while_it_waits() -> None:
    waits = (Waiting(moment("2026-06-01 10:00"), moment("2026-06-01 13:00")),)
    assert held(ticket("01 09:00", "01 16:00", pending=waits)).fate == "in time"
    found = held(ticket("01 09:00", "01 16:00", pending_minutes=Decimal(180)))
    assert (found.fate, found.took) == ("in time", timedelta(hours=4))
    assert held(ticket("01 09:00", "01 16:00", pending_minutes=Decimal(179))).fate == "late"


def test_waiting_over_night_gives_no_time() -> None:
    waits = (Waiting(moment("2026-06-01 18:00"), moment("2026-06-02 08:00")),)
    assert held(ticket("01 15:00", "02 09:00", pending=waits)).fate == "in time"
    assert held(ticket("01 15:00", "02 09:01", pending=waits)).fate == "late"


def test_time_to_own_ends_when_somebody_works_on_it() -> None:
    owned = ticket("01 09:00", "05 09:00", owned=moment("2026-06-01 09:20"))
    assert held(owned, "respond", "30 min").fate == "in time"
    # What was solved without an owner was owned when it was solved.
    assert held(ticket("01 09:00", "01 09:31"), "respond", "30 min").fate == "late"
    waited = ticket("01 09:00", "01 09:31", pending_minutes=Decimal(60))
    assert held(waited, "respond", "30 min").fate == "late"


def test_what_is_open_and_past_its_limit_is_late() -> None:
    assert held(ticket("30 13:59")).fate == "late"
    assert held(ticket("30 14:00")).fate == "not yet known"


@pytest.mark.parametrize(
    "values", [{"resolved": "01 08:00"}, {"owned": moment("2026-05-31 09:00")}]
)
def test_times_that_contradict_each_other_are_not_counted(values: dict[str, object]) -> None:
    found = held(ticket("01 09:00", **values))  # type: ignore[arg-type]
    assert (found.fate, found.took) == ("contradictory", None)


def counted(promised: str, *fates: str) -> Cases:
    tickets = [Timed(NOW, fate, timedelta(hours=1)) for fate in fates]  # type: ignore[arg-type]
    return cases_in(JUNE, Fraction(promised), tickets, is_running=False)


@pytest.mark.parametrize(
    ("promised", "fates", "verdict"),
    [
        ("0.5", ("in time", "late"), "kept"),
        ("1", ("in time", "late"), "missed"),
        ("0.5", ("in time", "not yet known"), "kept"),
        ("0.9", ("in time", "not yet known"), "kept, as far as is known"),
        ("0.6", ("in time", "late", "not yet known"), "missed, as far as is known"),
        ("1", ("contradictory",), "no data"),
        ("1", (), "no data"),
    ],
)
def test_a_verdict_says_how_sure_it_is(promised: str, fates: tuple[str, ...], verdict: str) -> None:
    assert counted(promised, *fates).verdict == verdict


def test_median_and_ninetieth_percentile_are_of_what_is_done() -> None:
    tickets = [Timed(NOW, "in time", timedelta(hours=n)) for n in range(1, 11)]
    tickets.append(Timed(NOW, "late", None))
    found = cases_in(JUNE, Fraction(1), tickets, is_running=False)
    assert (found.median, found.ninetieth) == (timedelta(hours=5.5), timedelta(hours=9))
    assert str(found.share) == "90 %"


def test_only_what_the_export_says_is_a_rate() -> None:
    found = rates_of(
        [
            ticket("01 09:00", "01 10:00", reopened=1, fault="printer"),
            ticket("02 09:00", "02 12:00", reopened=0, fault="Printer"),
            ticket("02 10:00", fault="mail", caused_by_change="CHG-1"),
            ticket("03 10:00", "04 10:00", request_type="new user", reopened=3),
        ],
        ZONE,
    )
    assert found.faults == 3
    assert found.mean_to_restore == timedelta(hours=2)
    assert (found.reopened.some, found.reopened.count) == (1, 2)
    assert (found.repeated.some, found.repeated.count) == (1, 3)
    assert found.caused_by_change is not None
    assert found.caused_by_change.some == 1
