"""What hangs on configuration items: the services that need them, directly or through others."""

from dataclasses import dataclass

from servicefolio.derive.neighbours import named_by, naming
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.text import natural

_ITEM = "configuration_item"
_UPWARDS = ("depends_on", "runs_on")
"""Keys below which an item names what it cannot do without."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A service that needs a configuration item."""

    service: Record
    via: Record | None
    """The item through which it does; None where the service names the item itself."""


def services_on(catalog: Catalog, identifier: str) -> tuple[Carried, ...]:
    """List the services that need an item, those that name it themselves first."""
    found: dict[str, Carried] = {}
    seen = {identifier}
    waiting: list[tuple[str, Record | None]] = [(identifier, None)]
    while waiting:
        item, via = waiting.pop(0)
        for service in naming(catalog, item, "service", "depends_on"):
            found.setdefault(service.id, Carried(service, via))
        for other in _needing(catalog, item):
            if other.id not in seen:
                seen.add(other.id)
                waiting.append((other.id, via or other))
    order = sorted(found.values(), key=lambda item: natural(item.service.title))
    return tuple(sorted(order, key=lambda item: item.via is not None))


def services_touched(catalog: Catalog, change: str) -> tuple[Record, ...]:
    """List the services that a change touches: those it names, and those on its items."""
    named = {record.id: record for record in named_by(catalog, change, "services")}
    for item in named_by(catalog, change, "configuration_items"):
        for carried in services_on(catalog, item.id):
            named.setdefault(carried.service.id, carried.service)
    return tuple(named.values())


def _needing(catalog: Catalog, item: str) -> tuple[Record, ...]:
    """List the items that cannot do without one, and what it is a part of."""
    needing = (other for key in _UPWARDS for other in naming(catalog, item, _ITEM, key))
    wholes = (
        catalog.by_id[relation.target].record
        for relation in catalog.outgoing(item)
        if relation.reference.route[0] == "part_of"
    )
    return (*needing, *wholes)
