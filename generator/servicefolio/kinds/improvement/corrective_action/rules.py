"""Rules that only corrective actions need: that somebody looked whether it helped."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import in_words, listing

UNCHECKED = Rule(
    "effectiveness-unchecked", Severity.ERROR, "Nobody looked whether a corrective action helped"
)
CONTRADICTED = Rule(
    "effectiveness-contradicted",
    Severity.ERROR,
    "A corrective action's state says the opposite of what was found",
)

_RESTS_ON_THE_CHECK = frozenset({"effective", "not_effective", "closed"})
_OPPOSITES = {"effective": "not_effective", "not_effective": "effective"}


class _EffectivenessCheck(Protocol):
    checked_on: date | None
    result: str | None


class _CorrectiveAction(Protocol):
    id: str
    state: str
    effectiveness: _EffectivenessCheck | None


def find_unchecked(context: Context) -> Iterator[Finding]:
    """Look for checks of effectiveness without day or result, where the state rests on them."""
    for action in context.catalog.all("corrective_action", _CorrectiveAction):
        check = action.effectiveness
        if check is None or action.state not in _RESTS_ON_THE_CHECK:
            continue  # The state asks for the check by itself.
        wanted = {"checked_on": check.checked_on, "result": check.result}
        missing = [key for key, value in wanted.items() if value is None]
        if missing:
            yield Finding(
                action.id,
                ("effectiveness",),
                f"it is {in_words(action.state)}, but its check of effectiveness has "
                + listing((f"no `{key}`" for key in missing), "and"),
                "look whether it helped and write both; until then it is `state: done`",
            )


def find_contradicted(context: Context) -> Iterator[Finding]:
    """Look for states that claim the opposite of the check's result."""
    for action in context.catalog.all("corrective_action", _CorrectiveAction):
        found = action.effectiveness.result if action.effectiveness else None
        if found is not None and _OPPOSITES.get(action.state) == found:
            yield Finding(
                action.id,
                ("state",),
                f"it is {in_words(action.state)}, but its check found it {in_words(found)}",
                "correct `state:`, or the result of the check",
            )


CHECKS = (Check(UNCHECKED, find_unchecked), Check(CONTRADICTED, find_contradicted))
