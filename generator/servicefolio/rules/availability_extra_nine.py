"""A service needs something that may be away for more than a tenth of what it may itself."""

from collections.abc import Iterator
from typing import Protocol

from servicefolio.derive.dependencies.ceiling import (
    Ceiling,
    Strand,
    ceilings_of,
    digits_of,
    in_percent,
)
from servicefolio.derive.dependencies.structure import SERVICE
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding, OtherEnd
from servicefolio.source.document import Route

RULE = Rule(
    "availability-extra-nine",
    Severity.WARNING,
    "What a service needs takes more than a tenth of its error budget",
)
_TENTH = 10
"""A critical dependency has a nine more than what needs it (see availability_bounds.py)."""


class _Dependency(Protocol):
    importance: str


class _Service(Protocol):
    depends_on: tuple[_Dependency, ...]


def find(context: Context) -> Iterator[Finding]:
    """Look for direct essential dependencies that have no nine more than the service."""
    ceilings = context.catalog.once(ceilings_of)
    for service in context.catalog.records(SERVICE):
        ceiling = ceilings.of(service)
        if ceiling is not None and ceiling.verdict == "within":
            yield from _too_weak(context, ceiling)


def _too_weak(context: Context, ceiling: Ceiling) -> Iterator[Finding]:
    promise, service = ceiling.promise, ceiling.service.id
    if promise is None:
        return
    wanted = 1 - (1 - promise.value) / _TENTH
    enough = in_percent(wanted, digits_of(promise.percent) + 1)
    for strand in ceiling.strands:
        is_direct = len(strand.way) == 1 and strand.promise is not None
        if strand.promise is None or not is_direct or strand.promise.value >= wanted:
            continue
        needed = strand.records[0].id
        yield Finding(
            service,
            _route_to(context, service, needed),
            f"{service} promises {promise.percent} ({promise.source.id}), and {needed}, which it "
            f"cannot work without, {strand.value} ({strand.promise.source.id}): that may use up "
            f"{strand.share} of its error budget, where a tenth is sound",
            f"{needed} would have to promise {enough}: agree on more, promise less, "
            "or make the service work on without it (`importance: degrading`)",
            other=_other(strand, needed),
        )


def _other(strand: Strand, needed: str) -> OtherEnd | None:
    if strand.promise is None:
        return None
    words = f"{needed} promises {strand.value}"
    return OtherEnd(strand.promise.source.id, strand.promise.route, words)


def _route_to(context: Context, service: str, needed: str) -> Route:
    """Find where a service names an essential dependency."""
    written = context.catalog.one(service, _Service).depends_on
    for relation in context.catalog.outgoing(service):
        route = relation.reference.route
        is_it = route[0] == "depends_on" and relation.target == needed
        if is_it and isinstance(route[1], int) and written[route[1]].importance == "essential":
            return route
    return ("depends_on",)


CHECK = Check(RULE, find)
