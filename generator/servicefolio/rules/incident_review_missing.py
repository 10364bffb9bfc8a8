"""A major incident is over for days, and nobody has looked back at it."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from servicefolio.derive.calendars.working_days import after_working_days
from servicefolio.derive.neighbours import naming
from servicefolio.diagnostics import Rule, Severity
from servicefolio.records.moment import DateTimeValue
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import plural

RULE = Rule("incident-review-missing", Severity.WARNING, "A major incident was not reviewed")

_OVER = frozenset({"resolved", "closed"})


class _Incident(Protocol):
    id: str
    state: str
    major: bool
    resolved_at: DateTimeValue | None


class _Review(Protocol):
    state: str
    date: date


def find(context: Context) -> Iterator[Finding]:
    """Look for major incidents without a review that was held, some working days after their end.

    A review that was held late is one all the same.
    """
    if not context.adopts("review"):
        return
    allowed = context.settings.major_incident_review_days
    for incident in context.catalog.all("incident", _Incident):
        if not incident.major or incident.state not in _OVER or incident.resolved_at is None:
            continue
        resolved = incident.resolved_at.at.date()
        due = after_working_days(resolved, allowed)
        if due < context.today and not _is_reviewed(context, incident.id):
            yield Finding(
                incident.id,
                ("major",),
                f"it was resolved on {resolved}, and no review of it was held by {due}, "
                f"{plural(allowed, 'working day')} later",
                f"hold one and write it: `review_type: post_incident`, `reviews: {incident.id}`",
            )


def _is_reviewed(context: Context, incident: str) -> bool:
    if context.may_be_named_by("review", incident):
        return True
    named = naming(context.catalog, incident, "review", "reviews")
    reviews = (context.catalog.one(review.id, _Review) for review in named)
    return any(held.state != "scheduled" and held.date <= context.today for held in reviews)


CHECK = Check(RULE, find)
