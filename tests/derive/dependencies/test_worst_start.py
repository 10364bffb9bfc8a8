"""The worst start of a fault, held against all minutes of some weeks."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from servicefolio.derive.calendars.opening_hours import ALWAYS, OpeningHours, elapsed
from servicefolio.derive.dependencies.worst_start import Chain, covers, worst_of
from servicefolio.records.quantities import DurationValue, parse_duration

BERLIN = ZoneInfo("Europe/Berlin")
DAY = date(2026, 11, 23)
OFFICE = OpeningHours(BERLIN, (*[((480, 1080),)] * 5, (), ()))
"""Monday to Friday 08:00 to 18:00."""
EVENINGS = OpeningHours(BERLIN, (((600, 1200),),) * 7)


def limit(text: str) -> DurationValue:
    found = parse_duration(text)
    assert found is not None
    return found


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN).astimezone(UTC)


def test_eight_working_hours_cannot_carry_four_around_the_clock() -> None:
    worst = worst_of(Chain(ALWAYS, limit("4 h"), ALWAYS, None, OFFICE, limit("8 h")), DAY)
    assert worst is not None
    assert worst.over is not None
    # From a moment after Friday 10:00 the rest is done on Monday; worst when clocks are put back.
    assert worst.start.astimezone(BERLIN).strftime("%a %H:%M") == "Fri 10:01"
    assert worst.late == timedelta(hours=71 - 4)


def test_the_same_hours_carry_what_is_no_longer() -> None:
    for handling, mending, kept in (("1 h", "3 h", True), ("1 h", "4 h", False)):
        chain = Chain(OFFICE, limit("4 h"), OFFICE, limit(handling), OFFICE, limit(mending))
        assert (worst_of(chain, DAY) is None) is kept


def test_working_days_begin_a_day_later_where_handling_ends_after_hours() -> None:
    chain = Chain(
        OFFICE, limit("1 working day"), ALWAYS, limit("30 min"), OFFICE, limit("1 working day")
    )
    worst = worst_of(chain, DAY)
    assert worst is not None
    assert worst.start.astimezone(BERLIN).strftime("%H:%M") >= "17:30"


def test_what_is_never_mended_is_worst() -> None:
    never = OpeningHours(BERLIN, ((),) * 7)
    worst = worst_of(Chain(OFFICE, limit("4 h"), OFFICE, None, never, limit("1 h")), DAY)
    assert worst is not None
    assert worst.over is None


def test_hours_hold_others_by_every_moment_of_a_year() -> None:
    holiday = OpeningHours(BERLIN, OFFICE.week, frozenset({date(2027, 1, 1)}))
    assert covers(OFFICE, holiday, DAY)
    assert not covers(holiday, OFFICE, DAY)
    assert not covers(OFFICE, EVENINGS, DAY)
    assert covers(ALWAYS, OFFICE, DAY)


UTC_ZONE = ZoneInfo("UTC")
SEGMENTS = st.lists(
    st.integers(0, 48).map(lambda count: count * 30), min_size=2, max_size=2, unique=True
).map(lambda cut: (tuple(sorted(cut)),))


@st.composite
def calendars(draw: st.DrawFn) -> OpeningHours:
    days = draw(st.sampled_from([5, 6, 7]))
    return OpeningHours(UTC_ZONE, (draw(SEGMENTS),) * days + ((),) * (7 - days))


HOURS = st.just(ALWAYS) | calendars()
LIMITS = st.tuples(st.integers(1, 20), st.sampled_from(["h", "h", "h", "working day"])).map(
    lambda drawn: limit(f"{drawn[0] if drawn[1] == 'h' else 1 + drawn[0] % 3} {drawn[1]}")
)


@settings(max_examples=60, deadline=None)
@given(HOURS, LIMITS, HOURS, st.none() | LIMITS, HOURS, LIMITS)
def test_no_start_is_worse(
    promised: OpeningHours,
    wanted: DurationValue,
    handled: OpeningHours,
    handling: DurationValue | None,
    mended: OpeningHours,
    mending: DurationValue,
) -> None:
    chain = Chain(promised, wanted, handled, handling, mended, mending)
    worst = worst_of(chain, DAY)
    begin = datetime(2026, 12, 7, tzinfo=UTC)
    for number in range(7 * 24 * 4):
        # Quarters of an hour, and the minutes after them: the hours change at half hours.
        start = begin + timedelta(minutes=15 * (number // 2) + number % 2)
        due, over = chain.due(start), chain.over(start)
        late = elapsed(promised, due, over) if due and over else timedelta()
        assert late == timedelta() or (worst is not None and late <= worst.late)
