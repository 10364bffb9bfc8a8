"""How long it takes until a service is back after a disaster, and how much data is lost then.

A service is back when all that it cannot work without is back, which is recovered in parallel, and
its own recovery is done: RTO = own recovery + the longest RTO of its essential dependencies. Of a
redundancy group as many members must be back as have to be up: the fastest. It loses what is lost
where its data is kept, or since the last backup: RPO = the longest of both. Configuration items
have no plan of their own; their recovery is part of that of the services built of them. Months and
working days count as short as they can be.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from servicefolio.derive.calendars.durations import ClockTime, sum_of
from servicefolio.derive.calendars.elapsed import in_words
from servicefolio.derive.dependencies.continuity_plans import Plan, plans
from servicefolio.derive.dependencies.structure import SERVICE, Demand, Structure
from servicefolio.records.base import Record

_NOTHING = timedelta()


@dataclass(frozen=True, slots=True)
class Estimate:
    """A time, or the least that it is."""

    least: timedelta
    unknown: tuple[str, ...] = ()
    """The services of which nobody wrote down what it takes to tell; none where it is certain."""
    is_at_shortest: bool = False
    """Whether some of it is in months or working days, of which only a calendar knows how long."""

    @property
    def is_certain(self) -> bool:
        """Whether all that it is made of is known."""
        return not self.unknown and not self.is_at_shortest

    @property
    def words(self) -> str:
        """The time for readers."""
        time = in_words(self.least) if self.least else "0 min"
        return time if self.is_certain else f"at least {time}"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that has to be back before a service, and how long it takes."""

    record: Record
    time: Estimate
    tells: Plan | None
    """Its own plan, where it has one."""


@dataclass(frozen=True)
class Recoveries:
    """The recovery times of a catalogue, computed once."""

    structure: Structure

    @cached_property
    def plans(self) -> Mapping[str, Plan]:
        """The plan of every service that has one."""
        return plans(self.structure.catalog)

    @cached_property
    def times(self) -> Mapping[str, Estimate]:
        """How long it takes until each service or item is back; none in or above a circle."""
        found: dict[str, Estimate] = {}
        for node in self.structure.in_order:
            found[node] = self._time(node, self._of_needed(node, found))
        return found

    def data_loss(self, service: str) -> Estimate | None:
        """Tell how much data a service loses, as time; None where its plan knows of no copy."""
        plan = self.plans.get(service)
        if plan is None or (not plan.data_in and plan.backup_interval is None):
            return None
        return self._loss(service, frozenset())

    def waits_for(self, service: str) -> tuple[Waiting, ...]:
        """List the services that a service directly waits for, the slowest first."""
        found = {
            node: Waiting(self._record(node), self.times[node], self.plans.get(node))
            for demand in self.structure.demands.get(service, ())
            for node in demand.members
            if node in self.times and self._is_service(node)
        }
        return tuple(sorted(found.values(), key=lambda it: (-it.time.least, it.record.id)))

    def _time(self, node: str, needed: Estimate) -> Estimate:
        if not self._is_service(node):
            return needed
        plan = self.plans.get(node)
        if plan is not None and plan.own_recovery is not None:
            own = plan.own_recovery
            is_at_shortest = needed.is_at_shortest or not own.is_exact
            return Estimate(sum_of(needed.least, own.least), needed.unknown, is_at_shortest)
        if plan is not None and plan.rto is not None:
            # The plan says by when it is back at the latest, all that it needs included.
            return _as_written(plan.rto)
        unknown = tuple(dict.fromkeys((node, *needed.unknown)))
        return Estimate(needed.least, unknown, needed.is_at_shortest)

    def _of_needed(self, node: str, known: Mapping[str, Estimate]) -> Estimate:
        """Find how long it takes until all is back that a node needs."""
        times = [_of_demand(demand, known) for demand in self.structure.demands.get(node, ())]
        return _of_all(max((time.least for time in times), default=_NOTHING), times)

    def _loss(self, service: str, seen: frozenset[str]) -> Estimate:
        plan = self.plans.get(service)
        if plan is None or service in seen:
            return Estimate(_NOTHING, (service,))
        kept = [self._promised_loss(other, seen | {service}) for other in plan.data_in]
        if plan.backup_interval is not None:
            kept.append(_as_written(plan.backup_interval))
        if not kept:
            return Estimate(_NOTHING, (service,))
        return _of_all(max(loss.least for loss in kept), kept)

    def _promised_loss(self, service: str, seen: frozenset[str]) -> Estimate:
        """Tell what is lost where data is kept: what its plan allows, else what it comes to."""
        plan = self.plans.get(service)
        if plan is not None and plan.rpo is not None:
            return _as_written(plan.rpo)
        return self._loss(service, seen)

    def _is_service(self, node: str) -> bool:
        return self._record(node).KIND == SERVICE

    def _record(self, node: str) -> Record:
        return self.structure.catalog.by_id[node].record


def _of_demand(demand: Demand, known: Mapping[str, Estimate]) -> Estimate:
    """Find how long it takes until enough members are back: as many as needed, the fastest."""
    least = demand.least - demand.unread
    if least <= 0:
        return Estimate(_NOTHING)
    times = [known[member] for member in demand.members]
    certain = sorted(time.least for time in times if time.is_certain)
    if len(certain) >= least:
        return Estimate(certain[least - 1])
    return _of_all(sorted(time.least for time in times)[least - 1], times)


def _of_all(least: timedelta, parts: Sequence[Estimate]) -> Estimate:
    """Take a time that is as certain as all that it is made of."""
    unknown = dict.fromkeys(name for part in parts for name in part.unknown)
    return Estimate(least, tuple(unknown), any(part.is_at_shortest for part in parts))


def _as_written(time: ClockTime) -> Estimate:
    return Estimate(time.least, is_at_shortest=not time.is_exact)
