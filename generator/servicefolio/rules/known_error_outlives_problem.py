"""A known error is still open although the search for its cause is over."""

from collections.abc import Iterator
from typing import Protocol

from servicefolio.derive.neighbours import named_by
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import in_words

RULE = Rule(
    "known-error-outlives-problem",
    Severity.WARNING,
    "A known error is open, and its problem is resolved or closed",
)

_OPEN = frozenset({"open", "workaround", "fix_in_progress"})
_OVER = frozenset({"resolved", "closed"})
_HINTS = {
    "risk_accepted": "the problem's risk was accepted: set `state: accepted`, or open it again",
    "duplicate": "set `problem:` to the one that goes on",
    "cancelled": "set `state: retired` where there is no fault, or take `problem:` out",
    "not_reproducible": "set `state: retired` where nobody meets it any more, or open it again",
}
"""What to do by the closure of the problem."""


class _KnownError(Protocol):
    id: str
    state: str


class _Problem(Protocol):
    id: str
    state: str
    closure: str | None


def find(context: Context) -> Iterator[Finding]:
    """Look for known errors that are open while their problem is not."""
    for known_error in context.catalog.all("known_error", _KnownError):
        if known_error.state not in _OPEN:
            continue
        for named in named_by(context.catalog, known_error.id, "problem"):
            problem = context.catalog.one(named.id, _Problem)
            if problem.state in _OVER:
                yield Finding(
                    known_error.id,
                    ("state",),
                    f"its state is {known_error.state}, but its problem {problem.id} "
                    f"is {_end_of(problem)}",
                    _HINTS.get(
                        problem.closure or "",
                        "set `state: resolved` with its `resolution:`, or open the problem again",
                    ),
                )


def _end_of(problem: _Problem) -> str:
    closure = f" ({in_words(problem.closure)})" if problem.closure else ""
    return f"{problem.state}{closure}"


CHECK = Check(RULE, find)
