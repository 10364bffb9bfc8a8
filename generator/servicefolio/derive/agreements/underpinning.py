"""Whether what a service promises is carried by promises of those on whom it depends."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from servicefolio.derive.agreements.agreements import covering, holds, promised_for
from servicefolio.derive.ownership import ownership_of
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.records.scalars import IDENTIFIER_LENGTH
from servicefolio.records.shapes.agreement import Agreement
from servicefolio.source.document import Route
from servicefolio.text import in_words, listing, slug

CONTRACT = "underpinning_contract"
OLA = "ola"

_IN_USE = frozenset({"live", "retiring"})


class _Dependency(Protocol):
    importance: str


class _Service(Protocol):
    id: str
    state: str
    type: str
    supplier: str | None
    depends_on: tuple[_Dependency, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A promise that needs another service, about which nobody has promised anything."""

    service: Record
    promises: tuple[Agreement, ...]
    """The SLAs that hold for the service."""
    needs: Record
    """The service that it depends on."""
    route: Route
    """Where the service names it."""
    provider: Record | None
    """Who would promise: a supplier or a team; None where the records do not say."""
    team: Record | None
    """The team to which it would be promised: the owner of the service."""
    idle: tuple[Agreement, ...]
    """Agreements of the wanted kind that cover what it needs, but do not hold."""


def gaps(catalog: Catalog, kind: str) -> Iterator[Gap]:
    """Look for essential dependencies of live services with a promise that lack such a kind.

    A service from outside is carried by a contract with its supplier, a service of another team
    by an agreement with that team.
    """
    services = {service.id: service for service in catalog.all("service", _Service)}
    for service in services.values():
        if service.state != "live":
            continue
        promises = promised_for(catalog, service.id)
        if not promises:
            continue
        record = catalog.by_id[service.id].record
        team = ownership_of(catalog, record).team
        for route, needed in _essential(catalog, service, services):
            lacks, provider = _wanted(catalog, team, needed)
            found = covering(catalog, needed.id, kind)
            if lacks == kind and not any(_carries(catalog, item, team) for item in found):
                idle = tuple(item for item in found if not holds(item))
                other = catalog.by_id[needed.id].record
                yield Gap(record, promises, other, route, provider, team, idle)


def in_one_clause(gap: Gap) -> str:
    """Say what is promised, and without which other service it cannot be kept."""
    promises = listing((sla.id for sla in gap.promises), "and")
    return f"{gap.service.id} promises {promises} and cannot work without {gap.needs.id}"


def idle_in_words(gap: Gap) -> str:
    """Name the agreements that would do if they held, or nothing."""
    named = listing((f"{item.id} is {in_words(item.state)}" for item in gap.idle), "and")
    return f" ({named})" if named else ""


def identifier_for(gap: Gap, ending: str) -> str:
    """Suggest an id for the agreement that is missing."""
    return slug(f"{gap.needs.id}-{ending}")[:IDENTIFIER_LENGTH].strip("-")


def _essential(
    catalog: Catalog, service: _Service, others: Mapping[str, _Service]
) -> Iterator[tuple[Route, _Service]]:
    """List the services in use without which one stops, each with its place."""
    for relation in catalog.outgoing(service.id):
        route = relation.reference.route
        if route[0] != "depends_on" or not isinstance(route[1], int):
            continue
        needed = others.get(relation.target)
        is_essential = service.depends_on[route[1]].importance == "essential"
        if needed is not None and is_essential and needed.state in _IN_USE:
            yield route[:2], needed


def _wanted(
    catalog: Catalog, own: Record | None, needed: _Service
) -> tuple[str | None, Record | None]:
    """Say which kind of agreement should carry a dependency, and with whom it would be."""
    if needed.type == "external" or needed.supplier is not None:
        return CONTRACT, catalog.find(needed.supplier) if needed.supplier else None
    other = ownership_of(catalog, catalog.by_id[needed.id].record).team
    if own is None or other is None or own.id == other.id:
        return None, None
    return OLA, other


def _carries(catalog: Catalog, agreement: Agreement, team: Record | None) -> bool:
    """Tell whether an agreement holds, and for a team: it names it, or names none."""
    named = {
        relation.target
        for relation in catalog.outgoing(agreement.id)
        if relation.reference.to.forward == "relied on by"
    }
    return holds(agreement) and (not named or (team is not None and team.id in named))
