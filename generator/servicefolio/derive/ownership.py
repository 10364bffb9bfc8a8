"""Who answers for a record."""

from dataclasses import dataclass
from typing import Literal

from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.records.ref import UNOWNED


@dataclass(frozen=True, slots=True)
class Ownership:
    """The owner of a record, and how it comes to be it."""

    team: Record | None
    source: Literal["record", "service", "unowned", "unknown"]


def ownership_of(catalog: Catalog, record: Record) -> Ownership:
    """Find the owner: the record's own, else its service's, else nobody."""
    if record.owner == UNOWNED:
        return Ownership(None, "unowned")
    if record.owner is not None:
        return Ownership(catalog.find(record.owner), "record")
    for service in _services(catalog, record):
        if service.owner is not None and service.owner != UNOWNED:
            return Ownership(catalog.find(service.owner), "service")
    return Ownership(None, "unknown")


def _services(catalog: Catalog, record: Record) -> list[Record]:
    named = (relation.target for relation in catalog.outgoing(record.id))
    records = (catalog.by_id[identifier].record for identifier in named)
    return [other for other in records if other.KIND == "service"]
