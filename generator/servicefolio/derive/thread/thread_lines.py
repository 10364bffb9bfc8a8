"""The thread through one record on a few lines: up to objectives, down to improvements."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from servicefolio.derive.thread.thread import IMPROVEMENT, SERVICE, Thread, Way
from servicefolio.records.base import Record


@dataclass(frozen=True, slots=True)
class Strand:
    """Ends that are reached through the same records."""

    ends: tuple[Record, ...]
    between: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """The thread through a record on one line: up to objectives, down to improvements."""

    objectives: Strand | None
    improvements: Strand | None

    @property
    def ends(self) -> tuple[Record, ...]:
        """The records that the line leads to, at both its ends."""
        strands = (strand for strand in (self.objectives, self.improvements) if strand)
        return tuple(end for strand in strands for end in strand.ends)

    @property
    def neighbours(self) -> tuple[Record, ...]:
        """The records beside the one that the line leads through."""
        strands = (strand for strand in (self.objectives, self.improvements) if strand)
        return tuple(record for strand in strands for record in (strand.between[:1] or strand.ends))


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a record, and how many more ends there are."""

    lines: tuple[Line, ...]
    more: int

    def shows(self, records: Iterable[Record]) -> bool:
        """Tell whether each of some records stands beside the one that the lines lead through."""
        beside = {record.id for line in self.lines for record in line.neighbours}
        return all(record.id in beside for record in records)


def lines_of(thread: Thread, identifier: str, most: int = 3) -> Lines:
    """Lay the thread through a record out: at most so many lines, each with so many ends."""
    if not thread.is_used:
        return Lines((), 0)
    ways = (_ways_up(thread, identifier), thread.improvements(identifier))
    count = _count_up(thread, identifier) + thread.count_improvements(identifier)
    up, down = (_strands(found, most) for found in ways)
    # What improves only the service of the record is no end of a line through the record.
    above = {record.id for record in thread.above(identifier)}
    aside = tuple(strand for strand in down if strand.between and strand.between[0].id in above)
    straight = (strand for strand in down if strand not in aside)
    pairs = (*zip_longest(up, straight), *((None, strand) for strand in aside))
    lines = tuple(Line(*pair) for pair in pairs[:most])
    shown = sum(len(line.ends) for line in lines)
    return Lines(lines, count - shown)


def _ways_up(thread: Thread, identifier: str) -> tuple[Way, ...]:
    """Find the ways to the nearest objectives; one for each service that an improvement names.

    The nearest alone would leave out a service that serves the same objectives as another.
    """
    ways = thread.objectives(identifier)
    if thread.catalog.by_id[identifier].record.KIND != IMPROVEMENT:
        return ways
    named = {way.records[0].id for way in ways}
    others = (record for record in thread.above(identifier) if record.id not in named)
    return (*ways, *(way for other in others for way in _through(thread, other)))


def _count_up(thread: Thread, identifier: str) -> int:
    if thread.catalog.by_id[identifier].record.KIND == IMPROVEMENT:
        return len(_ways_up(thread, identifier))
    return len(thread.nearest_objectives(identifier))


def _through(thread: Thread, service: Record) -> tuple[Way, ...]:
    """Lengthen the ways from a service, so that they begin with it."""
    if service.KIND != SERVICE:
        return ()
    ways = thread.objectives(service.id)
    return tuple(Way((service, *way.records)) for way in ways) or (Way((service,)),)


def _strands(ways: tuple[Way, ...], most: int) -> tuple[Strand, ...]:
    by_between: dict[tuple[str, ...], list[Way]] = {}
    for way in ways:
        by_between.setdefault(tuple(record.id for record in way.between), []).append(way)
    return tuple(
        Strand(tuple(way.end for way in group[:most]), group[0].between)
        for group in list(by_between.values())[:most]
    )
