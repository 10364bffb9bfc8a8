"""What pages show of the golden thread, its gaps and what teams own: computed once a site."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from servicefolio.config import Settings
from servicefolio.derive.holdings import (
    Holding,
    Overdue,
    holdings_of,
    overdue_of,
    owned_by_team,
)
from servicefolio.derive.late_tasks import LateTask, late_tasks_by_team
from servicefolio.derive.partners import Partner, partners_of
from servicefolio.derive.portfolio import Portfolio, portfolio_of
from servicefolio.derive.risks.risk_rating import worst_first
from servicefolio.derive.story.story import Story, story_of
from servicefolio.derive.thread.completeness import (
    Completeness,
    OwnedGaps,
    completeness_of,
    gaps_by_owner,
)
from servicefolio.derive.thread.service_thread import Lane, Need, lanes_of, needs_of
from servicefolio.derive.thread.thread import FOUNDATION, IMPROVEMENT, OBJECTIVE, SERVICE, Thread
from servicefolio.derive.thread.thread_lines import Lines, lines_of
from servicefolio.derive.thread.traceability import Branch, Matrix, matrix_of, objective_tree
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record

MOST_SHOWN = 12
"""How many records of a kind stand in one place; the others are counted."""


@dataclass(frozen=True)
class ThreadViews:
    """The thread of a site; `processes` names the process of every kind, in their order."""

    catalog: Catalog
    settings: Settings
    today: date
    processes: Mapping[str, str]
    for_owners: bool = True
    """The site is for those who run the services: it tells what is missing, wrong and late."""

    @cached_property
    def thread(self) -> Thread:
        """The ways from record to record."""
        return Thread(self.catalog, self.processes)

    @property
    def fits_together(self) -> bool:
        """Whether every process has a record: a page on how they hang together then says much."""
        used = {self.processes[kind] for kind in self.catalog.kinds()}
        return {*self.processes.values()} - {FOUNDATION} <= used

    @cached_property
    def story(self) -> Story | None:
        """One service followed from need to improvement, where there is such a one."""
        return story_of(self.catalog, self.settings.story, ZoneInfo(self.settings.time_zone))

    @cached_property
    def completeness(self) -> Mapping[str, Completeness]:
        """How complete each live service is, by its id; nothing until the thread is used."""
        is_used = self.thread.is_used or {OBJECTIVE, IMPROVEMENT} & {*self.settings.adopt}
        if not self.for_owners or not is_used:
            return {}
        judged = completeness_of(self.thread, self.settings.adopt)
        return {item.service.id: item for item in judged}

    @cached_property
    def gaps(self) -> tuple[OwnedGaps, ...]:
        """The gaps of all services, by owner."""
        return gaps_by_owner(self.thread, self.completeness.values())

    @cached_property
    def portfolio(self) -> Portfolio:
        """All services, from idea to end."""
        return portfolio_of(self.catalog.records(SERVICE))

    @cached_property
    def _owned(self) -> Mapping[str, tuple[Record, ...]]:
        return owned_by_team(self.catalog)

    @cached_property
    def _gaps_by_team(self) -> Mapping[str, int]:
        return {group.owner.team.id: group.count for group in self.gaps if group.owner.team}

    def lines(self, record: Record) -> Lines:
        """Lay out the thread through a record."""
        return lines_of(self.thread, record.id)

    def lanes(self, service: Record) -> tuple[Lane, ...]:
        """Follow the thread of a service through the processes."""
        return self._lanes[service.id]

    @cached_property
    def _lanes(self) -> Mapping[str, tuple[Lane, ...]]:
        services = self.catalog.records(SERVICE)
        return {service.id: lanes_of(self.thread, service.id) for service in services}

    def has_page(self, record: Record) -> bool:
        """Tell whether the thread of a record has a page of its own."""
        if record.KIND != SERVICE or not self.for_owners or not self.thread.is_used:
            return False
        is_gone = record.LIFECYCLE.state(record.state).stage == "gone"
        return not is_gone and any(lane.groups for lane in self.lanes(record))

    def needs(self, service: Record) -> tuple[Need, ...]:
        """List what a service cannot do without, with what is agreed on it."""
        return needs_of(self.thread, service.id)

    @property
    def has_matrix(self) -> bool:
        """Tell whether there is a traceability matrix: objectives, for those who run services."""
        return self.for_owners and bool(self.catalog.records(OBJECTIVE))

    def matrix(self) -> Matrix:
        """Make the traceability matrix."""
        return matrix_of(self.thread)

    def objectives(self) -> tuple[Branch, ...]:
        """List objectives as a tree."""
        return objective_tree(self.thread)

    def worst_first(self, risks: Iterable[Any]) -> tuple[Any, ...]:
        """Sort risks."""
        return worst_first(risks)

    def holdings(self, team: Record) -> tuple[Holding, ...]:
        """List what a team owns."""
        found = holdings_of(self._owned.get(team.id, ()))
        return tuple(sorted(found, key=lambda holding: self.thread.rank(holding.kind)))

    def overdue(self, team: Record) -> tuple[Overdue, ...]:
        """List what a team should have looked at again."""
        if not self.for_owners:
            return ()
        return overdue_of(self._owned.get(team.id, ()), self.settings, self.today)

    def late_tasks(self, team: Record) -> tuple[LateTask, ...]:
        """List what a team should have done by now."""
        return self._late_tasks.get(team.id, ()) if self.for_owners else ()

    @cached_property
    def _late_tasks(self) -> Mapping[str, tuple[LateTask, ...]]:
        return late_tasks_by_team(self.catalog, self.today)

    def partners(self, team: Record) -> tuple[Partner, ...]:
        """List on whom the services of a team depend."""
        return partners_of(self.catalog, team, self._owned.get(team.id, ()))

    def gap_count(self, team: Record) -> int:
        """Count the gaps that a team is to fill."""
        return self._gaps_by_team.get(team.id, 0)
