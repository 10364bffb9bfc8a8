"""How long it takes at the least until a service is back, whatever is not known.

RTO_eff = own recovery + the longest RTO_eff of what it cannot work without, as in `recovery.py`;
but what no plan speaks of counts as back at once, also in a redundancy group, where it may be the
faster member. So nothing that is found out later makes these times shorter.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from servicefolio.derive.calendars.durations import on_the_clock, sum_of
from servicefolio.derive.dependencies.continuity_plans import Plan
from servicefolio.derive.dependencies.structure import Demand, Structure
from servicefolio.records.quantities import DurationValue
from servicefolio.source.document import Route

_NOTHING = timedelta()


@dataclass(frozen=True, slots=True)
class Stage:
    """A recovery that others wait for."""

    plan: Plan
    key: str
    """`own_recovery`; or `rto`, which stands for the whole with all that it needs."""
    takes: DurationValue

    @property
    def route(self) -> Route:
        """Where its plan says how long it takes."""
        return ("continuity", self.key)

    @property
    def least(self) -> timedelta:
        """How long it takes at the least."""
        return on_the_clock(self.takes).least


@dataclass(frozen=True)
class LeastRecoveries:
    """The least recovery times of a catalogue, computed once."""

    structure: Structure
    plans: Mapping[str, Plan]
    """The plan of every service that has one."""

    @cached_property
    def times(self) -> Mapping[str, timedelta]:
        """How long it takes at the least until each is back; none in or above a circle."""
        found: dict[str, timedelta] = {}
        for node in self.structure.in_order:
            own = self._own(node)
            below = [found[one] for one in self._awaited(node, found)]
            if own is not None and own.key == "rto":
                below = []
            needed = max(below, default=_NOTHING)
            found[node] = sum_of(needed, own.least if own is not None else _NOTHING)
        return found

    def stages_of(self, service: str) -> tuple[Stage, ...]:
        """List what makes up the least time of a service, one recovery after the other.

        Its own comes last; its `rto` is none, since that is what it is held against. Nothing in or
        above a circle.
        """
        if service not in self.times:
            return ()
        own = self._own(service)
        last = (own,) if own is not None and own.key == "own_recovery" else ()
        return (*reversed(tuple(self._below(service))), *last)

    def _below(self, service: str) -> Iterator[Stage]:
        here = self._slowest(service)
        while here is not None:
            own = self._own(here)
            if own is not None:
                yield own
            here = None if own is not None and own.key == "rto" else self._slowest(here)

    def _slowest(self, node: str) -> str | None:
        awaited = self._awaited(node, self.times)
        return max(awaited, key=lambda one: (self.times[one], one), default=None)

    def _own(self, node: str) -> Stage | None:
        plan = self.plans.get(node)
        if plan is None:
            return None
        if plan.continuity.own_recovery is not None:
            return Stage(plan, "own_recovery", plan.continuity.own_recovery)
        return Stage(plan, "rto", plan.continuity.rto) if plan.continuity.rto else None

    def _awaited(self, node: str, known: Mapping[str, timedelta]) -> Iterator[str]:
        """Name of each demand the member with which enough of them are back."""
        for demand in self.structure.demands[node]:
            last = _last(demand, known)
            if last is not None:
                yield last


def _last(demand: Demand, known: Mapping[str, timedelta]) -> str | None:
    wanted = demand.least - demand.unread
    fastest = sorted(demand.members, key=lambda member: (known[member], member))
    return fastest[wanted - 1] if wanted > 0 else None
