"""Rules that only SLAs need: what they rest on holds too, and they do not compete."""

from collections.abc import Iterator
from itertools import combinations

from servicefolio.derive.agreements.agreements import (
    agreements,
    has_ended,
    holds,
    overlap,
    promised_by,
)
from servicefolio.diagnostics import Rule, Severity
from servicefolio.graph.catalog import Catalog
from servicefolio.records.shapes.agreement import Agreement
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.source.document import Route
from servicefolio.text import in_words, with_article

ENDED = Rule(
    "underpinning-expired", Severity.WARNING, "An SLA rests on an agreement past its last day"
)
NOT_IN_FORCE = Rule(
    "underpinning-not-in-force", Severity.ERROR, "An SLA rests on an agreement that does not hold"
)
OVERLAP = Rule(
    "sla-overlap", Severity.WARNING, "Two SLAs hold for the same service at the same time"
)


def find_ended(context: Context) -> Iterator[Finding]:
    """Look for SLAs in force above agreements whose last day is over."""
    for sla, route, below in _underpinnings(context.catalog):
        if holds(below) and has_ended(below, context.today):
            yield Finding(
                sla.id,
                route,
                f"{sla.id} rests on {below.id}, whose last day was {below.valid_to}",
                f"extend {below.id}, or name what has taken its place",
            )


def find_not_in_force(context: Context) -> Iterator[Finding]:
    """Look for SLAs in force above agreements that nobody has agreed to yet, or that are no more.

    One that is agreed and begins later is named ahead, for the services that wait for it.
    """
    for sla, route, below in _underpinnings(context.catalog):
        if not holds(below) and below.state != "agreed":
            yield Finding(
                sla.id,
                route,
                f"{sla.id} is in force and rests on {below.id}, "
                f"{with_article(in_words(below.KIND))} in state {below.state}",
                f"name an agreement that is in force, or bring {below.id} into force",
            )


def find_overlap(context: Context) -> Iterator[Finding]:
    """Look for services and offerings that name two SLAs of a level for the same customers."""
    catalog = context.catalog
    for entry in catalog.entries:
        named = promised_by(catalog, entry.record.id)
        for (_, one), (relation, other) in combinations(named, 2):
            first = overlap(one, other)
            if one.id != other.id and first and _compete(catalog, one, other):
                yield Finding(
                    entry.record.id,
                    relation.reference.route,
                    f"{one.id} and {other.id} hold at the same time from {first} on, "
                    "for the same customers: nobody can tell which promise counts",
                    "name one of them, let one end (`valid_to:`) before the other begins, "
                    "or give them different `customers:`",
                )


def _underpinnings(catalog: Catalog) -> Iterator[tuple[Agreement, Route, Agreement]]:
    """List what every SLA in force rests on, with the place where it says so."""
    for sla in agreements(catalog):
        if not holds(sla):
            continue
        for relation in catalog.outgoing(sla.id):
            below = catalog.by_id[relation.target].record
            is_below = relation.reference.to.forward == "underpinned by"
            if is_below and isinstance(below, Agreement):
                yield sla, relation.reference.route, below


def _compete(catalog: Catalog, one: Agreement, other: Agreement) -> bool:
    """Tell whether two SLAs promise to the same: levels complete each other, as do customers."""
    if getattr(one, "level", None) != getattr(other, "level", None):
        return False
    customers, others = _customers(catalog, one), _customers(catalog, other)
    return bool(customers & others) or not (customers or others)


def _customers(catalog: Catalog, sla: Agreement) -> set[str]:
    return {
        relation.target
        for relation in catalog.outgoing(sla.id)
        if relation.reference.to.forward == "agreed with customer"
    }


CHECKS = (
    Check(ENDED, find_ended),
    Check(NOT_IN_FORCE, find_not_in_force),
    Check(OVERLAP, find_overlap),
)
