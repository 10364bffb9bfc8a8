"""Which promises hold, whose they are, and which services they are about."""

from collections.abc import Iterator
from datetime import date

from servicefolio.graph.catalog import Catalog, Relation
from servicefolio.records.base import Record
from servicefolio.records.shapes.agreement import Agreement

_ORDERABLE = "live"


def agreements(catalog: Catalog) -> Iterator[Agreement]:
    """List SLAs, OLAs and underpinning contracts."""
    for entry in catalog.entries:
        if isinstance(entry.record, Agreement):
            yield entry.record


def holds(agreement: Agreement) -> bool:
    """Tell whether an agreement's state says that it holds, whatever its dates say."""
    return agreement.LIFECYCLE.state(agreement.state).stage == "current"


def has_ended(agreement: Agreement, today: date) -> bool:
    """Tell whether the last day on which an agreement holds is over."""
    return agreement.valid_to is not None and agreement.valid_to < today


def overlap(one: Agreement, other: Agreement) -> date | None:
    """Find the first day on which both of two agreements hold, by their dates."""
    first = max(one.valid_from, other.valid_from)
    last = min(one.valid_to or date.max, other.valid_to or date.max)
    return first if first <= last else None


def promised_by(catalog: Catalog, identifier: str) -> tuple[tuple[Relation, Agreement], ...]:
    """List the SLAs that hold and that a service or an offering names, each with its place."""
    named = (
        (relation, catalog.by_id[relation.target].record)
        for relation in catalog.outgoing(identifier)
        if relation.reference.to.forward == "promises"
    )
    return tuple(
        (relation, record)
        for relation, record in named
        if isinstance(record, Agreement) and holds(record)
    )


def promised_for(catalog: Catalog, service: str) -> tuple[Agreement, ...]:
    """List the SLAs that hold for a service: those that it names, then those of its offerings."""
    offerings = (
        offering.id for offering in offerings_of(catalog, service) if offering.state == _ORDERABLE
    )
    found = (sla for source in (service, *offerings) for _, sla in promised_by(catalog, source))
    return tuple({sla.id: sla for sla in found}.values())


def offerings_of(catalog: Catalog, service: str) -> tuple[Record, ...]:
    """List the offerings of a service, in whatever state."""
    return _sources(catalog, service, "offers")


def covering(catalog: Catalog, service: str, kind: str) -> tuple[Agreement, ...]:
    """List the agreements of a kind that name a service as covered, whether they hold or not."""
    return tuple(
        record
        for record in _sources(catalog, service, "covers")
        if kind == record.KIND and isinstance(record, Agreement)
    )


def provided_by(catalog: Catalog, provider: str) -> tuple[Agreement, ...]:
    """List the agreements that hold and in which a team or a supplier is the provider."""
    return tuple(
        record
        for record in _sources(catalog, provider, "provided by")
        if isinstance(record, Agreement) and holds(record)
    )


def _sources(catalog: Catalog, identifier: str, label: str) -> tuple[Record, ...]:
    """List the records that name one in a relation, each once, in the order of the catalogue."""
    return tuple(
        {
            relation.source: catalog.by_id[relation.source].record
            for relation in catalog.incoming(identifier)
            if relation.reference.to.forward == label
        }.values()
    )
