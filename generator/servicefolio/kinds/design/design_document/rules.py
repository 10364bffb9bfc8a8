"""Rules that only design documents need."""

from collections.abc import Iterator
from typing import Protocol

from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding

EMPTY = Rule(
    "design-document-empty",
    Severity.ERROR,
    "A design document says nothing about its aspect",
)


class _DesignDocument(Protocol):
    id: str
    aspect: str
    body: str | None


def find_empty(context: Context) -> Iterator[Finding]:
    """Look for design documents with neither a text nor the fields of their aspect."""
    for record in context.catalog.all("design_document", _DesignDocument):
        if record.body is None and getattr(record, record.aspect) is None:
            yield Finding(
                record.id,
                ("aspect",),
                f"this design of {record.aspect} has neither a body nor {record.aspect} fields",
                f"write `{record.aspect}:` with its fields below it, or a `body: |`",
            )


CHECKS = (Check(EMPTY, find_empty),)
