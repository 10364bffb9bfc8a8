"""A promise depends on another team's service, and no agreement between the teams carries it."""

from collections.abc import Iterator

from servicefolio.derive.agreements.underpinning import (
    OLA,
    Gap,
    gaps,
    identifier_for,
    idle_in_words,
    in_one_clause,
)
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding

RULE = Rule(
    "dependency-ola-missing",
    Severity.WARNING,
    "A promise depends on another team without an agreement",
)


def find(context: Context) -> Iterator[Finding]:
    """Look for essential dependencies on other teams that no OLA in force covers."""
    if context.adopts(OLA):
        for gap in gaps(context.catalog, OLA):
            if not context.may_be_named_by(OLA, gap.needs.id):
                yield _finding(gap)


def _finding(gap: Gap) -> Finding:
    needs = gap.needs.id
    team = f" for {gap.team.id}" if gap.team else ""
    other = f" of {gap.provider.id}" if gap.provider else ""
    return Finding(
        gap.service.id,
        gap.route,
        f"{in_one_clause(gap)}{other}, but no OLA in force covers it{team}{idle_in_words(gap)}",
        f"name {needs} under `covers:` of the team's OLA; where there is none: "
        f"`servicefolio new {OLA} {identifier_for(gap, OLA)}`",
    )


CHECK = Check(RULE, find)
