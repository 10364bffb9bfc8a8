"""Whether what an SLA promises can be kept by the agreements that it rests on.

A limit is held against that of every OLA and contract under it, of the same priority and kind of
request: our own handling of the fault, and then the other side's limit, each in the hours of its
own calendar, must be over when the SLA's is, whenever a fault begins (see worst_start.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from servicefolio.derive.agreements.agreements import holds
from servicefolio.derive.agreements.targets import hours_of
from servicefolio.derive.calendars.calendar_hours import are_known, hours_in
from servicefolio.derive.calendars.opening_hours import OpeningHours, spans
from servicefolio.derive.calendars.spans import Span, length, without
from servicefolio.derive.dependencies.structure import SERVICE, Structure
from servicefolio.derive.dependencies.worst_start import Chain, Worst, worst_of, year_from
from servicefolio.derive.status import Tone
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.records.quantities import DurationValue, parse_duration
from servicefolio.records.shapes.agreement import Agreement
from servicefolio.records.shapes.target import Target
from servicefolio.records.shapes.underpinning import UnderpinningAgreement
from servicefolio.source.document import Route

_CHAINED = frozenset({"fix", "fulfilment"})
"""What one side can only do after the other: to be there for a fault is each side's own."""
_IN_USE = frozenset({"live", "retiring"})


@dataclass(frozen=True, slots=True)
class Underpinned:
    """An SLA and an agreement that it rests on, by what the one needs the other."""

    sla: Agreement
    agreement: UnderpinningAgreement
    route: Route
    """Where the SLA names it."""
    path: tuple[Record, ...]
    """From a service with the SLA, over what it cannot do without, to the one that is covered."""


@dataclass(frozen=True, slots=True)
class Held:
    """A target of an SLA, and the one that it is held against."""

    by: Underpinned
    route: Route
    """Where the SLA's target is written."""
    target: Target
    other_route: Route
    """Where the one under it is written."""
    other: Target
    chain: Chain
    worst: Worst | None
    """The start at which the promise breaks by most; None where it can always be kept."""


@dataclass(frozen=True, slots=True)
class Uncovered:
    """Hours in which an SLA says that faults are worked on, and one that it rests on does not."""

    by: Underpinned
    in_a_year: timedelta
    """How long they are in the year to come."""
    first: Span
    """When they are next."""


@dataclass(frozen=True, slots=True)
class Support:
    """What an agreement does for an SLA that rests on it."""

    by: Underpinned
    held: tuple[Held, ...]
    """Its limits that those of the SLA were held against."""
    uncovered: Uncovered | None

    @property
    def broken(self) -> tuple[Held, ...]:
        """The limits with which the SLA cannot always be kept."""
        return tuple(held for held in self.held if held.worst)

    @property
    def word(self) -> str:
        """Whether the SLA can be kept, for readers."""
        if not self.held:
            return "no limit in common"
        return "not always" if self.broken else "always"

    @property
    def tone(self) -> Tone:
        """Whether that is good news."""
        if not self.held:
            return "neutral"
        return "bad" if self.broken else "good"


