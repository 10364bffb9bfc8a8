"""A record's state changed in a way that its kind forbids."""

from collections.abc import Iterator
from itertools import pairwise

from servicefolio.diagnostics import Rule, Severity
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.records.lifecycle import Lifecycle
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import in_words, listing, with_article

RULE = Rule(
    "state-transition", Severity.ERROR, "A state cannot follow the one before", compares=True
)


def find(context: Context) -> Iterator[Finding]:
    """Compare every record's state with the one that it had in the base."""
    if context.base is None:
        return
    for entry in context.base.entries:
        before = entry.record
        now = _successor(before, context.base, context.catalog)
        if now is None or now.id in context.unread:
            continue
        for state, following in _steps(before, now):
            if not now.LIFECYCLE.may_become(state, following):
                yield _finding(now, state, following)


def _successor(before: Record, base: Catalog, catalog: Catalog) -> Record | None:
    """Find what a record is now: renamed perhaps, but neither merged into another nor reused."""
    now = catalog.find(before.id)
    if now is None or now.KIND != before.KIND:
        return None
    return now if now.id == before.id or now.id not in base.by_id else None


def _steps(before: Record, now: Record) -> Iterator[tuple[str, str]]:
    """List the changes of state, with those that the record's history tells of."""
    told = [entry.to for entry in now.history if entry not in before.history]
    known = _names(now.LIFECYCLE)
    states = [before.state, *(state for state in told if state in known), now.state]
    yield from pairwise(states)


def _names(lifecycle: Lifecycle) -> frozenset[str]:
    return frozenset(state.name for state in lifecycle.states)


def _finding(record: Record, state: str, following: str) -> Finding:
    followers = record.LIFECYCLE.followers(state)
    kind = with_article(in_words(record.KIND))
    if followers:
        hint = f"it may become {listing(followers)}; steps between are told under `history:`"
    else:
        hint = f"keep it {state}, which is the end; what comes now is another record"
    return Finding(
        record.id, ("state",), f"{kind} that was {state} cannot become {following}", hint
    )


CHECK = Check(RULE, find)
