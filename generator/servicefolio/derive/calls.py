"""Whom to call when a service has failed: those who keep it running, then its suppliers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from servicefolio.derive.agreements.agreements import covering, holds
from servicefolio.derive.agreements.underpinning import CONTRACT
from servicefolio.derive.help_hours import teams_behind
from servicefolio.derive.neighbours import is_gone, named_by
from servicefolio.derive.ownership import ownership_of
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record

_PROVIDER, _SUPPLIER = "provider", "supplier"


class _Team(Protocol):
    queue: str | None
    phone: str | None
    on_call: str | None


class _EscalationStep(Protocol):
    to: str
    reach: str | None
    when: str | None


class _Supplier(Protocol):
    customer_number: str | None
    support_portal: str | None
    escalation: tuple[_EscalationStep, ...]


class _UnderpinningContract(Protocol):
    contract_number: str | None


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody to call."""

    who: Record
    """A team or a supplier."""
    number: str | None
    """What to dial at any hour, else in working hours; None where nothing is written down."""
    further: tuple[str, ...]
    """What to know before: other numbers, the queue, what the other side wants to hear."""


def calls(catalog: Catalog, service: Record) -> tuple[Call, ...]:
    """List whom to call about a service, in this order."""
    teams = (team_call(catalog, team) for team in teams_behind(catalog, service))
    return (*teams, *_supplier_calls(catalog, service))


def team_call(catalog: Catalog, team: Record) -> Call:
    """Tell how a team is reached."""
    fields = catalog.one(team.id, _Team)
    further = (
        f"in its hours {fields.phone}" if fields.on_call and fields.phone else None,
        f"queue {fields.queue}" if fields.queue else None,
    )
    return Call(team, fields.on_call or fields.phone, tuple(filter(None, further)))


def owner_call(catalog: Catalog, record: Record) -> Call | None:
    """Tell how the owner of something that a service needs is reached."""
    team = ownership_of(catalog, record).team
    return team_call(catalog, team) if team is not None else None


def _supplier_calls(catalog: Catalog, service: Record) -> Iterator[Call]:
    """List the suppliers of contracts in force for a service, then the one that it names."""
    contracts: dict[str, list[str]] = {}
    for contract in covering(catalog, service.id, CONTRACT):
        if holds(contract):
            number = catalog.one(contract.id, _UnderpinningContract).contract_number
            for supplier in named_by(catalog, contract.id, _PROVIDER):
                contracts.setdefault(supplier.id, []).extend(filter(None, (number,)))
    for supplier in named_by(catalog, service.id, _SUPPLIER):
        contracts.setdefault(supplier.id, [])
    for identifier, numbers in contracts.items():
        supplier = catalog.by_id[identifier].record
        if not is_gone(supplier):
            yield _supplier_call(catalog, supplier, numbers)


def _supplier_call(catalog: Catalog, supplier: Record, contracts: list[str]) -> Call:
    fields = catalog.one(supplier.id, _Supplier)
    first = next(iter(fields.escalation), None)
    further = (
        first.to if first and first.reach else None,
        f"customer number {fields.customer_number}" if fields.customer_number else None,
        *(f"contract {number}" for number in contracts),
        first.when if first else None,
    )
    number = (first.reach or first.to) if first else fields.support_portal
    return Call(supplier, number, tuple(filter(None, further)))
