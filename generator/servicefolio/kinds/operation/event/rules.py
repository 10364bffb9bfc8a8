"""The rule that only events need: what calls for somebody says what to do."""

from collections.abc import Iterator
from typing import Protocol

from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding

RUNBOOK_MISSING = Rule(
    "event-runbook-missing", Severity.ERROR, "An alert calls somebody, and does not say what to do"
)


class _Event(Protocol):
    id: str
    state: str
    class_: str
    severity: str | None
    runbook: str | None


def find_runbook_missing(context: Context) -> Iterator[Finding]:
    """Look for active exceptions, and events that wake somebody, without a runbook."""
    if not context.adopts("runbook"):
        return
    for event in context.catalog.all("event", _Event):
        if event.state != "active" or event.runbook is not None:
            continue
        if event.severity == "page":
            key, message = "severity", "it wakes somebody, and does not say what to do then"
        elif event.class_ == "exception":
            key, message = "class", "somebody must act when it is seen, and it does not say how"
        else:
            continue
        hint = "add `runbook:` with the id of one; a first one says what it means and whom to call"
        yield Finding(event.id, (key,), message, hint)


CHECKS = (Check(RUNBOOK_MISSING, find_runbook_missing),)
