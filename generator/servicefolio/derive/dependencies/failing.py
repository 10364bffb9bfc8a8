"""Which services and configuration items fail with a record: with a change, or with a supplier."""

from collections.abc import Callable, Mapping

from servicefolio.derive.agreements.agreements import provided_by
from servicefolio.derive.dependencies.structure import ITEM, SERVICE
from servicefolio.derive.neighbours import is_gone, named_by
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record

CHANGE, SUPPLIER = "change", "supplier"
CAN_FAIL = (SERVICE, ITEM, CHANGE, SUPPLIER)
"""The kinds of record whose failure reaches services."""
_PROVIDED = frozenset({"provided by", "supplied by"})


def failing_with(catalog: Catalog, record: Record) -> tuple[Record, ...]:
    """List what fails when a record does, each once: itself, or all that it touches or provides.

    A change touches the services and items that it names. A supplier provides the services and
    items that name it, and the services that its contracts in force cover. What is retired does
    not fail any more, unless it is the record itself.
    """
    found = _FAILING[record.KIND](catalog, record)
    once = {one.id: one for one in found if one.id == record.id or not is_gone(one)}
    return tuple(once.values())


def _itself(_catalog: Catalog, record: Record) -> tuple[Record, ...]:
    return (record,)


def _touched(catalog: Catalog, change: Record) -> tuple[Record, ...]:
    return (
        *named_by(catalog, change.id, "services"),
        *named_by(catalog, change.id, "configuration_items"),
    )


def _provided(catalog: Catalog, supplier: Record) -> tuple[Record, ...]:
    named = (
        catalog.by_id[relation.source].record
        for relation in catalog.incoming(supplier.id)
        if relation.reference.to.forward in _PROVIDED
    )
    covered = (
        service
        for agreement in provided_by(catalog, supplier.id)
        for service in named_by(catalog, agreement.id, "covers")
    )
    return tuple(one for one in (*named, *covered) if one.KIND in {SERVICE, ITEM})


_FAILING: Mapping[str, Callable[[Catalog, Record], tuple[Record, ...]]] = {
    SERVICE: _itself,
    ITEM: _itself,
    CHANGE: _touched,
    SUPPLIER: _provided,
}
