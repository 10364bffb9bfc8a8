"""An agreement is said to hold although its last day is over."""

from collections.abc import Iterator

from servicefolio.derive.agreements.agreements import agreements, has_ended, holds
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import in_words, plural

RULE = Rule("agreement-expired", Severity.WARNING, "An agreement in force is past its last day")


def find(context: Context) -> Iterator[Finding]:
    """Compare the last days of agreements in force with today."""
    for agreement in agreements(context.catalog):
        if holds(agreement) and agreement.valid_to and has_ended(agreement, context.today):
            days = (context.today - agreement.valid_to).days
            yield Finding(
                agreement.id,
                ("valid_to",),
                f"this {in_words(agreement.KIND)} is {agreement.state.replace('_', ' ')}, "
                f"but its last day was {agreement.valid_to}, {plural(days, 'day')} ago",
                "where it was extended, move `valid_to:` on; where not, write `state: expired`",
            )


CHECK = Check(RULE, find)
