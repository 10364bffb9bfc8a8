"""What pages show of service transition: the life of changes, and what is ready to go live."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from servicefolio.derive import checklists, criteria
from servicefolio.derive.calendars.timeline import Happening
from servicefolio.derive.changes.change_life import (
    Bar,
    Turn,
    bars_of,
    deviation_of,
    length_of,
    life_of,
)
from servicefolio.derive.changes.change_list import (
    CHANGE,
    ChangeGroup,
    changes_by_life,
    planned_changes,
)
from servicefolio.derive.changes.change_results import ChangeResults, results_of
from servicefolio.derive.changes.changes import touched_services
from servicefolio.derive.changes.window_phase import Windows, phase_of, windows_by_phase
from servicefolio.derive.dependencies.resting import services_on
from servicefolio.derive.end_of_life import Support, support_of
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.records.shapes.time_window import TimeWindow


@dataclass(frozen=True, slots=True)
class TransitionViews:
    """The records of service transition as their readers look for them."""

    catalog: Catalog
    zone: ZoneInfo
    today: date

    def life(self, change: Record) -> tuple[Happening[Turn], ...]:
        """Tell the life of a change."""
        return life_of(self.catalog, change.id, self.zone)

    def bars(self, change: Record) -> tuple[Bar, ...]:
        """Lay the windows of a change on one scale."""
        return bars_of(self.catalog, change.id, self.zone)

    def deviation(self, change: Record) -> str | None:
        """Say how what was done differs from what was planned."""
        return deviation_of(self.catalog, change.id, self.zone)

    def length(self, window: TimeWindow) -> str:
        """Say how long a window is."""
        return length_of(window, self.zone)

    def changes(self, changes: tuple[Record, ...]) -> tuple[ChangeGroup, ...]:
        """Group changes by the part of their lives that they are in."""
        return changes_by_life(self.catalog, changes, self.zone, self.today)

    def results(self, changes: tuple[Record, ...]) -> ChangeResults | None:
        """Count how the closed changes on record went."""
        return results_of(self.catalog, changes)

    def planned_changes(self, changes: tuple[Record, ...] | None = None) -> tuple[Record, ...]:
        """List the changes that are decided and to come, of all or of some, the nearest first."""
        found = self.catalog.records(CHANGE) if changes is None else changes
        return planned_changes(self.catalog, found, self.zone, self.today)

    def has_passed(self, last: date | None) -> bool:
        """Tell whether a last day is over."""
        return last is not None and last < self.today

    def support(self, item: Any) -> Support | None:
        """Tell how long its maker looks after a configuration item."""
        return support_of(item.eol, self.today) if item.eol else None

    def services_on(self, item: Record) -> tuple[Record, ...]:
        """List the services that need a configuration item."""
        return services_on(self.catalog, item.id)

    def losing(self, change: Record) -> tuple[Record, ...]:
        """List the services whose users lose something by a change with an outage."""
        return touched_services(self.catalog, change.id)

    def cases(self, validation: Record) -> str:
        """Count the cases of a validation by their results."""
        return criteria.tally_of(self.catalog, validation.id)

    def criteria(self, validation: Record) -> tuple[criteria.Criterion, ...]:
        """List the acceptance criteria that a validation is about."""
        return criteria.criteria_of(self.catalog, validation.id)

    def statement(self, reference: str) -> str | None:
        """Find what an acceptance criterion demands."""
        return criteria.statement_of(self.catalog, reference)

    def areas(self, review: Record) -> tuple[checklists.AreaOfItems, ...]:
        """Group the check list of a readiness review by area."""
        return checklists.by_area(self.catalog, review.id, self.today)

    def items(self, review: Record) -> str:
        """Count the items of a check list by what was found."""
        return checklists.tally_of(self.catalog, review.id)

    def phase(self, window: Record) -> str:
        """Tell whether a change window is to come, is on, or is over."""
        return phase_of(self.catalog, window, self.zone, self.today)

    def windows(self, windows: tuple[Record, ...]) -> tuple[Windows, ...]:
        """Group change windows by where they lie from today."""
        return windows_by_phase(self.catalog, windows, self.zone, self.today)
