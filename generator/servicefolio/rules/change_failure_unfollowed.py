"""A change failed or was taken back, and nothing was done about it."""

from collections.abc import Iterator
from typing import Protocol

from servicefolio.derive.neighbours import naming
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import in_words

RULE = Rule(
    "change-failure-unfollowed", Severity.ERROR, "A change went wrong, and nothing follows from it"
)

_WENT_WRONG = frozenset({"failed", "backed_out"})
_FOLLOWS = "corrective_action"


class _Change(Protocol):
    id: str
    state: str
    result: str | None


def find(context: Context) -> Iterator[Finding]:
    """Look for closed changes that went wrong, without an incident or a corrective action."""
    if not context.adopts(_FOLLOWS):
        return
    for change in context.catalog.all("change", _Change):
        if change.state != "closed" or change.result not in _WENT_WRONG:
            continue
        if not _is_followed(context, change.id):
            yield Finding(
                change.id,
                ("result",),
                f"this change is closed as {in_words(change.result or '')}, and neither an "
                "incident nor a corrective action came of it",
                "write a corrective action that arises from its review; where users felt it, name "
                f"{change.id} under `caused_by:` of the incident",
            )


def _is_followed(context: Context, change: str) -> bool:
    """Look for an incident that it caused, or what was done after a review of it."""
    catalog = context.catalog
    reviews = naming(catalog, change, "review", "reviews")
    return bool(
        naming(catalog, change, "incident", "caused_by")
        or any(naming(catalog, review.id, _FOLLOWS, "arises_from") for review in reviews)
        or context.may_be_named_by("incident", change)
        or context.may_be_named_by("review", change)
        or any(context.may_be_named_by(_FOLLOWS, review.id) for review in reviews)
    )


CHECK = Check(RULE, find)
