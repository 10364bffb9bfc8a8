"""Who is named as answering for a record: the record's own owner, else its service's."""

from dataclasses import dataclass
from typing import Literal

from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.records.ref import UNOWNED


@dataclass(frozen=True, slots=True)
class NamedOwner:
    """A team as it is named, whether or not there is such a record."""

    team: str | None
    source: Literal["record", "service", "unowned", "unknown"]


def owner_named(catalog: Catalog, record: Record) -> NamedOwner:
    """Find who is named as the owner of a record."""
    if record.owner == UNOWNED:
        return NamedOwner(None, "unowned")
    if record.owner is not None:
        return NamedOwner(record.owner, "record")
    for relation in catalog.outgoing(record.id):
        other = catalog.by_id[relation.target].record
        if other.KIND == "service" and other.owner not in {None, UNOWNED}:
            return NamedOwner(other.owner, "service")
    return NamedOwner(None, "unknown")
