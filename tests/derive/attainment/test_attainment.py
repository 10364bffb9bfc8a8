"""Availability attained, against a reference that looks at every minute."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servicefolio.derive.attainment.attainment import Attained, attained, minutes
from servicefolio.derive.attainment.attainment_windows import Window, window_of, windows
from servicefolio.derive.attainment.measured_time import measured_time
from servicefolio.derive.calendars.opening_hours import ALWAYS, OpeningHours
from servicefolio.records.moment import DateTimeValue
from servicefolio.records.quantities import PercentValue
from tests.derive.availability import Days, Measurement, Outage, Row, moment, outage

BERLIN = ZoneInfo("Europe/Berlin")
WORKING_WEEK = OpeningHours(BERLIN, (((480, 1080),),) * 5 + ((), ()))
"""Monday to Friday, 08:00 to 18:00."""
JUNE = Days(date(2026, 6, 1), date(2026, 6, 30))
"""A month with 22 working days."""


def of_june(series: Measurement, hours: OpeningHours = WORKING_WEEK) -> Attained:
    (found,) = attained(
        hours, (measured_time(series, BERLIN),), (window_of(JUNE.from_, JUNE.to, BERLIN),)
    )
    return found


def down(*outages: Outage, **values: object) -> Measurement:
    return Measurement(JUNE, downtime=outages, **values)  # type: ignore[arg-type]


def test_agreed_time_is_that_of_the_service_hours() -> None:
    assert minutes(of_june(down()).agreed) == 13_200


def test_an_outage_outside_of_the_hours_costs_nothing() -> None:
    found = of_june(down(outage("2026-06-06 02:00", "2026-06-06 06:00")))
    assert minutes(found.lost) == 0
    assert found.ratio == 1


def test_overlapping_outages_count_once() -> None:
    found = of_june(
        down(
            outage("2026-06-03 09:00", "2026-06-03 10:00"),
            outage("2026-06-03 09:30", "2026-06-03 10:30"),
        )
    )
    assert minutes(found.lost) == 90


def test_what_the_parties_do_not_count_is_neither_agreed_time_nor_downtime() -> None:
    found = of_june(
        down(
            outage("2026-06-03 09:00", "2026-06-03 10:00"),
            outage("2026-06-03 09:30", "2026-06-03 10:30"),
            exclusions=(outage("2026-06-03 09:00", "2026-06-03 09:30"),),
        )
    )
    assert (minutes(found.lost), minutes(found.agreed), minutes(found.excluded)) == (60, 13_170, 30)


@pytest.mark.parametrize(
    ("severity", "share", "lost"),
    [("down", None, 60), ("disrupted", None, 60), ("disrupted", "25", 15), ("notice", None, 0)],
)
def test_a_disturbance_counts_by_its_share_of_users(
    severity: str, share: str | None, lost: int
) -> None:
    part = PercentValue(Decimal(share)) if share else None
    found = of_june(
        down(outage("2026-06-03 09:00", "2026-06-03 10:00", severity=severity, share=part))
    )
    assert minutes(found.lost) == lost


def test_of_overlapping_disturbances_the_worst_counts() -> None:
    quarter = PercentValue(Decimal(25))
    found = of_june(
        down(
            outage("2026-06-03 09:00", "2026-06-03 11:00", severity="disrupted", share=quarter),
            outage("2026-06-03 10:00", "2026-06-03 10:30"),
        )
    )
    assert minutes(found.lost) == Decimal("52.5")


def test_no_data_is_never_up() -> None:
    half = Measurement(Days(date(2026, 6, 1), date(2026, 6, 14)), downtime=())
    found = of_june(half)
    assert (minutes(found.counted), str(found.completeness)) == (6000, "45.45 %")
    nothing = of_june(Measurement(Days(date(2026, 5, 1), date(2026, 5, 31)), downtime=()))
    assert (nothing.share, nothing.ratio) == (None, None)


def test_gaps_and_rows_without_values_are_not_known() -> None:
    gap = (outage("2026-06-02 08:00", "2026-06-02 18:00"),)
    assert minutes(of_june(down(gaps=gap)).counted) == 12_600
    rows = (
        Row(date(2026, 6, 1), good=Decimal(1), total=Decimal(1)),
        Row(date(2026, 6, 15)),
        Row(date(2026, 6, 22), good=Decimal(1), total=Decimal(1)),
    )
    assert minutes(of_june(down(data=rows)).counted) == 13_200 - 5 * 600


def test_what_comes_after_now_is_not_known() -> None:
    now = datetime(2026, 6, 14, 22, tzinfo=UTC)
    (found,) = attained(
        WORKING_WEEK,
        (measured_time(down(), BERLIN, now),),
        (window_of(JUNE.from_, JUNE.to, BERLIN),),
    )
    assert minutes(found.counted) == 6000


def test_a_downtime_that_contradicts_itself_is_not_computed() -> None:
    backwards = of_june(down(outage("2026-06-03 10:00", "2026-06-03 09:00")))
    late = of_june(
        down(
            outage(
                "2026-06-03 09:00",
                "2026-06-03 10:00",
                planned=True,
                announced=moment("2026-06-03 09:05"),
            )
        )
    )
    assert (backwards.is_contradicted, late.is_contradicted) == (True, True)
    assert (backwards.share, late.share) == (None, None)


def test_rows_are_taken_as_their_source_counted_them() -> None:
    rows = (
        Row(date(2026, 6, 1), good=Decimal(990), total=Decimal(1000)),
        Row(date(2026, 6, 8), to=date(2026, 6, 30), good=Decimal(2000), total=Decimal(2000)),
    )
    found = of_june(Measurement(JUNE, data=rows))
    assert found.ratio is not None
    assert abs(found.ratio - Fraction(2990, 3000)) < Fraction(1, 10**9)


def test_percentages_are_weighed_by_the_agreed_time_of_their_rows() -> None:
    rows = (
        Row(date(2026, 6, 1), value=Decimal(99)),
        Row(date(2026, 6, 8), to=date(2026, 6, 30), value=Decimal(100)),
    )
    found = of_june(Measurement(JUNE, data=rows))
    assert minutes(found.lost) == 30
    assert of_june(Measurement(JUNE, data=rows, unit="ms")).share is None


def test_a_row_longer_than_the_window_says_nothing_of_it() -> None:
    row = Row(date(2026, 6, 1), good=Decimal(1), total=Decimal(1))
    days = tuple(windows("day", date(2026, 6, 1), date(2026, 6, 2), BERLIN))
    measured = (measured_time(Measurement(JUNE, data=(row,)), BERLIN),)
    assert [found.has_data for found in attained(ALWAYS, measured, days)] == [False, False]


FIRST = datetime(2026, 3, 28, tzinfo=UTC)
"""The day before the clocks of Europe are put forward."""
MINUTES = 3 * 24 * 60
MINUTE = timedelta(minutes=1)


def at(minute: int) -> DateTimeValue:
    moment_ = FIRST + minute * MINUTE
    return DateTimeValue(moment_, moment_.strftime("%Y-%m-%d %H:%M Z"))


TIMES = st.integers(0, MINUTES - 1)
SPANS = st.lists(st.tuples(TIMES, TIMES).map(lambda pair: tuple(sorted(pair))), max_size=5)
OUTAGES = st.lists(
    st.tuples(TIMES, TIMES, st.sampled_from(["down", "disrupted", "notice"]), st.integers(0, 100)),
    max_size=6,
)
HOURS = st.builds(
    OpeningHours,
    st.sampled_from([BERLIN, ZoneInfo("UTC"), ZoneInfo("Pacific/Chatham")]),
    st.lists(
        st.tuples(st.integers(0, 700), st.integers(701, 1440)).map(lambda pair: (pair,)),
        min_size=7,
        max_size=7,
    ).map(tuple),
    st.sampled_from([frozenset(), frozenset({date(2026, 3, 29)})]),
)


def minute_by_minute(
    hours: OpeningHours, series: Measurement, window: Window
) -> tuple[int, int, Fraction]:
    """Look at every minute: agreed, counted and lost."""
    agreed = counted = 0
    lost = Fraction()
    for minute in range(MINUTES):
        now = FIRST + minute * MINUTE
        local = now.astimezone(hours.zone)
        clock = local.hour * 60 + local.minute
        is_open = any(start <= clock < end for start, end in hours.on(local.date()))
        in_window = window.span[0] <= now < window.span[1]
        if not is_open or not in_window or any(_has(item, now) for item in series.exclusions):
            continue
        agreed += 1
        if any(_has(item, now) for item in series.gaps):
            continue
        counted += 1
        weights = [_weight(item) for item in series.downtime or () if _has(item, now)]
        lost += max(weights, default=Fraction())
    return agreed, counted, lost


def _has(item: Outage, now: datetime) -> bool:
    assert isinstance(item.from_, DateTimeValue)
    assert isinstance(item.to, DateTimeValue)
    return item.from_.at <= now < item.to.at


def _weight(item: Outage) -> Fraction:
    if item.severity == "disrupted" and item.share is not None:
        return Fraction(item.share.value) / 100
    return Fraction(item.severity != "notice")


@given(HOURS, OUTAGES, SPANS, SPANS)
@settings(max_examples=25, deadline=None)
def test_attainment_is_what_a_look_at_every_minute_finds(
    hours: OpeningHours,
    outages: list[tuple[int, int, str, int]],
    exclusions: list[tuple[int, int]],
    gaps: list[tuple[int, int]],
) -> None:
    series = Measurement(
        Days(date(2026, 3, 28), date(2026, 3, 30)),
        downtime=tuple(
            Outage(at(min(one, two)), at(max(one, two)), severity, PercentValue(Decimal(share)))
            for one, two, severity, share in outages
        ),
        exclusions=tuple(Outage(at(one), at(two)) for one, two in exclusions),
        gaps=tuple(Outage(at(one), at(two)) for one, two in gaps),
    )
    days = tuple(windows("day", date(2026, 3, 28), date(2026, 3, 30), ZoneInfo("UTC")))
    measured = (measured_time(series, ZoneInfo("UTC")),)
    for found, window in zip(attained(hours, measured, days), days, strict=True):
        agreed, counted, lost = minute_by_minute(hours, series, window)
        assert (minutes(found.agreed), minutes(found.counted)) == (agreed, counted)
        assert abs(minutes(found.lost) - Decimal(float(lost))) < Decimal("0.001")
