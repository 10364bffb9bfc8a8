"""Which services rest on a configuration item: directly, or on what is built of it."""

from collections.abc import Iterator

from servicefolio.derive.neighbours import is_gone
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record

_ITEM, _SERVICE = "configuration_item", "service"
_NEEDS = frozenset({"depends_on", "runs_on"})
_WHOLE = "part_of"


def services_on(catalog: Catalog, item: str) -> tuple[Record, ...]:
    """List the services that depend on an item, or on one that runs on it or is built of it.

    What is said of an item holds for the whole that it is a part of, and for its own parts; but
    not for the other parts of that whole: two machines in a room have nothing to do with each
    other. Services that need those services are not listed.
    """
    services: dict[str, Record] = {}
    seen: set[tuple[str, bool]] = set()
    waiting: list[tuple[str, bool]] = [(item, False)]
    while waiting:
        place = waiting.pop()
        if place in seen:
            continue
        seen.add(place)
        for record, by_its_part in _users(catalog, *place):
            if record.KIND == _SERVICE:
                services[record.id] = record
            elif record.KIND == _ITEM and not is_gone(record):
                waiting.append((record.id, by_its_part))
    return tuple(services[identifier] for identifier in sorted(services))


def _users(catalog: Catalog, item: str, by_its_part: bool) -> Iterator[tuple[Record, bool]]:  # noqa: FBT001 - the second half of a place
    """List what needs an item, and whether that is a whole that was reached by its part.

    The parts of an item are listed too, unless it was reached by one of them itself.
    """
    for relation in catalog.outgoing(item):
        if relation.reference.route[0] == _WHOLE:
            yield catalog.by_id[relation.target].record, True
    for relation in catalog.incoming(item):
        key = relation.reference.route[0]
        if key in _NEEDS or (key == _WHOLE and not by_its_part):
            yield catalog.by_id[relation.source].record, False
