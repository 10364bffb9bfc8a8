"""A service promises more availability than something that it cannot work without."""

from collections.abc import Iterator

from servicefolio.derive.dependencies.ceiling import Ceiling, Strand, ceilings_of
from servicefolio.derive.dependencies.promise_places import place_of_promise
from servicefolio.derive.dependencies.structure import SERVICE
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding, OtherEnd
from servicefolio.text import listing

RULE = Rule(
    "availability-unreachable",
    Severity.ERROR,
    "A service promises more availability than what it needs",
)
_MAY_PROMISE_MORE = ("offering", "ola", "underpinning_contract", "design_document")


def find(context: Context) -> Iterator[Finding]:
    """Look for promises above the best case, that all failures fall together."""
    ceilings = context.catalog.once(ceilings_of)
    for service in context.catalog.records(SERVICE):
        ceiling = ceilings.of(service)
        if ceiling is None or ceiling.breaks is None:
            continue
        if not any(_may_promise_more(context, record.id) for record in ceiling.breaks.records):
            yield _finding(context, ceiling, ceiling.breaks)


def _finding(context: Context, ceiling: Ceiling, weakest: Strand) -> Finding:
    place = place_of_promise(context.catalog, ceiling)
    way = " → ".join([*(record.id for record in weakest.way), _names(weakest)])
    if weakest.promise is None:
        needs = f"{weakest.least} of {_names(weakest)}, which together come to {weakest.value}"
        other = None
    else:
        needs = f"{_names(weakest)}, which promises {weakest.value} ({weakest.promise.source.id})"
        other = OtherEnd(
            weakest.promise.source.id,
            weakest.promise.route,
            f"{_names(weakest)} promises {weakest.value}",
        )
    return Finding(
        place.record,
        place.route,
        f"{place.promises}, and cannot work without {needs}: {way}",
        f"promise less, agree on more for {_names(weakest)}, or let something stand in for it "
        "(`redundancy_group:`)",
        other=other,
    )


def _names(strand: Strand) -> str:
    return listing((record.id for record in strand.records), "and")


def _may_promise_more(context: Context, identifier: str) -> bool:
    """Tell whether a broken record may promise more for something: that is no low promise."""
    record = context.catalog.by_id[identifier].record
    named: tuple[str, ...] = getattr(record, "sla", ())
    return any(context.catalog.resolve(sla) is None for sla in named) or any(
        context.may_be_named_by(kind, identifier) for kind in _MAY_PROMISE_MORE
    )


CHECK = Check(RULE, find)
