"""In some hours of an SLA nobody works on faults of what it rests on."""

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

from servicefolio.derive.dependencies.achievability import Achievability, Uncovered
from servicefolio.derive.dependencies.structure import Structure
from servicefolio.derive.dependencies.worst_start import A_YEAR
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding, OtherEnd

RULE = Rule(
    "sla-hours-uncovered",
    Severity.WARNING,
    "An agreement under an SLA does not cover its hours",
)

_AN_HOUR = timedelta(hours=1)


def find(context: Context) -> Iterator[Finding]:
    """Hold the support hours of every SLA against those of the agreements that it rests on."""
    zone = ZoneInfo(context.settings.time_zone)
    for uncovered in Achievability(context.catalog.once(Structure), context.today).uncovered:
        yield _finding(uncovered, zone)


def _finding(uncovered: Uncovered, zone: ZoneInfo) -> Finding:
    sla, agreement = uncovered.by.sla, uncovered.by.agreement
    start, end = (moment.astimezone(zone) for moment in uncovered.first)
    same_day = start.date() == end.date()
    then = f"{start:%Y-%m-%d %H:%M} to {end:{'%H:%M' if same_day else '%Y-%m-%d %H:%M'}}"
    key = "support_hours" if agreement.support_hours else "service_hours"
    return Finding(
        sla.id,
        uncovered.by.route,
        f"{sla.id} has faults mended {_hours(sla.support_hours or sla.service_hours)}, but "
        f"{agreement.id} {_hours(agreement.support_hours or agreement.service_hours)}: "
        f"{_missing(uncovered)} are not covered, next from {then}",
        "agree on the same hours, or name under `support_hours:` of the SLA those that are kept",
        other=OtherEnd(agreement.id, (key,), f"the hours of {agreement.id}"),
    )


def _missing(uncovered: Uncovered) -> str:
    a_week = uncovered.in_a_year * 7 / A_YEAR.days
    by_week = a_week >= _AN_HOUR
    return f"{round((a_week if by_week else uncovered.in_a_year) / _AN_HOUR)} h a " + (
        "week" if by_week else "year"
    )


def _hours(calendar: str | None) -> str:
    return f'in "{calendar}"' if calendar else "at all hours"


CHECK = Check(RULE, find)
