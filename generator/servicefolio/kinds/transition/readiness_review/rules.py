"""Rules that only readiness reviews need: what is missing is allowed by somebody, until a day."""

from collections.abc import Iterator
from typing import Protocol

from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import in_words

WAIVER_OPEN = Rule(
    "readiness-waiver-open", Severity.ERROR, "A waiver does not say who allowed it, or until when"
)
ITEM_FAILED = Rule(
    "readiness-item-failed", Severity.ERROR, "A service may go live though something failed"
)

_YES = frozenset({"go", "conditional"})


class _Waiver(Protocol):
    by: str | None


class _ChecklistItem(Protocol):
    item: str
    status: str | None
    waiver: _Waiver | None


class _ReadinessReview(Protocol):
    id: str
    state: str
    checklist: tuple[_ChecklistItem, ...]


def find_waiver_open(context: Context) -> Iterator[Finding]:
    """Look for waived items without a waiver, and for waivers that nobody allowed."""
    for review in context.catalog.all("readiness_review", _ReadinessReview):
        for index, item in enumerate(review.checklist):
            if item.waiver is not None and item.waiver.by is None:
                yield Finding(
                    review.id,
                    ("checklist", index, "waiver"),
                    f'nothing says who allowed to go without "{item.item}"',
                    "add `by:` below `waiver:`, with the role or body that decided",
                )
            elif item.waiver is None and item.status == "waived":
                yield Finding(
                    review.id,
                    ("checklist", index, "status"),
                    f'"{item.item}" is waived, and nothing says by whom and until when',
                    "add `waiver:` with `until:` and `by:`",
                )


def find_item_failed(context: Context) -> Iterator[Finding]:
    """Look for reviews that let a service go live though an item failed and was not waived."""
    for review in context.catalog.all("readiness_review", _ReadinessReview):
        if review.state not in _YES:
            continue
        for index, item in enumerate(review.checklist):
            if item.status == "fail" and item.waiver is None:
                yield Finding(
                    review.id,
                    ("checklist", index, "status"),
                    f'the decision is {in_words(review.state)}, and "{item.item}" failed',
                    "make it good, or set `status: waived` with a `waiver:` that ends on a day",
                )


CHECKS = (Check(WAIVER_OPEN, find_waiver_open), Check(ITEM_FAILED, find_item_failed))
