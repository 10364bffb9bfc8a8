"""A value that was to be filled in still says so, or is still a guess."""

from collections.abc import Iterator

from servicefolio.diagnostics import Position, Rule, Severity
from servicefolio.graph.catalog import Entry
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.source.document import Document

PLACEHOLDER = "TODO"
"""What stands for a value that is still to be written, and begins the comment above a guess."""

RULE = Rule("value-todo", Severity.WARNING, "A value is still to be filled in")


def find(context: Context) -> Iterator[Finding]:
    """Look for values that say TODO, and for guesses that nobody has confirmed."""
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
        yield from _guesses(entry)


def _guesses(entry: Entry) -> Iterator[Finding]:
    if f"# {PLACEHOLDER}" not in entry.document.source.text:
        return
    for key in entry.document.tree:
        if _is_marked(entry.document, key):
            yield Finding(
                entry.record.id,
                (key,),
                f"{key} is a guess that nobody has confirmed",
                f"write the right {key}, and remove the comment above it that says {PLACEHOLDER}",
            )


def _is_marked(document: Document, key: str) -> bool:
    """Tell whether a comment right above a key at the line's beginning says TODO.

    There, what begins with # is a comment for certain: values that follow a key are indented.
    """
    place = document.position((key,), key=True)
    if place.column != 1:
        return False
    line = place.line - 1
    while (above := document.excerpt(Position(line, 1)) or "").startswith("#"):
        if above.startswith(f"# {PLACEHOLDER}"):
            return True
        line -= 1
    return False


CHECK = Check(RULE, find)
