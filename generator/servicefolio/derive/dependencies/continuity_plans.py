"""What the approved continuity designs say: by when a service is back, and with which data."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from servicefolio.derive.calendars.durations import ClockTime, on_the_clock
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.records.quantities import DurationValue
from servicefolio.source.document import Route

DESIGN = "design_document"


class Backup(Protocol):
    """A copy that recovery relies on."""

    every: DurationValue
    last_restore_test: date | None


class Exercise(Protocol):
    """A rehearsal of the recovery."""

    on: date
    rto_reached: DurationValue | None
    rpo_reached: DurationValue | None


class Continuity(Protocol):
    """The fields of a continuity design."""

    rto: DurationValue | None
    rpo: DurationValue | None
    wrt: DurationValue | None
    mtpd: DurationValue | None
    own_recovery: DurationValue | None
    data_in: tuple[str, ...]
    backups: tuple[Backup, ...]
    exercises: tuple[Exercise, ...]


class DesignDocument(Protocol):
    """A design document, of which only the continuity is read."""

    id: str
    state: str
    approved_on: date | None
    continuity: Continuity | None


@dataclass(frozen=True, slots=True)
class Plan:
    """How a service comes back, by the newest approved design of its continuity."""

    design: Record
    service: str
    continuity: Continuity
    approved_on: date | None
    data_in: tuple[str, ...]
    """The services that hold its data, by their present ids."""

    @property
    def rto(self) -> ClockTime | None:
        """How long the service may be away."""
        return _on_the_clock(self.continuity.rto)

    @property
    def rpo(self) -> ClockTime | None:
        """How much data it may lose, as time."""
        return _on_the_clock(self.continuity.rpo)

    @property
    def own_recovery(self) -> ClockTime | None:
        """How long its own recovery takes."""
        return _on_the_clock(self.continuity.own_recovery)

    @property
    def backup_interval(self) -> ClockTime | None:
        """How long after a backup the next one comes, where it is the shortest of them.

        Backups are of different things, which a text alone tells apart, so the others say nothing
        about how much is lost.
        """
        found = [on_the_clock(backup.every) for backup in self.continuity.backups]
        return min(found, key=lambda time: (time.most or timedelta.max, time.least), default=None)


def plans(catalog: Catalog) -> Mapping[str, Plan]:
    """Find the plan of every service that has one, by the service's id."""
    found: dict[str, Plan] = {}
    for plan in sorted(_approved(catalog), key=lambda plan: plan.approved_on or date.min):
        found[plan.service] = plan
    return found


def last_rehearsed(continuity: Continuity, today: date) -> tuple[Route, date] | None:
    """Find the last exercise or restore test that has been, and where it is written."""
    dates: Iterable[tuple[Route, date | None]] = (
        *((("exercises", at, "on"), it.on) for at, it in enumerate(continuity.exercises)),
        *(
            (("backups", at, "last_restore_test"), it.last_restore_test)
            for at, it in enumerate(continuity.backups)
        ),
    )
    been = [(route, day) for route, day in dates if day is not None and day <= today]
    return max(been, key=lambda pair: pair[1], default=None)


def last_timed_exercise(continuity: Continuity, today: date) -> tuple[int, Exercise] | None:
    """Find the last exercise of which it is known how long it took, and its place in the list."""
    return _last(continuity, today, lambda exercise: exercise.rto_reached is not None)


def last_exercise_of_data(continuity: Continuity, today: date) -> tuple[int, Exercise] | None:
    """Find the last exercise of which it is known how much data it lost, and its place."""
    return _last(continuity, today, lambda exercise: exercise.rpo_reached is not None)


def _last(
    continuity: Continuity, today: date, is_known: Callable[[Exercise], bool]
) -> tuple[int, Exercise] | None:
    been = [
        (index, exercise)
        for index, exercise in enumerate(continuity.exercises)
        if exercise.on <= today and is_known(exercise)
    ]
    return max(been, key=lambda pair: (pair[1].on, pair[0]), default=None)


def _approved(catalog: Catalog) -> Iterator[Plan]:
    for design in catalog.all(DESIGN, DesignDocument):
        if design.state != "approved" or design.continuity is None:
            continue
        for relation in catalog.outgoing(design.id):
            if relation.reference.to.forward == "designs":
                record = catalog.by_id[design.id].record
                data_in = tuple(
                    other.target
                    for other in catalog.outgoing(design.id)
                    if other.reference.to.forward == "keeps its data in"
                )
                yield Plan(record, relation.target, design.continuity, design.approved_on, data_in)


def _on_the_clock(duration: DurationValue | None) -> ClockTime | None:
    return on_the_clock(duration) if duration is not None else None
