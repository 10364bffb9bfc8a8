"""An emergency change was done some time ago, and nobody has looked back at it."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from servicefolio.derive.changes.changes import done_on
from servicefolio.derive.neighbours import naming
from servicefolio.diagnostics import Rule, Severity
from servicefolio.graph.catalog import Catalog
from servicefolio.records.shapes.time_window import TimeWindow
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import listing, plural

RULE = Rule("change-review-late", Severity.WARNING, "An emergency change was not reviewed in time")

_DONE = frozenset({"implemented", "monitored", "closed"})


class _Change(Protocol):
    id: str
    state: str
    type: str
    when: TimeWindow | None
    actual: TimeWindow | None


class _Review(Protocol):
    id: str
    state: str
    review_type: str
    date: date


def find(context: Context) -> Iterator[Finding]:
    """Look for emergency changes without a post-implementation review held in time."""
    if not context.adopts("review"):
        return
    days = context.settings.emergency_review_within_days
    for change in context.catalog.all("change", _Change):
        done = done_on(change, context.settings)
        if change.type != "emergency" or change.state not in _DONE or done is None:
            continue
        if (context.today - done).days <= days or context.may_be_named_by("review", change.id):
            continue
        reviews = _reviews(context.catalog, change.id)
        if not any(_is_held(review, context.today) for review in reviews):
            coming = listing((f"{review.id} is yet to be held" for review in reviews), "and")
            yield Finding(
                change.id,
                ("type",),
                f"this emergency change was done on {done}, "
                f"{plural((context.today - done).days, 'day')} ago, and has no post-implementation "
                "review" + (f"; {coming}" if coming else ""),
                "look back at it with those who did it, and write that down as a review of type "
                f"post_implementation that names {change.id} under `reviews:`",
            )


def _reviews(catalog: Catalog, change: str) -> tuple[_Review, ...]:
    found = naming(catalog, change, "review", "reviews")
    reviews = (catalog.one(record.id, _Review) for record in found)
    return tuple(review for review in reviews if review.review_type == "post_implementation")


def _is_held(review: _Review, today: date) -> bool:
    return review.state != "scheduled" and review.date <= today


CHECK = Check(RULE, find)
