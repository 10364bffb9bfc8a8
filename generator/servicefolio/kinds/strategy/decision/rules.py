"""Rules that only decisions need: what they say agrees with who approved, and with the day."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import plural

CONTRADICTS_APPROVAL = Rule(
    "decision-contradicts-approval",
    Severity.ERROR,
    "A decision is accepted although one of its approvals rejects it",
)
AHEAD = Rule(
    "decision-ahead", Severity.WARNING, "A decision was taken on a day that is yet to come"
)

_OPEN = "proposed"


class _Approval(Protocol):
    role: str
    verdict: str
    on: date | None


class _Decision(Protocol):
    id: str
    state: str
    decided_on: date | None
    approvals: tuple[_Approval, ...]


def find_contradicted(context: Context) -> Iterator[Finding]:
    """Look for accepted decisions that somebody rejected and did not approve since."""
    for decision in context.catalog.all("decision", _Decision):
        if decision.state != "accepted":
            continue
        for index, approval in _last_words(decision):
            if approval.verdict == "rejected":
                yield Finding(
                    decision.id,
                    ("approvals", index, "verdict"),
                    f'it is accepted, but "{approval.role}" rejected it',
                    "set `state: rejected` or `proposed`; where they agreed since, "
                    "add their new verdict with its day (`on:`)",
                )


def _last_words(decision: _Decision) -> tuple[tuple[int, _Approval], ...]:
    """Find what each role decided last: by the day, else by the order of the list."""
    dated = sorted(
        enumerate(decision.approvals), key=lambda item: (item[1].on or date.min, item[0])
    )
    return tuple(
        {approval.role.casefold(): (index, approval) for index, approval in dated}.values()
    )


def find_ahead(context: Context) -> Iterator[Finding]:
    """Look for decisions that are no longer open and whose day is yet to come."""
    for decision in context.catalog.all("decision", _Decision):
        day = decision.decided_on
        if decision.state != _OPEN and day is not None and day > context.today:
            yield Finding(
                decision.id,
                ("decided_on",),
                f"it is {decision.state}, but its day, {day}, "
                f"is {plural((day - context.today).days, 'day')} ahead",
                "correct `decided_on:`, or write `state: proposed` until that day",
            )


CHECKS = (
    Check(CONTRADICTS_APPROVAL, find_contradicted),
    Check(AHEAD, find_ahead),
)
