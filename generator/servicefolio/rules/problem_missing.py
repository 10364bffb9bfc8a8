"""The same thing fails again and again, and nobody looks for the cause."""

from collections.abc import Iterator
from typing import Protocol
from zoneinfo import ZoneInfo

from servicefolio.derive.faults.problem_candidates import Bounds, problem_candidates
from servicefolio.diagnostics import Rule, Severity
from servicefolio.records.moment import DateTimeValue
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import listing

RULE = Rule(
    "problem-missing", Severity.WARNING, "Incidents that look alike, and no problem is about them"
)


class _Incident(Protocol):
    started_at: DateTimeValue


def find(context: Context) -> Iterator[Finding]:
    """Look for incidents of the last days with one service and configuration item or message."""
    if not context.adopts("problem"):
        return
    settings = context.settings
    bounds = Bounds(settings.problem_from_incidents, settings.problem_from_incidents_days)
    found = problem_candidates(context.catalog, bounds, ZoneInfo(settings.time_zone), context.today)
    for candidate in found:
        newest = candidate.incidents[0]
        named = listing(
            (f"{record.id} of {_day(context, record.id)}" for record in candidate.incidents), "and"
        )
        yield Finding(
            newest.id,
            ("services",),
            f"{len(candidate.incidents)} incidents of {candidate.service.id} within {bounds.days} "
            f"days have {candidate.shared} in common ({named}), and none of them names a problem",
            "write a problem in which their cause is looked for, and name it in each of them: "
            "`problem: ...`",
        )


def _day(context: Context, incident: str) -> str:
    return f"{context.catalog.one(incident, _Incident).started_at.at:%Y-%m-%d}"


CHECK = Check(RULE, find)
