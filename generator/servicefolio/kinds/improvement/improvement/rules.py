"""Rules that only improvements need: that they improve something, and by their day."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import in_words, plural

AIMLESS = Rule(
    "improvement-aimless", Severity.WARNING, "An improvement does not say what gets better"
)
OVERDUE = Rule("improvement-overdue", Severity.WARNING, "An improvement is past its day")

_NOT_JUDGED_YET = frozenset({"raised", "deferred", "rejected"})
_TO_BE_DONE = frozenset({"approved", "in_progress"})


class _Improvement(Protocol):
    id: str
    state: str
    due: date | None
    improves: tuple[str, ...]


def find_aimless(context: Context) -> Iterator[Finding]:
    """Look for improvements that improve nothing, once somebody has assessed them."""
    for improvement in context.catalog.all("improvement", _Improvement):
        if improvement.state not in _NOT_JUDGED_YET and not improvement.improves:
            yield Finding(
                improvement.id,
                ("state",),
                f"it is {in_words(improvement.state)}, and does not say what gets better by it",
                "add `improves:` with a service, an objective, a service level or a KPI",
            )


def find_overdue(context: Context) -> Iterator[Finding]:
    """Look for improvements that were to be done by a day that is past."""
    for improvement in context.catalog.all("improvement", _Improvement):
        due = improvement.due
        if improvement.state in _TO_BE_DONE and due is not None and due < context.today:
            days = plural((context.today - due).days, "day")
            yield Finding(
                improvement.id,
                ("due",),
                f"it was to be done by {due}, {days} ago, and is {in_words(improvement.state)}",
                "set `state: implemented` if it is done, else move `due:` on or set "
                "`state: deferred`",
            )


CHECKS = (Check(AIMLESS, find_aimless), Check(OVERDUE, find_overdue))
