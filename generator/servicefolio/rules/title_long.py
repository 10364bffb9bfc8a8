"""A title is longer than a list or a phone can show."""

from collections.abc import Iterator

from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding

LONGEST = 80

RULE = Rule("title-long", Severity.WARNING, "A title is longer than 80 characters")


def find(context: Context) -> Iterator[Finding]:
    """Look at every title."""
    for entry in context.catalog.entries:
        length = len(entry.record.title)
        if length > LONGEST:
            yield Finding(
                entry.record.id,
                ("title",),
                f"the title has {length} characters; lists and phones show {LONGEST}",
                "say in a few words what it is, and put the rest into the summary",
            )


CHECK = Check(RULE, find)
