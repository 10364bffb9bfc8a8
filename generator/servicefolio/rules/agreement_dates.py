"""An agreement ends before it begins."""

from collections.abc import Iterator

from servicefolio.derive.agreements.agreements import agreements
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding

RULE = Rule("agreement-dates", Severity.ERROR, "An agreement ends before it begins")


def find(context: Context) -> Iterator[Finding]:
    """Compare the first day of every agreement with its last."""
    for agreement in agreements(context.catalog):
        if agreement.valid_to is not None and agreement.valid_to < agreement.valid_from:
            yield Finding(
                agreement.id,
                ("valid_to",),
                f"its last day is {agreement.valid_to}, "
                f"but it holds from {agreement.valid_from} only",
                "correct `valid_from:` or `valid_to:`; where it has no end, remove `valid_to:`",
            )


CHECK = Check(RULE, find)
