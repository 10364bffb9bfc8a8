"""A promise of availability is broken for a period that goes on: its error budget is used up."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from servicefolio.derive.agreements.agreements import holds
from servicefolio.derive.attainment.kept_promises import KeptPromises
from servicefolio.derive.attainment.promise import Promise
from servicefolio.derive.calendars.elapsed import hours_in_words
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding

RULE = Rule(
    "error-budget-spent", Severity.WARNING, "The error budget of a period that goes on is used up"
)


def find(context: Context) -> Iterator[Finding]:
    """Look for promises whose period goes on and whose budget is used up already."""
    zone = ZoneInfo(context.settings.time_zone)
    for promise in KeptPromises(context.catalog, zone, context.today).all:
        if not holds(promise.sla) or not promise.is_measured:
            continue
        found = promise.running
        if found is None or not found.is_running or not found.attained.has_data:
            continue
        if found.attained.lost and found.left.total_seconds() <= 0:
            yield _finding(promise)


def _finding(promise: Promise) -> Finding:
    budget = promise.running
    assert budget is not None, "only what runs is reported"
    window, target = budget.attained.window, promise.target
    whom = promise.service.id if promise.service else "its services"
    lost, allowed = hours_in_words(budget.attained.lost), hours_in_words(budget.allowed)
    return Finding(
        budget.attained.sources[-1],
        ("measures",),
        f"{promise.sla.id}#{target.id} ({target.value}) allows {whom} to be away for {allowed} "
        f"from {window.first} to {window.last}, and it has been away for {lost} already",
        f"put risky changes off until {window.last} is over, and settle with the customer what "
        "follows",
    )


CHECK = Check(RULE, find)
