"""Rules that only runbooks need: that what they answer is watched for, and that they are tried."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Protocol

from servicefolio.derive.neighbours import is_gone, naming
from servicefolio.derive.review_dates import add_months
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.source.document import Route
from servicefolio.text import plural

EVENT_MISSING = Rule(
    "runbook-event-missing", Severity.WARNING, "A runbook is for an alert that nobody defines"
)
UNEXERCISED = Rule(
    "runbook-unexercised", Severity.WARNING, "A runbook was not followed for a long time"
)

_WORD = re.compile(r"\w+")
_NEXT_WORD_BEGINS = re.compile(r"[a-z0-9][A-Z]")
_SAYS_THAT_IT_IS_ONE = frozenset({"alert", "alerts", "event", "events"})
_IN_USE = frozenset({"published", "needs_review"})


class _Runbook(Protocol):
    id: str
    title: str
    state: str
    trigger: str | None
    created: date | None
    last_exercised: date | None


def find_event_missing(context: Context) -> Iterator[Finding]:
    """Look for runbooks that are named like an alert, or triggered by one, and handle no event."""
    if not context.adopts("event"):
        return
    for runbook in _in_use(context):
        alert = _alert_of(runbook)
        if alert is None or _is_handling(context, runbook.id):
            continue
        route, name = alert
        namesake = _event_called(context, name)
        message = f'"{name}" reads like an alert, and no event names this runbook'
        hint = f'write the event "{name}" with `runbook: {runbook.id}`'
        if namesake is not None:
            hint = f"write `runbook: {runbook.id}` in the event {namesake}"
        yield Finding(runbook.id, route, message, hint)


def find_unexercised(context: Context) -> Iterator[Finding]:
    """Look for runbooks that were last followed, or else written, longer ago than is allowed."""
    months = context.settings.runbook_exercise_months
    for runbook in _in_use(context):
        last = runbook.last_exercised or runbook.created
        if last is None or add_months(last, months) >= context.today:
            continue
        ago = f"{plural((context.today - last).days, 'day')} ago"
        key, message = "last_exercised", f"it was last followed on {last}, {ago}"
        if runbook.last_exercised is None:
            key, message = "created", f"it was written on {last}, {ago}, and never followed since"
        hint = "follow it once while nothing burns, and set `last_exercised:` to that day"
        yield Finding(runbook.id, (key,), message, hint)


def _in_use(context: Context) -> Iterator[_Runbook]:
    found = context.catalog.all("runbook", _Runbook)
    return (runbook for runbook in found if runbook.state in _IN_USE)


def _alert_of(runbook: _Runbook) -> tuple[Route, str] | None:
    """Find the name of an alert: in front of the title, or behind that word in the trigger."""
    title = runbook.title.partition(":")[0].strip()
    if _is_alert(title):
        return ("title",), title
    words: list[str] = _WORD.findall(runbook.trigger or "")
    for before, word in pairwise(("alert", *words) if len(words) == 1 else words):
        if before.casefold() in _SAYS_THAT_IT_IS_ONE and _is_alert(word):
            return ("trigger",), word
    return None


def _is_alert(word: str) -> bool:
    """Tell whether several words are written as one, such as `PostgresTooManyConnections`."""
    return word.isalnum() and word.isascii() and _NEXT_WORD_BEGINS.search(word) is not None


def _is_handling(context: Context, runbook: str) -> bool:
    events = naming(context.catalog, runbook, "event", "runbook")
    return context.may_be_named_by("event", runbook) or any(not is_gone(event) for event in events)


def _event_called(context: Context, name: str) -> str | None:
    events = context.catalog.records("event")
    return next((event.id for event in events if event.title.casefold() == name.casefold()), None)


CHECKS = (Check(EVENT_MISSING, find_event_missing), Check(UNEXERCISED, find_unexercised))
