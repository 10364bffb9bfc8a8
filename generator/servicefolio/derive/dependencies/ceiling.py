"""Whether a service can be as available as it promises, with what it needs as promised.

The exact numbers come from `availability_bounds.py`; here they get their records, the ways to
them, and the digits that they can bear.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction
from functools import cached_property
from typing import Literal

from servicefolio.derive.dependencies.availability_bounds import Bounds, Link, bounds_of
from servicefolio.derive.dependencies.promised_availability import (
    Promised,
    all_promised,
    counts_always,
    measured_availability,
    promised_to_users,
)
from servicefolio.derive.dependencies.structure import SERVICE, Structure
from servicefolio.derive.measurements.readings import Reading
from servicefolio.derive.status import Judgement
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.records.quantities import PercentValue

_MOST_DIGITS = 9

Verdict = Literal["unreachable", "doubtful", "within", "no promise"]
_STATUS: Mapping[Verdict, Judgement] = {
    "unreachable": Judgement("out of reach", "bad"),
    "doubtful": Judgement("doubtful", "caution"),
    "within": Judgement("within reach", "good"),
}


@dataclass(frozen=True, slots=True)
class Strand:
    """A part of the chain that a service hangs on, for readers."""

    records: tuple[Record, ...]
    """One that nothing stands in for, or the members of a redundancy group."""
    way: tuple[Record, ...]
    """From the service, which is its first, to what needs this directly."""
    group: str | None
    least: int
    value: PercentValue
    """How much of the time it works, as promised; of a group, computed of what its members are."""
    promise: Promised | None
    """Who promises that; None for a group."""
    measured: Reading | None
    """What was measured last, beside what is promised; None for a group."""
    share: str | None
    """How much of the service's error budget it may use up; None without a promise."""


@dataclass(frozen=True, slots=True)
class Ceiling:
    """How available a service can be at most."""

    service: Record
    promise: Promised | None
    """What the service itself promises."""
    bounds: Bounds
    strands: tuple[Strand, ...]
    """The chain that it hangs on, the weakest first."""
    unknown: tuple[Record, ...]
    """What it needs and nothing is promised for: the ceiling may be lower still."""
    digits: int
    """Digits behind the point that the promises have."""
    breaks: Strand | None
    """The weakest part of the chain that promises less than the service does, in the same hours
    or in all; None where none does."""

    @property
    def verdict(self) -> Verdict:
        """Tell whether the promise can be kept with what is promised to the service."""
        if self.promise is None:
            return "no promise"
        if self.breaks is not None:
            return "unreachable"
        return "doubtful" if self.promise.value > self.bounds.independent else "within"

    @property
    def weakest(self) -> tuple[Strand, ...]:
        """The parts of the chain that work least of the time: one, or several that are equal."""
        exact = [link.value for link in self.bounds.links]
        return tuple(
            strand for strand, value in zip(self.strands, exact, strict=True) if value == exact[0]
        )

    @property
    def status(self) -> Judgement | None:
        """Word that for readers; what is not known is never good news."""
        if self.verdict == "within" and self.unknown:
            return Judgement("nothing known against it", "neutral")
        return _STATUS.get(self.verdict)

    @property
    def best(self) -> PercentValue:
        """The bound if all failures fall together."""
        return in_percent(self.bounds.best, self.digits)

    @property
    def independent(self) -> PercentValue:
        """The bound if each failure comes by itself."""
        return in_percent(self.bounds.independent, self.digits)

    @property
    def worst(self) -> PercentValue:
        """The bound if no two failures overlap."""
        return in_percent(self.bounds.worst, self.digits)


def ceilings_of(catalog: Catalog) -> "Ceilings":
    """Make the ceilings of a catalogue; with `catalog.once`, whoever asks shares them."""
    return Ceilings(catalog.once(Structure))


