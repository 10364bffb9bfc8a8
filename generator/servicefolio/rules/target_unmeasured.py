"""A promise holds for a service in use, and nobody can say whether it is kept."""

from collections.abc import Iterator
from itertools import groupby
from typing import Protocol

from servicefolio.derive.agreements.agreements import holds
from servicefolio.derive.agreements.targets import metric_in_words
from servicefolio.derive.attainment.kept_times import TICKET_METRICS
from servicefolio.diagnostics import Rule, Severity
from servicefolio.graph.catalog import Relation
from servicefolio.records.shapes.agreement import Agreement
from servicefolio.rules.engine import Check, Context, Finding

RULE = Rule("target-unmeasured", Severity.WARNING, "Nothing measures what is promised")

_MEASURING = ("kpi", "measurement")
_TRIED_OUT = frozenset({"rto", "rpo"})
"""What exercises show, which the continuity design tells of, and no series of numbers."""


class _Measurement(Protocol):
    tickets: tuple[object, ...]


def find(context: Context) -> Iterator[Finding]:
    """Look for what an SLA promises to a live service, and neither measurement nor KPI measures.

    Targets of one sort, such as the times to mend by priority, are measured where one of them is.
    """
    if not context.adopts("measurement"):
        return
    for record in context.catalog.records("sla"):
        if not isinstance(record, Agreement) or not holds(record):
            continue
        if any(context.may_be_named_by(kind, record.id) for kind in _MEASURING):
            continue
        measured = _measured_parts(context, record.id)
        if None in measured or not _is_promised_live(context, record.id):
            continue
        has_tickets = _has_tickets(context, record.id)
        placed = sorted(record.placed_targets, key=lambda item: item[1].metric)
        for metric, group in groupby(placed, key=lambda item: item[1].metric):
            targets = tuple(group)
            named = any(target.id in measured for _, target in targets)
            if metric in _TRIED_OUT or named or (has_tickets and metric in TICKET_METRICS):
                continue
            route, first = targets[0]
            yield Finding(
                record.id,
                route,
                f"it promises the {metric_in_words(metric)}, and nothing measures it",
                f"write a measurement, or a KPI, with `measures: {record.id}#{first.id}`",
            )


def _measured_parts(context: Context, sla: str) -> frozenset[str | None]:
    """Find which targets measurements and KPIs name; None where one names the whole."""
    return frozenset(
        relation.reference.part
        for relation in context.catalog.incoming(sla)
        if relation.reference.route[0] == "measures"
        and context.catalog.by_id[relation.source].record.KIND in _MEASURING
        and not (relation.reference.part is None and _is_export(context, relation))
    )


def _has_tickets(context: Context, sla: str) -> bool:
    """Tell whether an export of tickets is about all times that an SLA promises."""
    return any(
        relation.reference.route[0] == "measures"
        and relation.reference.part is None
        and _is_export(context, relation)
        for relation in context.catalog.incoming(sla)
    )


def _is_export(context: Context, relation: Relation) -> bool:
    record = context.catalog.by_id[relation.source].record
    if record.KIND != "measurement":
        return False
    return bool(context.catalog.one(record.id, _Measurement).tickets)


def _is_promised_live(context: Context, sla: str) -> bool:
    """Tell whether a live service, or a live offering of one, comes with an SLA."""
    catalog = context.catalog
    for relation in catalog.incoming(sla):
        if relation.reference.to.forward == "promises":
            promised = catalog.by_id[relation.source].record
            services = [promised] + [
                catalog.by_id[offers.target].record
                for offers in catalog.outgoing(promised.id)
                if offers.reference.to.forward == "offers"
            ]
            if all(record.state == "live" for record in services):
                return True
    return False


CHECK = Check(RULE, find)
