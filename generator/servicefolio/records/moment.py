"""Points in time as their authors wrote them: a day and a time of day, sometimes a time zone."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

MOMENT_PATTERN = (
    r"(\d{4}-\d{2}-\d{2})[T ](\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)"
    r"(?: ?([+-]\d{2}:\d{2}|[A-Z][A-Za-z_]*(?:[/+-][A-Za-z0-9_+-]+)*))?"
)
_MOMENT = re.compile(MOMENT_PATTERN, re.ASCII)
_END_OF_DAY = "24:00"


@dataclass(frozen=True, slots=True)
class DateTimeValue:
    """A point in time; two are equal when they are the same moment, however they are written."""

    at: datetime
    """With its offset from UTC where the author named a zone, else without one."""
    written: str = field(compare=False)
    """As its author wrote it, down to the digits of the seconds: `2026-11-23 03:12 +01:00`."""

    def __str__(self) -> str:
        """Write it for people, with the zone's name."""
        return self.written

    def in_zone(self, zone: tzinfo) -> datetime:
        """Say which moment it is where clocks without a zone's name are those of `zone`."""
        return self.at if self.at.tzinfo else self.at.replace(tzinfo=zone)

    @property
    def zone(self) -> str | None:
        """The zone's name or offset as written, where one is."""
        return self.written.partition(" ")[2].partition(" ")[2] or None

    @property
    def iso(self) -> str:
        """Write it as ISO 8601 does: `2026-11-23T03:12+01:00`."""
        return self.at.isoformat(timespec=_precision(self.written))


def parse_date_time(text: str) -> DateTimeValue | None:
    """Read `2026-11-23 03:12`, with a zone such as `Europe/Berlin`, `+01:00` or `Z`, or ISO 8601.

    The day may end at 24:00. In the hour that comes twice in autumn the first is meant; that of
    spring, which there is not, is refused.
    """
    match = _MOMENT.fullmatch(text.strip())
    if not match:
        return None
    day, clock, name = match.groups()
    try:
        at = _read(day, clock, _offset(name))
        if name and at.tzinfo is None:
            at = _in_zone(at, name)
    except (ValueError, ZoneInfoNotFoundError, OSError, OverflowError):
        return None
    return DateTimeValue(at, " ".join(filter(None, (day, clock, name))))


def _read(day: str, clock: str, offset: str) -> datetime:
    if clock == _END_OF_DAY:
        return datetime.fromisoformat(f"{day}T00:00{offset}") + timedelta(days=1)
    return datetime.fromisoformat(f"{day}T{clock.zfill(5)}{offset}")


def _offset(zone: str | None) -> str:
    return "+00:00" if zone in {"Z", "UTC"} else zone if zone and zone[0] in "+-" else ""


def _in_zone(at: datetime, name: str) -> datetime:
    """Give a time the offset that its place had then; such that clocks skipped raise ValueError."""
    local = at.replace(tzinfo=ZoneInfo(name))
    if local.astimezone(UTC).astimezone(local.tzinfo).replace(tzinfo=None) != at:
        message = f"there was no {at} in {name}"
        raise ValueError(message)
    return datetime.fromisoformat(local.isoformat())


def _precision(written: str) -> str:
    clock = written.split()[1]
    if "." in clock:
        return "microseconds"
    return "seconds" if clock.count(":") > 1 else "minutes"
