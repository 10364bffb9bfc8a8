"""Rules that only known errors need."""

from collections.abc import Iterator
from typing import Protocol

from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding

UNFINDABLE = Rule(
    "known-error-unfindable",
    Severity.WARNING,
    "A verified known error can only be found by its title",
)


class _KnownError(Protocol):
    id: str
    state: str
    messages: tuple[object, ...]
    codes: tuple[str, ...]
    users_say: tuple[str, ...]


def find_unfindable(context: Context) -> Iterator[Finding]:
    """Look for known errors that no message, code or user's word leads to."""
    for record in context.catalog.all("known_error", _KnownError):
        if record.state in {"unverified", "retired"}:
            continue
        if not (record.messages or record.codes or record.users_say):
            yield Finding(
                record.id,
                (),
                "no message, code or user's word leads to this known error",
                "paste the message below `messages: |`, or write what people say: `users_say: []`",
            )


CHECKS = (Check(UNFINDABLE, find_unfindable),)
