"""What a record has to do with others, in both directions, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.text import natural


@dataclass(frozen=True, slots=True)
class RelationGroup:
    """Records that stand in the same relation to one record, such as `required by`."""

    label: str
    outgoing: bool
    """Whether it is written in this record, and not in the others."""
    records: tuple[Record, ...]


def relations_of(catalog: Catalog, identifier: str) -> tuple[RelationGroup, ...]:
    """Group the relations of a record: what it refers to first, then what refers to it."""
    groups: dict[tuple[bool, str], dict[str, Record]] = {}
    for outgoing, label, other in _relations(catalog, identifier):
        groups.setdefault((outgoing, label), {})[other.id] = other
    return tuple(
        RelationGroup(label, outgoing, _sorted(others))
        for (outgoing, label), others in groups.items()
    )


def related(catalog: Catalog, identifier: str, label: str) -> tuple[Record, ...]:
    """List the records in one relation to a record, by its label."""
    return tuple(
        record
        for group in relations_of(catalog, identifier)
        if group.label == label
        for record in group.records
    )


def _relations(catalog: Catalog, identifier: str) -> Iterator[tuple[bool, str, Record]]:
    for relation in catalog.outgoing(identifier):
        yield True, relation.reference.to.forward, catalog.by_id[relation.target].record
    for relation in catalog.incoming(identifier):
        yield False, relation.reference.to.inverse, catalog.by_id[relation.source].record


def _sorted(records: dict[str, Record]) -> tuple[Record, ...]:
    return tuple(sorted(records.values(), key=lambda record: (record.KIND, natural(record.title))))