@dataclass(frozen=True)
class Achievability:
    """What rests on what, and whether it holds, for a catalogue and the year from a day."""

    structure: Structure
    today: date

    @property
    def catalog(self) -> Catalog:
        """The records that it is about."""
        return self.structure.catalog

    @cached_property
    def underpinned(self) -> tuple[Underpinned, ...]:
        """List which SLAs in force rest on which agreements in force, for services in use."""
        return tuple(found for sla in self._slas() for found in self._under(sla))

    @cached_property
    def held(self) -> tuple[Held, ...]:
        """Hold every target of SLAs against those under it."""
        return tuple(held for found in self.underpinned for held in self._held(found))

    @cached_property
    def uncovered(self) -> tuple[Uncovered, ...]:
        """List agreements under an SLA that do not cover its hours."""
        found = map(self._uncovered, self.underpinned)
        return tuple(item for item in found if item is not None)

    def supports(self, sla: str) -> tuple[Support, ...]:
        """Sum up what the agreements under an SLA do for it, in their order."""
        return tuple(
            Support(
                found,
                tuple(held for held in self.held if held.by == found),
                next((item for item in self.uncovered if item.by == found), None),
            )
            for found in self.underpinned
            if found.sla.id == sla
        )

    def _slas(self) -> Iterator[Agreement]:
        for record in self.catalog.records("sla"):
            if isinstance(record, Agreement) and holds(record):
                yield record

    def _under(self, sla: Agreement) -> Iterator[Underpinned]:
        services = self._services_with(sla)
        for relation in self.catalog.outgoing(sla.id):
            agreement = self.catalog.by_id[relation.target].record
            if relation.reference.to.forward != "underpinned by":
                continue
            if isinstance(agreement, UnderpinningAgreement) and holds(agreement):
                path = self._path(services, agreement)
                if path is not None:
                    yield Underpinned(sla, agreement, relation.reference.route, path)

    def _services_with(self, sla: Agreement) -> tuple[str, ...]:
        """List the services in use that an SLA is for, by themselves or by an offering."""
        found: dict[str, None] = {}
        for relation in self.catalog.incoming(sla.id):
            if relation.reference.to.forward != "promises":
                continue
            offers = (
                item.target
                for item in self.catalog.outgoing(relation.source)
                if item.reference.to.forward == "offers"
            )
            found |= dict.fromkeys((relation.source, *offers))
        records = (self.catalog.by_id[one].record for one in found)
        return tuple(one.id for one in records if one.KIND == SERVICE and one.state in _IN_USE)

    def _path(
        self, services: tuple[str, ...], agreement: UnderpinningAgreement
    ) -> tuple[Record, ...] | None:
        """Find the shortest way from a service to one that is covered; None where none needs it.

        What stands in a redundancy group that may lose a member need not be mended in time. An
        agreement that names no service is about whatever rests on it.
        """
        covered = {
            relation.target
            for relation in self.catalog.outgoing(agreement.id)
            if relation.reference.to.forward == "covers"
        }
        if not covered:
            return ()
        ways: dict[str, tuple[str, ...]] = {one: (one,) for one in services}
        waiting = list(services)
        for one in waiting:
            if one in covered:
                return tuple(self.catalog.by_id[step].record for step in ways[one])
            for demand in self.structure.demands.get(one, ()):
                for member in demand.members if demand.needs_all else ():
                    if member not in ways:
                        ways[member] = (*ways[one], member)
                        waiting.append(member)
        return None

    def _held(self, found: Underpinned) -> Iterator[Held]:
        sla, agreement = found.sla, found.agreement
        for route, target in sla.placed_targets:
            limit = _limit_of(target)
            found_under = _counterpart(target, agreement) if limit else None
            if limit is None or found_under is None:
                continue
            other_route, other = found_under
            mending = _limit_of(other)
            if mending is None or not self._can_read(found, target, other):
                continue
            chain = Chain(
                promised=hours_in(self.catalog, hours_of(sla, target)),
                limit=limit,
                handled=hours_in(self.catalog, sla.support_hours or sla.service_hours),
                handling=agreement.handling_time,
                mended=hours_in(self.catalog, hours_of(agreement, other)),
                mending=mending,
            )
            yield Held(found, route, target, other_route, other, chain, worst_of(chain, self.today))

    def _can_read(self, found: Underpinned, *targets: Target) -> bool:
        """Tell whether all hours can be read: nothing is said of those that cannot."""
        calendars = [target.calendar for target in targets]
        return all(
            are_known(self.catalog, one.id, one.support_hours, one.service_hours, *calendars)
            for one in (found.sla, found.agreement)
        )

    def _uncovered(self, found: Underpinned) -> Uncovered | None:
        sla, agreement = found.sla, found.agreement
        if not self._can_read(found):
            return None
        promised = hours_in(self.catalog, sla.support_hours or sla.service_hours)
        mended = hours_in(self.catalog, agreement.support_hours or agreement.service_hours)
        start, end = year_from(self.today)
        left = _uncovered_spans(promised, mended, start, end)
        if not left:
            return None
        # The first may have begun before the year did.
        whole = [span for span in left if span[0] > start] or left
        return Uncovered(found, length(left), whole[0])


def _uncovered_spans(
    promised: OpeningHours, mended: OpeningHours, start: datetime, end: datetime
) -> tuple[Span, ...]:
    if mended.are_always or mended == promised:
        return ()
    return without(spans(promised, start, end), spans(mended, start, end))


def _limit_of(target: Target) -> DurationValue | None:
    """Read a limit that is a time at most; others are kept in other ways."""
    chained = target.metric in _CHAINED and target.op == "at most"
    return parse_duration(target.value) if chained else None


def _counterpart(target: Target, agreement: Agreement) -> tuple[Route, Target] | None:
    """Find the target of an agreement that must be kept for one of an SLA to be, and its place."""
    for priority in dict.fromkeys((target.priority, None)):
        for route, other in agreement.placed_targets:
            same = (other.metric, other.request_type) == (target.metric, target.request_type)
            if same and other.priority == priority:
                return route, other
    return None
