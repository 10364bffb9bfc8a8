"""Which records one names, which name it, and what it is a part of, however deep."""

from collections.abc import Iterator

from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record

_PARENT = "parent"


def named_by(catalog: Catalog, identifier: str, key: str) -> tuple[Record, ...]:
    """List the records that a record names below a key, each once, in its author's order."""
    found = (
        relation.target
        for relation in catalog.outgoing(identifier)
        if relation.reference.route[0] == key
    )
    return tuple(catalog.by_id[target].record for target in dict.fromkeys(found))


def naming(catalog: Catalog, identifier: str, kind: str, key: str) -> tuple[Record, ...]:
    """List the records of a kind that name a record below a key, each once."""
    found = (
        relation.source
        for relation in catalog.incoming(identifier)
        if relation.reference.route[0] == key
    )
    records = (catalog.by_id[source].record for source in dict.fromkeys(found))
    return tuple(record for record in records if kind == record.KIND)


def with_parents(catalog: Catalog, identifier: str, key: str = _PARENT) -> Iterator[Record]:
    """List a record, what it is a part of, what that is a part of, and so on, each once.

    The key is the field that says so, such as `part_of` of a configuration item.
    """
    seen: set[str] = set()
    waiting = [catalog.by_id[identifier].record]
    while waiting:
        found = waiting.pop(0)
        if found.id not in seen:
            seen.add(found.id)
            yield found
            waiting += named_by(catalog, found.id, key)


def with_children(catalog: Catalog, identifier: str) -> Iterator[Record]:
    """List a record, its parts, their parts, and so on, each once."""
    seen: set[str] = set()
    waiting = [catalog.by_id[identifier].record]
    while waiting:
        found = waiting.pop(0)
        if found.id not in seen:
            seen.add(found.id)
            yield found
            waiting += naming(catalog, found.id, found.KIND, _PARENT)


def is_gone(record: Record) -> bool:
    """Tell whether nothing that counts should build on a record any more."""
    return record.LIFECYCLE.state(record.state).stage == "gone"
