"""The one kind of record that would pay off next, and why.

A small repository grows by what hurts. A reason here is a fact about the records that there are;
where no fact speaks for a kind, nobody is told to use it.
"""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.records.scalars import IDENTIFIER_LENGTH
from servicefolio.text import plural, slug

_LIVED_WITH = frozenset({"open", "workaround", "unverified"})
_PLANNED = frozenset({"proposed", "approved", "in_design", "in_transition"})


class _Service(Protocol):
    id: str
    title: str
    state: str
    type: str
    owner: str | None
    sla: str | None
    supplier: str | None
    criticality: str | None
    for_: tuple[str, ...]
    depends_on: Sequence["_Dependency"]


class _Dependency(Protocol):
    @property
    def ref(self) -> str: ...
    @property
    def importance(self) -> str: ...


class _Sla(Protocol):
    title: str
    state: str
    level: str
    service_hours: str | None
    support_hours: str | None
    respond: dict[str, object]
    fix: dict[str, object]


@dataclass(frozen=True, slots=True)
class NextKind:
    """A kind to use next."""

    kind: str
    why: str
    """One sentence, with titles as authors wrote them."""
    command: str
    """What begins the first record of the kind."""


@dataclass(frozen=True, slots=True)
class _Reason:
    why: str
    identifier: str
    """An id for the first record."""


@dataclass(frozen=True)
class _Facts:
    """What reasons look at."""

    catalog: Catalog

    @cached_property
    def services(self) -> tuple[_Service, ...]:
        return self.catalog.all("service", _Service)

    @cached_property
    def live(self) -> tuple[_Service, ...]:
        return tuple(service for service in self.services if service.state == "live")

    @cached_property
    def slas(self) -> tuple[_Sla, ...]:
        return tuple(sla for sla in self.catalog.all("sla", _Sla) if sla.state == "in_force")

    @cached_property
    def lived_with(self) -> tuple[Record, ...]:
        errors = self.catalog.records("known_error")
        return tuple(error for error in errors if error.state in _LIVED_WITH)

    @cached_property
    def essential(self) -> tuple[tuple[_Service, _Service], ...]:
        """Live services, each with a live service that it cannot do without."""
        by_id = {service.id: service for service in self.live}
        pairs = (
            (service, by_id.get(self.catalog.resolve(need.ref) or ""))
            for service in self.live
            for need in service.depends_on
            if need.importance == "essential"
        )
        return tuple((service, need) for service, need in pairs if need is not None)


def next_kind(
    catalog: Catalog, kinds: Collection[str], adopted: Collection[str]
) -> NextKind | None:
    """Name the kind that would pay off next, out of `kinds`, the kinds that there are.

    `adopted` are kinds that the repository has decided to use: nobody needs to be told. None where
    no record gives a reason for another kind.
    """
    facts = _Facts(catalog)
    for kind, look in _REASONS:
        if kind not in kinds or kind in adopted or catalog.records(kind):
            continue
        reason = look(facts)
        if reason is not None:
            identifier = _free(catalog, reason.identifier)
            return NextKind(kind, reason.why, f"servicefolio new {kind} {identifier}")
    return None


def _free(catalog: Catalog, wanted: str) -> str:
    """Make an id of words that no record has."""
    name = slug(wanted)[: IDENTIFIER_LENGTH - 2].strip("-")
    return f"{name}-2" if catalog.resolve(name) else name


def _team(facts: _Facts) -> _Reason:
    del facts
    return _Reason("Whoever reads about a fault wants to know whom to call.", "it")


def _service(facts: _Facts) -> _Reason:
    del facts
    return _Reason("Nothing says yet what you offer.", "email")


def _known_error(facts: _Facts) -> _Reason | None:
    for service in facts.live:
        why = f"What helps when {service.title} fails is known to those who mended it before."
        return _Reason(why, f"{service.id}-fails")
    return None


def _sla(facts: _Facts) -> _Reason | None:
    if not facts.live:
        return None
    who = plural(len(facts.live), "service promises", "services promise")
    return _Reason(f"{who} nothing, so everybody expects something else.", "standard")


