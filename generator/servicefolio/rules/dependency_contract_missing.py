"""A promise depends on a supplier's service, and no contract carries it."""

from collections.abc import Iterator

from servicefolio.derive.agreements.underpinning import (
    CONTRACT,
    Gap,
    gaps,
    identifier_for,
    idle_in_words,
    in_one_clause,
)
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding

RULE = Rule(
    "dependency-contract-missing",
    Severity.ERROR,
    "A promise depends on a supplier without a contract",
)


def find(context: Context) -> Iterator[Finding]:
    """Look for essential dependencies from outside that no contract in force covers."""
    if context.adopts(CONTRACT):
        for gap in gaps(context.catalog, CONTRACT):
            if not context.may_be_named_by(CONTRACT, gap.needs.id):
                yield _finding(gap)


def _finding(gap: Gap) -> Finding:
    needs = gap.needs.id
    supplier = f" from {gap.provider.id}" if gap.provider else " from outside"
    return Finding(
        gap.service.id,
        gap.route,
        f"{in_one_clause(gap)}, which comes{supplier}, "
        f"but no underpinning contract in force covers it{idle_in_words(gap)}",
        f"name {needs} under `covers:` of its contract; where there is no record of it: "
        f"`servicefolio new {CONTRACT} {identifier_for(gap, 'contract')}`",
    )


CHECK = Check(RULE, find)
