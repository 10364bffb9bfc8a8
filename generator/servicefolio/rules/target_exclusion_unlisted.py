"""A target leaves something out that its agreement does not exclude."""

from collections.abc import Iterator

from servicefolio.derive.agreements.agreements import agreements
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import did_you_mean

RULE = Rule(
    "target-exclusion-unlisted",
    Severity.ERROR,
    "A target excludes what its agreement does not exclude",
)


def find(context: Context) -> Iterator[Finding]:
    """Compare the exclusions of targets with those of their agreements."""
    for agreement in agreements(context.catalog):
        listed = {_fold(exclusion) for exclusion in agreement.exclusions}
        for index, target in enumerate(agreement.targets):
            for place, exclusion in enumerate(target.exclusions):
                if _fold(exclusion) not in listed:
                    yield Finding(
                        agreement.id,
                        ("targets", index, "exclusions", place),
                        f'the target "{target.id}" leaves out "{exclusion}", '
                        "which the agreement does not exclude",
                        did_you_mean(exclusion, agreement.exclusions)
                        or "add it to the `exclusions:` of the agreement, where both sides see it",
                    )


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())


CHECK = Check(RULE, find)
