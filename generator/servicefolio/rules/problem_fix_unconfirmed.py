"""A change was to fix a problem, went well, and the problem is still open."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from servicefolio.derive.changes.changes import done_on
from servicefolio.derive.neighbours import naming
from servicefolio.diagnostics import Rule, Severity
from servicefolio.graph.catalog import Catalog
from servicefolio.records.lifecycle import Lifecycle
from servicefolio.records.shapes.time_window import TimeWindow
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import in_words, plural

RULE = Rule(
    "problem-fix-unconfirmed", Severity.WARNING, "A problem is still open long after its fix"
)

_WENT_WELL = frozenset({"successful", "successful_with_issues"})


class _Problem(Protocol):
    LIFECYCLE: Lifecycle
    id: str
    state: str


class _Change(Protocol):
    LIFECYCLE: Lifecycle
    id: str
    state: str
    result: str | None
    when: TimeWindow | None
    actual: TimeWindow | None


def find(context: Context) -> Iterator[Finding]:
    """Look for open problems all of whose changes are over, the last good one for long."""
    for problem in context.catalog.all("problem", _Problem):
        changes = _changes(context.catalog, problem.id)
        if _is_over(problem) or not all(_is_over(change) for change in changes):
            continue
        good = (change for change in changes if change.state == "closed")
        done = max(
            (
                (day, change.id)
                for change in good
                if change.result in _WENT_WELL and (day := done_on(change, context.settings))
            ),
            default=None,
        )
        if done is not None:
            yield from _finding(context, problem, *done)


def _finding(context: Context, problem: _Problem, done: date, change: str) -> Iterator[Finding]:
    days = (context.today - done).days
    if days > context.settings.problem_closed_within_days:
        yield Finding(
            problem.id,
            ("state",),
            f"{change} was to fix this problem and went well on {done}, {plural(days, 'day')} ago, "
            f"and it is still in state {in_words(problem.state)}",
            "set `state: resolved` where it has not come again; else plan the next change that "
            f"names {problem.id} under `fixes:`",
        )


def _changes(catalog: Catalog, problem: str) -> tuple[_Change, ...]:
    found = naming(catalog, problem, "change", "fixes")
    return tuple(catalog.one(record.id, _Change) for record in found)


def _is_over(record: _Problem | _Change) -> bool:
    return record.LIFECYCLE.state(record.state).stage == "over"


CHECK = Check(RULE, find)
