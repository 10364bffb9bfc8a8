"""A value that was to be filled in still says so."""

from collections.abc import Iterator

from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding

PLACEHOLDER = "TODO"
"""What `servicefolio new` writes where only the author knows."""

RULE = Rule("value-todo", Severity.WARNING, "A value is still to be filled in")


def find(context: Context) -> Iterator[Finding]:
    """Look for values that `servicefolio new` left for their author."""
    for entry in context.catalog.entries:
        record = entry.record
        for name in sorted(record.model_fields_set):
            if getattr(record, name) == PLACEHOLDER:
                yield Finding(
                    record.id,
                    (name,),
                    f"{name} is still to be filled in",
                    f"write the {name}, or remove the line where it is not needed",
                )


CHECK = Check(RULE, find)
