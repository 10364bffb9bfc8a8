"""Which services matter so much that whom to call for them should hang on a wall."""

from typing import Protocol

from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.text import natural

_SERVICE = "service"
_HIGH = "high"
_NO_TIER = 9


class _Service(Protocol):
    criticality: str | None
    tier: int | None


def critical_services(catalog: Catalog) -> tuple[Record, ...]:
    """List the services in use without which work stops at once: first what is recovered first."""
    used = (
        service
        for service in catalog.records(_SERVICE)
        if service.LIFECYCLE.state(service.state).stage == "current"
    )
    found = ((catalog.one(service.id, _Service), service) for service in used)
    critical = [(fields.tier, one) for fields, one in found if fields.criticality == _HIGH]
    return tuple(service for _, service in sorted(critical, key=_order))


def _order(item: tuple[int | None, Record]) -> tuple[object, ...]:
    tier, service = item
    return (_NO_TIER if tier is None else tier, natural(service.title), service.id)
