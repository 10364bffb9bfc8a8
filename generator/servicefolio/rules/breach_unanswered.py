"""A number misses its target time after time, and nobody has set out to change that."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from servicefolio.derive.attainment.breaches import ANSWERS, Breach, breaches
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import listing

RULE = Rule(
    "breach-unanswered",
    Severity.WARNING,
    "A target is missed time after time, and nothing is being done about it",
)

_MOST_VALUES = 4
_BORNE = {"up": "less", "down": "more", "band": "more or less"}


def find(context: Context) -> Iterator[Finding]:
    """Look for series that end with breaches, and for open improvements that are about them.

    A time without data ends a streak. Where several measurements are of one series, the finding
    stands at the newest; where a KPI is measured, at the KPI.
    """
    if not any(context.adopts(kind) for kind in ANSWERS):
        return
    zone = ZoneInfo(context.settings.time_zone)
    for breach in breaches(context.catalog, zone, context.settings.breaches_to_be_answered):
        if breach.answers or _may_be_answered(context, breach):
            continue
        of_kpi = breach.measured.KIND == "kpi"
        about = listing((record.id for record in breach.about), "or")
        yield Finding(
            breach.measured.id if of_kpi else breach.series.measurements[-1].id,
            ("target",) if of_kpi else ("measures",),
            f"{_missed(breach)}, and no open improvement or corrective action is about {about}",
            "write an improvement that names one of these with `improves:`, or agree with those "
            "who rely on it that less will do",
        )


def _missed(breach: Breach) -> str:
    """Say how often and by how much, such as `it missed its target 3 months running, ...`."""
    rows = breach.breaches.rows
    goal, unit = breach.series.goal, breach.series.unit
    shown = [str(row.judged.number) for row in rows[-_MOST_VALUES:]]
    values = listing(shown, "and")
    if len(rows) > len(shown):
        values = f"{values} at the end"
    wanted = f", where {goal.words} is wanted" if goal else ""
    if goal and goal.tolerance:
        wanted = f"{wanted} and {goal.tolerance} {_BORNE[goal.direction]} is borne"
    span = f"{breach.breaches.count} running, {breach.breaches.span}"
    return f"the target was missed {span} ({values} {unit}{wanted})"


def _may_be_answered(context: Context, breach: Breach) -> bool:
    return any(
        context.may_be_named_by(kind, record.id) for kind in ANSWERS for record in breach.about
    )


CHECK = Check(RULE, find)
