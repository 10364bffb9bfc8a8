"""A planned outage takes more than what the error budget of its service has left."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from servicefolio.derive.attainment.kept_promises import KeptPromises
from servicefolio.derive.calendars.elapsed import hours_in_words
from servicefolio.derive.changes.outage_costs import OutageCost, outage_costs
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import listing

RULE = Rule(
    "change-outage-unaffordable",
    Severity.WARNING,
    "A planned outage takes more than the error budget has left",
)


def find(context: Context) -> Iterator[Finding]:
    """Look for outages to come with which a promise cannot be kept; each is told of once."""
    zone = ZoneInfo(context.settings.time_zone)
    told: set[str] = set()
    for cost in outage_costs(KeptPromises(context.catalog, zone, context.today)):
        if cost.is_beyond and cost.change not in told:
            told.add(cost.change)
            yield _finding(cost, zone)


def _finding(cost: OutageCost, zone: ZoneInfo) -> Finding:
    promise, window = cost.promise, cost.budget.attained.window
    service = promise.service.id if promise.service else "its service"
    together = ""
    if cost.before:
        others = listing(cost.before, "and")
        together = f", {hours_in_words(cost.in_all)} with {others} before it"
    return Finding(
        cost.change,
        ("outage",),
        f"{cost.change} takes {service} away for {hours_in_words(cost.counted)} that count"
        f"{together}, from {cost.outage.words(zone)}; {promise.sla.id}#{promise.target.id} "
        f"({promise.target.value}) allows {hours_in_words(cost.budget.allowed)} from "
        f"{window.first} to {window.last}{_left(cost)}",
        "make the outage shorter, put it into agreed hours for maintenance or another period, or "
        "agree with the customer that it does not count",
    )


def _left(cost: OutageCost) -> str:
    """Say what is left where some is used, and by which measurement."""
    lost = cost.budget.attained.lost
    if not lost:
        return ""
    source = listing(cost.budget.attained.sources, "and")
    return f", of which {hours_in_words(lost)} are used ({source})"


CHECK = Check(RULE, find)
