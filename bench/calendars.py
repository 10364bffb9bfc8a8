"""Holds the hours of random calendars against a look at the clock of every minute.

    python bench/calendars.py [--calendars 10000] [--seed 1]

Most lie near nights in which clocks are put forward or back, or in which a year ends; zones with
half hours, with changes at midnight and with a day that was skipped are among them.
"""

import argparse
import json
import random
import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from servicefolio.derive.calendars.opening_hours import OpeningHours, spans

_MINUTE = timedelta(minutes=1)
_DAY = 24 * 60
_ALWAYS = 0.2
_ZONES = (
    "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago",
    "Asia/Kathmandu", "Asia/Beirut", "UTC", "Africa/Casablanca", "Pacific/Apia", "Africa/Cairo",
    "America/Havana", "Antarctica/Troll",
)  # fmt: skip
_NIGHTS = (
    datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC),
    datetime(2026, 4, 5, 3, tzinfo=UTC), datetime(2026, 9, 6, 4, tzinfo=UTC),
    datetime(2026, 3, 28, 22, tzinfo=UTC), datetime(2026, 2, 15, 2, tzinfo=UTC),
    datetime(2011, 12, 30, 10, tzinfo=UTC), datetime(2026, 12, 31, 23, tzinfo=UTC),
)  # fmt: skip


def main() -> None:
    """Read the arguments, compare, print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--calendars", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chooser = random.Random(arguments.seed)  # noqa: S311 - the same calendars every time
    began = time.process_time()
    minutes, wrong = 0, []
    for _ in range(arguments.calendars):
        night = chooser.choice(_NIGHTS)
        hours = _calendar(chooser, night.date())
        start = night + chooser.randrange(-_DAY, _DAY) * _MINUTE
        end = start + chooser.randrange(_DAY) * _MINUTE
        minutes += (end - start) // _MINUTE
        if _computed(hours, start, end) != _looked_at(hours, start, end):
            wrong.append(f"{hours} from {start} to {end}")
    report = {
        "calendars": arguments.calendars,
        "minutes": minutes,
        "different": len(wrong),
        "seconds": round(time.process_time() - began, 1),
        "first_different": wrong[:3],
    }
    print(json.dumps(report, indent=2))


def _calendar(chooser: random.Random, night: date) -> OpeningHours:
    def near() -> date:
        return night + timedelta(days=chooser.randrange(-3, 4))

    yearly = [near()] if chooser.randrange(3) == 0 else []
    return OpeningHours(
        ZoneInfo(chooser.choice(_ZONES)),
        tuple(_hours(chooser) for _ in range(7)),
        frozenset([near()] if chooser.randrange(2) else []),
        frozenset((day.month, day.day) for day in yearly),
    )


def _hours(chooser: random.Random) -> tuple[tuple[int, int], ...]:
    if chooser.random() < _ALWAYS:
        return ((0, _DAY),)
    cuts = sorted(chooser.sample(range(_DAY + 1), chooser.choice((0, 2, 4, 6))))
    return tuple(zip(cuts[::2], cuts[1::2], strict=True))


def _computed(hours: OpeningHours, start: datetime, end: datetime) -> list[datetime]:
    return [
        span.start + number * _MINUTE
        for span in spans(hours, start, end)
        for number in range((span.end - span.start) // _MINUTE)
    ]


def _looked_at(hours: OpeningHours, start: datetime, end: datetime) -> list[datetime]:
    moments = (start + number * _MINUTE for number in range((end - start) // _MINUTE))
    return [moment for moment in moments if _is_open(hours, moment)]


def _is_open(hours: OpeningHours, moment: datetime) -> bool:
    wall = moment.astimezone(hours.zone)
    day = wall.date()
    if day in hours.holidays or (day.month, day.day) in hours.yearly:
        return False
    now = wall.hour * 60 + wall.minute
    return any(opens <= now < closes for opens, closes in hours.week[day.weekday()])


if __name__ == "__main__":
    main()