@dataclass(frozen=True)
class Ceilings:
    """The ceilings of a catalogue, each computed once."""

    structure: Structure

    @cached_property
    def promised(self) -> Mapping[str, Promised]:
        """What is promised of each service and stated of each item."""
        return all_promised(self.structure.catalog)

    @cached_property
    def _values(self) -> Mapping[str, Fraction]:
        return {node: promise.value for node, promise in self.promised.items()}

    @cached_property
    def _beyond(self) -> dict[str, bool]:
        return {}

    @cached_property
    def _known(self) -> dict[str, Ceiling | None]:
        return {}

    def of(self, service: Record) -> Ceiling | None:
        """Find the ceiling of a service.

        None where nothing that it needs has a promise, where something of it is not shown to the
        site's readers, or where nobody can tell.
        """
        if service.id not in self._known:
            self._known[service.id] = self._compute(service)
        return self._known[service.id]

    def is_beyond_telling(self, service: Record) -> bool:
        """Tell whether there is no ceiling only because too many things stand in for each other."""
        if service.id not in self._beyond:
            needed = self.structure.needed_by(service.id)
            self._beyond[service.id] = (
                self.of(service) is None
                and not self.structure.is_circular(service.id)
                and any(one in self.promised for one in needed)
                and not self.structure.is_partial(service.id)
            )
        return self._beyond[service.id]

    def _compute(self, service: Record) -> Ceiling | None:
        if self.structure.is_partial(service.id) or self._needs_what_is_beyond_telling(service):
            return None
        bounds = bounds_of(self.structure, service.id, self._values)
        if bounds is None:
            return None
        promise = promised_to_users(self.structure.catalog, service.id)
        needed = (service.id, *self.structure.needed_by(service.id))
        numbers = [self.promised[one].percent for one in needed if one in self.promised]
        digits = max(map(digits_of, numbers))
        strands = tuple(self._strand(service, link, promise, digits) for link in bounds.links)
        return Ceiling(
            service=service,
            promise=promise,
            bounds=bounds,
            strands=strands,
            unknown=self.structure.records(bounds.unknown),
            digits=digits,
            breaks=self._breaking(promise, bounds.links, strands),
        )

    def _needs_what_is_beyond_telling(self, service: Record) -> bool:
        """Tell whether nobody can tell of a service below, so that it is not tried again above.

        What comes first in the order is asked first, so that none of them asks for long itself.
        """
        below = self.structure.in_order_among(self.structure.needed_by(service.id))
        return any(
            record.KIND == SERVICE and self.is_beyond_telling(record)
            for record in self.structure.records(below)
        )

    def _breaking(
        self, promise: Promised | None, links: tuple[Link, ...], strands: tuple[Strand, ...]
    ) -> Strand | None:
        """Find the weakest part that makes a promise impossible, whatever else happens.

        A promise for other hours than the service's says too little of the service's hours.
        """
        if promise is None:
            return None
        for link, strand in zip(links, strands, strict=True):
            promises = [self.promised[node] for node in link.nodes if node in self.promised]
            if link.value < promise.value and all(self._is_held(promise, it) for it in promises):
                return strand
        return None

    def _is_held(self, promise: Promised, other: Promised) -> bool:
        """Tell whether another promise counts in the hours of a promise."""
        catalog = self.structure.catalog
        same = [catalog.resolve(it.hours) if it.hours else None for it in (promise, other)]
        return same[0] == same[1] or counts_always(catalog, other)

    def _strand(self, service: Record, link: Link, promise: Promised | None, digits: int) -> Strand:
        structure = self.structure
        records = structure.records(link.nodes)
        (way, is_lone) = (structure.way_to(service.id, link.needer), link.group is None)
        is_service = is_lone and records[0].KIND == SERVICE
        return Strand(
            records=records,
            way=structure.records(way if link.needer != service.id else (service.id,)),
            group=link.group,
            least=link.least,
            value=self.promised[link.nodes[0]].percent
            if is_lone
            else in_percent(link.value, digits),
            promise=self.promised[link.nodes[0]] if is_lone else None,
            measured=measured_availability(structure.catalog, records[0].id)
            if is_service
            else None,
            share=_share(link.missing, 1 - promise.value) if promise is not None else None,
        )


def in_percent(value: Fraction, digits: int) -> PercentValue:
    """Give a share of time as a percentage, rounded down, so that it never shows more than it is.

    It has as many digits behind the point as wanted, or as it takes to see what is missing.

    >>> str(in_percent(Fraction("0.99840065"), 2)), str(in_percent(Fraction("0.999702"), 0))
    ('99.84 %', '99.97 %')
    """
    missing = (1 - value) * 100
    while 0 < missing * 10**digits < 1 and digits < _MOST_DIGITS:
        digits += 1
    step = Decimal(1).scaleb(-digits)
    exact = Decimal((value * 100 * 10**digits).__floor__()) * step
    return PercentValue(exact.quantize(step, rounding=ROUND_FLOOR))


def digits_of(percent: PercentValue) -> int:
    """Count the digits behind the point of a percentage.

    >>> digits_of(PercentValue(Decimal("99.50")))
    2
    """
    exponent = percent.value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _share(missing: Fraction, budget: Fraction) -> str | None:
    """Say how much of an error budget something may use up.

    >>> _share(Fraction(5, 10_000), Fraction(5, 1_000)), _share(Fraction(1, 10**6), Fraction(1, 10))
    ('10 %', 'less than 1 %')
    """
    if budget <= 0:
        return None
    whole = round(missing / budget * 100)
    return f"{whole:,} %" if whole or not missing else "less than 1 %"
