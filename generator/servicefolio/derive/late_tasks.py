"""What a team should have done by now: actions of which it is the owner, and its improvements."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from servicefolio.derive.action_progress import progress_of
from servicefolio.derive.ownership import ownership_of
from servicefolio.derive.register import line_of
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.records.shapes.action import Action

_IMPROVEMENT = "improvement"
_WITH_ACTIONS = ("corrective_action", "opportunity", "review", "risk")


@dataclass(frozen=True, slots=True)
class LateTask:
    """Something that was to be done before today."""

    record: Record
    what: str | None
    """The action's own words; None where the whole record is late."""
    due: date


def late_tasks_by_team(catalog: Catalog, today: date) -> Mapping[str, tuple[LateTask, ...]]:
    """List what each team is late with, by its id, the longest first."""
    tasks: dict[str, list[LateTask]] = {}
    for team, task in _late(catalog, today):
        tasks.setdefault(team, []).append(task)
    return {team: tuple(sorted(found, key=_order)) for team, found in tasks.items()}


def _late(catalog: Catalog, today: date) -> Iterator[tuple[str, LateTask]]:
    for record in _records(catalog, _WITH_ACTIONS):
        actions: tuple[Action, ...] = getattr(record, "actions", ())
        for progress in progress_of(record, actions, today):
            due, owner = progress.action.due, _owner(catalog, record, progress.action.owner)
            if progress.word == "overdue" and due and owner:
                yield owner, LateTask(record, progress.action.what, due)
    for record in catalog.records(_IMPROVEMENT):
        owner, due = _owner(catalog, record, None), getattr(record, "due", None)
        if line_of(catalog, record, today).late and due and owner:
            yield owner, LateTask(record, None, due)


def _records(catalog: Catalog, kinds: Iterable[str]) -> Iterator[Record]:
    for kind in kinds:
        yield from catalog.records(kind)


def _owner(catalog: Catalog, record: Record, named: str | None) -> str | None:
    """Find who is to do something: who is named, else who answers for the record."""
    if named is not None:
        return catalog.resolve(named)
    team = ownership_of(catalog, record).team
    return team.id if team else None


def _order(task: LateTask) -> tuple[date, str, str]:
    return task.due, task.record.id, task.what or ""
