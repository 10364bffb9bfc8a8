"""A change failed or was taken back, and nobody has looked into it."""

from collections.abc import Iterator
from typing import Protocol

from servicefolio.derive.neighbours import naming
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import in_words

RULE = Rule(
    "change-failure-unreviewed", Severity.ERROR, "A change went wrong, and no review looks at it"
)

_WENT_WRONG = frozenset({"failed", "backed_out"})


class _Change(Protocol):
    id: str
    state: str
    result: str | None


def find(context: Context) -> Iterator[Finding]:
    """Look for closed changes that went wrong and that no review names."""
    if not context.adopts("review"):
        return
    for change in context.catalog.all("change", _Change):
        if change.state != "closed" or change.result not in _WENT_WRONG:
            continue
        is_reviewed = naming(context.catalog, change.id, "review", "reviews")
        if not is_reviewed and not context.may_be_named_by("review", change.id):
            yield Finding(
                change.id,
                ("result",),
                f"this change is closed as {in_words(change.result or '')}, and no review looks "
                "at what went wrong",
                f"write a review that names {change.id} under `reviews:`, or keep the change "
                "monitored until there is one",
            )


CHECK = Check(RULE, find)
