"""The means of availability management."""

from datetime import UTC, datetime, timedelta

from servicefolio.derive.attainment.restoration import restoration_of

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_means_between_failures_add_up() -> None:
    # Down for 1, 3 and 2 hours; 9 and 19 hours between.
    found = restoration_of(
        (NOON + start * HOUR, NOON + end * HOUR) for start, end in [(0, 1), (10, 13), (32, 34)]
    )
    assert (found.failures, found.mtrs, found.mtbf, found.mtbsi) == (
        3,
        2 * HOUR,
        14 * HOUR,
        16 * HOUR,
    )


def test_failures_that_overlap_are_one() -> None:
    found = restoration_of([(NOON, NOON + 2 * HOUR), (NOON + HOUR, NOON + 3 * HOUR)])
    assert (found.failures, found.mtrs, found.mtbf) == (1, 3 * HOUR, None)


def test_without_failures_there_is_no_mean() -> None:
    found = restoration_of([])
    assert (found.failures, found.mtrs, found.mtbf, found.mtbsi) == (0, None, None, None)
