"""An SLA promises a time that an agreement under it cannot keep."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from servicefolio.derive.agreements.targets import hours_of
from servicefolio.derive.dependencies.achievability import Achievability, Held
from servicefolio.derive.dependencies.structure import Structure
from servicefolio.derive.dependencies.worst_start import Worst
from servicefolio.diagnostics import Rule, Severity
from servicefolio.records.shapes.agreement import Agreement
from servicefolio.records.shapes.target import Target
from servicefolio.rules.engine import Check, Context, Finding, OtherEnd
from servicefolio.source.document import Route

RULE = Rule(
    "sla-unachievable",
    Severity.ERROR,
    "An SLA promises a time that an agreement under it cannot keep",
)

_DONE = {"fix": "mended", "fulfilment": "done"}


def find(context: Context) -> Iterator[Finding]:
    """Look for targets that break for what begins at the worst moment of the year to come.

    Of several agreements that break the same one, that which breaks it by most is named.
    """
    zone = ZoneInfo(context.settings.time_zone)
    broken: dict[tuple[str, Route], tuple[Held, Worst]] = {}
    for held in Achievability(context.catalog.once(Structure), context.today).held:
        key = (held.by.sla.id, held.route)
        if held.worst and (key not in broken or broken[key][1].late < held.worst.late):
            broken[key] = held, held.worst
    for held, worst in broken.values():
        yield _finding(held, worst, zone)


def _finding(held: Held, worst: Worst, zone: ZoneInfo) -> Finding:
    sla, agreement = held.by.sla, held.by.agreement
    return Finding(
        sla.id,
        held.route,
        f"{sla.id} promises {_limit(sla, held.target)} and cannot always keep it: "
        f"{_rests_on(held)}. {_case(held, worst, zone)}",
        f"promise more time in {sla.id}, or agree on less time or wider hours in {agreement.id}",
        other=OtherEnd(agreement.id, held.other_route, f"{sla.id} rests on this"),
    )


def _rests_on(held: Held) -> str:
    """Say by what the promise needs the other one, and what that allows."""
    agreement = held.by.agreement
    *needing, covered = [record.id for record in held.by.path] or [held.by.sla.id]
    carried = "for which" if needing else f"rests on {agreement.id}, which"
    carrier = f" {agreement.id}" if needing else ""
    first = f", after {held.chain.handling} of our own handling" if held.chain.handling else ""
    way = " needs ".join((*needing, f"{covered}," if needing else covered))
    return f"{way} {carried}{carrier} promises {_limit(agreement, held.other)}{first}"


def _limit(agreement: Agreement, target: Target) -> str:
    what = target.priority or target.request_type
    within = f"{target.value} for {what}" if what else target.value
    hours = hours_of(agreement, target)
    return f'{within} in "{hours}"' if hours else within


def _case(held: Held, worst: Worst, zone: ZoneInfo) -> str:
    done = _DONE[held.target.metric]
    begins = f"What begins at {_shown(worst.start, zone)} has to be {done} by"
    if worst.over is None:
        return f"{begins} {_shown(worst.due, zone)}, and need never be: there are no such hours"
    return f"{begins} {_shown(worst.due, zone)}, and need not be before {_shown(worst.over, zone)}"


def _shown(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"


CHECK = Check(RULE, find)
