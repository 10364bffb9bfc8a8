"""A supplier is under contract, and nobody knows whom to call there."""

from collections.abc import Iterator
from typing import Protocol

from servicefolio.derive.agreements.agreements import provided_by
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import listing

RULE = Rule(
    "supplier-escalation-missing", Severity.ERROR, "A supplier under contract has no escalation"
)


class _Supplier(Protocol):
    id: str
    state: str
    escalation: tuple[object, ...]


def find(context: Context) -> Iterator[Finding]:
    """Look for active suppliers with a contract in force and without a way to escalate."""
    for supplier in context.catalog.all("supplier", _Supplier):
        contracts = provided_by(context.catalog, supplier.id)
        if contracts and supplier.state == "active" and not supplier.escalation:
            names = listing((contract.id for contract in contracts), "and")
            verb = "is" if len(contracts) == 1 else "are"
            yield Finding(
                supplier.id,
                ("escalation",),
                f"{names} {verb} in force, but nothing says whom to call at this supplier",
                "add `escalation:` with its desks and roles, in the order of the calls",
            )


CHECK = Check(RULE, find)
