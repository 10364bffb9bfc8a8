"""What a customer gets, by the service level that it comes with."""

from collections.abc import Iterable
from dataclasses import dataclass

from servicefolio.derive.relations import related
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record


@dataclass(frozen=True, slots=True)
class Served:
    """Services that come with the same service levels."""

    levels: tuple[Record, ...]
    """None where nothing is promised."""
    services: tuple[Record, ...]


def served_by_level(catalog: Catalog, services: Iterable[Record]) -> tuple[Served, ...]:
    """Group services by their service levels; those without one come last."""
    groups: dict[tuple[str, ...], list[Record]] = {}
    levels: dict[tuple[str, ...], tuple[Record, ...]] = {}
    for service in services:
        promised = related(catalog, service.id, "promises")
        key = tuple(level.id for level in promised)
        levels[key] = promised
        groups.setdefault(key, []).append(service)
    keys = sorted(groups, key=lambda key: not key)
    return tuple(Served(levels[key], tuple(groups[key])) for key in keys)