def _supplier(facts: _Facts) -> _Reason | None:
    for service in facts.live:
        if service.type == "external":
            why = f"{service.title} is bought, and nothing says whom to call when it fails."
            return _Reason(why, f"{service.id}-provider")
    return None


def _calendar(facts: _Facts) -> _Reason | None:
    for sla in facts.slas:
        if (sla.respond or sla.fix) and not (sla.service_hours or sla.support_hours):
            why = f"{sla.title} promises times, and nothing says in which hours they are counted."
            return _Reason(why, "office-hours")
    return None


def _improvement(facts: _Facts) -> _Reason | None:
    errors = facts.lived_with
    if not errors:
        return None
    who = plural(len(errors), "known error is", "known errors are")
    why = f"{who} being lived with, and nothing says what will end that, and by when."
    return _Reason(why, f"no-more-{errors[0].id}")


def _underpinning_contract(facts: _Facts) -> _Reason | None:
    for service in facts.live:
        if service.supplier:
            why = f"{service.title} is bought, and nothing says what its supplier has promised."
            return _Reason(why, f"{service.id}-contract")
    return None


def _risk(facts: _Facts) -> _Reason | None:
    counted = Counter(need.id for _service, need in facts.essential)
    for identifier, dependents in counted.most_common(1):
        need = next(service for service in facts.live if service.id == identifier)
        stop = plural(dependents, "service stops", "services stop")
        why = f"{stop} when {need.title} fails, and nothing says who has accepted that."
        return _Reason(why, f"{need.id}-outage")
    return None


def _objective(facts: _Facts) -> _Reason | None:
    if not facts.live:
        return None
    why = "Nothing says what your services should achieve, and so which of them matters most."
    return _Reason(why, "dependable-services")


def _ola(facts: _Facts) -> _Reason | None:
    for service, need in facts.essential:
        if service.sla and need.owner and need.owner != service.owner and not need.supplier:
            why = f"{service.title} keeps its promise only with {need.title}, of another team."
            return _Reason(why, f"{need.id}-agreement")
    return None


def _design_document(facts: _Facts) -> _Reason | None:
    for service in facts.live:
        if service.criticality == "high":
            why = f"{service.title} is critical, and nothing says how it is brought back."
            return _Reason(why, f"{service.id}-continuity")
    return None


def _customer(facts: _Facts) -> _Reason | None:
    for sla in facts.slas:
        if sla.level == "customer":
            why = f"{sla.title} is agreed with one customer, and nothing says who that is."
            return _Reason(why, f"{sla.title}-customer")
    return None


def _offering(facts: _Facts) -> _Reason | None:
    for service in facts.live:
        if len(service.for_) > 1:
            why = f"{service.title} is for several groups of people, who may want it differently."
            return _Reason(why, f"{service.id}-for-{service.for_[0]}")
    return None


def _decision(facts: _Facts) -> _Reason | None:
    for service in facts.services:
        if service.state in _PLANNED:
            why = f"{service.title} is planned, and nothing says why, and what else was considered."
            return _Reason(why, f"why-{service.id}")
    return None


def _opportunity(facts: _Facts) -> _Reason | None:
    for objective in facts.catalog.records("objective"):
        why = f"Ideas that could help with {objective.title} are lost unless somebody keeps them."
        return _Reason(why, f"idea-for-{objective.id}")
    return None


_REASONS: tuple[tuple[str, Callable[[_Facts], _Reason | None]], ...] = (
    # What a knowledge base is for: who, what, what helps, what may be expected.
    ("team", _team),
    ("service", _service),
    ("known_error", _known_error),
    ("sla", _sla),
    # What is missed at night, and what makes a promise ambiguous.
    ("supplier", _supplier),
    ("calendar", _calendar),
    # What ends the same call coming again.
    ("improvement", _improvement),
    # What promises stand on.
    ("underpinning_contract", _underpinning_contract),
    ("risk", _risk),
    ("ola", _ola),
    ("design_document", _design_document),
    # What it is all for, and for whom.
    ("objective", _objective),
    ("customer", _customer),
    ("offering", _offering),
    ("decision", _decision),
    ("opportunity", _opportunity),
)
"""Kinds and their reasons, those first that pay off soonest; kinds that are not there are left."""
