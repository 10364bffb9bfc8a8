"""A service promises more availability than all that it needs comes to."""

from collections.abc import Iterator

from servicefolio.derive.dependencies.ceiling import Ceiling, Strand, ceilings_of
from servicefolio.derive.dependencies.promise_places import place_of_promise
from servicefolio.derive.dependencies.structure import SERVICE
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import listing, plural

RULE = Rule(
    "availability-doubtful",
    Severity.WARNING,
    "A service promises more availability than all that it needs comes to",
)
_NAMED = 5
"""As many parts of the chain are named; of more, the rest is counted."""


def find(context: Context) -> Iterator[Finding]:
    """Look for promises that are kept only where failures fall together by luck."""
    ceilings = context.catalog.once(ceilings_of)
    for service in context.catalog.records(SERVICE):
        ceiling = ceilings.of(service)
        if ceiling is not None and ceiling.verdict == "doubtful":
            yield _finding(context, ceiling)


def _finding(context: Context, ceiling: Ceiling) -> Finding:
    place = place_of_promise(context.catalog, ceiling)
    more = len(ceiling.strands) - _NAMED
    rest = [plural(more, "other")] if more > 0 else []
    chain = [*map(_in_words, ceiling.strands[:_NAMED]), *rest]
    message = (
        f"{place.promises}, but what it cannot work without comes to {ceiling.independent} "
        f"where each failure comes by itself: {listing(chain, 'and')}"
    )
    if ceiling.unknown:
        message += f"; and of {_few(ceiling)} nothing is promised"
    weakest = listing((record.id for record in ceiling.strands[0].records), "and")
    hint = f"promise less, or make the weakest stronger: {weakest}"
    return Finding(place.record, place.route, message, hint)


def _in_words(strand: Strand) -> str:
    names = listing((record.id for record in strand.records), "and")
    if strand.promise is None:
        return f"{strand.least} of {names} {strand.value}"
    return f"{names} {strand.value}"


def _few(ceiling: Ceiling) -> str:
    names = [record.id for record in ceiling.unknown[:_NAMED]]
    more = len(ceiling.unknown) - _NAMED
    return listing([*names, *([plural(more, "other")] if more > 0 else [])], "and")


CHECK = Check(RULE, find)
