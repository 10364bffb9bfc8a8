"""Who answers for a record."""

from dataclasses import dataclass
from typing import Literal

from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.records.ref import UNOWNED

_NEED_NO_OWNER = frozenset({"calendar", "team"})


@dataclass(frozen=True, slots=True)
class Ownership:
    """The owner of a record, and how it comes to be it."""

    team: Record | None
    source: Literal["record", "service", "unowned", "unknown", "needless"]

    @property
    def is_missed(self) -> bool:
        """Whether readers should be told that nobody owns the record."""
        return self.team is None and self.source != "needless"


def ownership_of(catalog: Catalog, record: Record) -> Ownership:
    """Find the owner: the record's own, else its service's, else nobody."""
    if record.owner == UNOWNED:
        return Ownership(None, "unowned")
    if record.owner is not None:
        return Ownership(catalog.find(record.owner), "record")
    for service in _services(catalog, record):
        if service.owner is not None and service.owner != UNOWNED:
            return Ownership(catalog.find(service.owner), "service")
    return Ownership(None, "needless" if record.KIND in _NEED_NO_OWNER else "unknown")


def _services(catalog: Catalog, record: Record) -> list[Record]:
    named = (relation.target for relation in catalog.outgoing(record.id))
    records = (catalog.by_id[identifier].record for identifier in named)
    return [other for other in records if other.KIND == "service"]
