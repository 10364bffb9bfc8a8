"""What pages show of the change schedule: the calendar, conflicts, windows, what outages cost."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from zoneinfo import ZoneInfo

from servicefolio.derive.calendars.elapsed import in_words, instant
from servicefolio.derive.calendars.occurrences import ChangeWindow, next_occurrences, occurrences
from servicefolio.derive.calendars.spans import Span, length, local, span_of
from servicefolio.derive.changes.accepted_conflicts import accepted_conflicts
from servicefolio.derive.changes.change_calendar import Month, months_of
from servicefolio.derive.changes.change_schedule import planned_change
from servicefolio.derive.changes.planned_downtime import PlannedDowntime, planned_downtime
from servicefolio.derive.changes.schedule_conflicts import Conflict, conflicts
from servicefolio.derive.changes.window_conflicts import Scoped, windows_of
from servicefolio.derive.neighbours import is_gone
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.records.shapes.time_window import TimeWindow

_NEXT_TIMES = 4
_WINDOW = "change_window"


@dataclass(frozen=True)
class ScheduleViews:
    """The change schedule as its readers look for it."""

    catalog: Catalog
    zone: ZoneInfo
    today: date

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """Lay out the months of the calendar; none where nothing has a time."""
        return months_of(self.catalog, self.zone, self.today)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """List what is in the way of changes to come."""
        return conflicts(self.catalog, self.zone, self.today)

    @cached_property
    def _windows(self) -> tuple[Scoped, ...]:
        return windows_of(self.catalog)

    @cached_property
    def _by_record(self) -> Mapping[str, tuple[Conflict, ...]]:
        found: dict[str, tuple[Conflict, ...]] = {}
        for conflict in self.conflicts:
            for identifier in dict.fromkeys((conflict.change, *conflict.others)):
                found[identifier] = (*found.get(identifier, ()), conflict)
        return found

    def conflicts_of(self, record: Record) -> tuple[Conflict, ...]:
        """List what a change to come is in the way of, or which changes are in that of a window."""
        return self._by_record.get(record.id, ())

    def open_conflicts_of(self, identifier: str) -> tuple[Conflict, ...]:
        """List those that nobody has accepted."""
        found = self._by_record.get(identifier, ())
        return tuple(conflict for conflict in found if conflict.accepted is None)

    def why(self, conflict: Conflict) -> str:
        """Say why two are in each other's way, with their titles."""
        return conflict.why(self._title, self.zone)

    def when(self, span: Span) -> str:
        """Say when something is."""
        return span.words(self.zone)

    def span(self, window: TimeWindow) -> Span:
        """Find the moments that a window means."""
        return span_of(window, self.zone)

    def is_ahead(self, record: Record, span: Span) -> bool:
        """Tell whether a change or a window was still to be, or on, when its page was made.

        What is done, or was over by then, is no news for the reader's clock.
        """
        stage = record.LIFECYCLE.state(record.state).stage
        is_open = stage == "coming" or (record.KIND == _WINDOW and not is_gone(record))
        return is_open and span.end > instant(self.today, self.zone)

    def times(self, window: Record) -> str:
        """Write the times of a window as far as pages know them, as intervals of ISO 8601."""
        fields = self.catalog.one(window.id, ChangeWindow)
        once = (self.span(fields.when),) if fields.when is not None and not is_gone(window) else ()
        return " ".join(span.written for span in (*once, *self.next_times(window)))

    def accepts_more(self, change: Record) -> bool:
        """Tell whether a change accepts what is not, or no longer, among its conflicts."""
        accepted = accepted_conflicts(self.catalog).values()
        own = {item.other for item in accepted if item.by == change.id}
        told = {
            other for item in self.conflicts_of(change) for other in (*item.others, item.change)
        }
        return not own <= told

    @property
    def open_count(self) -> int:
        """Count the conflicts that nobody has accepted."""
        return sum(conflict.accepted is None for conflict in self.conflicts)

    def ends(self, span: Span) -> str:
        """Say when something ends."""
        return f"{local(span.end, self.zone):%Y-%m-%d %H:%M}"

    def windows_around(self, change: Record) -> tuple[tuple[Record, Span], ...]:
        """List the windows that are for what a change touches and meet it, with the time."""
        planned = planned_change(self.catalog, change.id, self.zone)
        if planned is None:
            return ()
        return tuple(
            (self.catalog.by_id[window.id].record, span)
            for window in self._windows
            if window.covers(planned.touched) is not None
            for span in occurrences(window.fields, planned.span, self.zone)[:1]
        )

    def next_times(self, window: Record) -> tuple[Span, ...]:
        """List the next times of a window that comes again and holds."""
        fields = self.catalog.one(window.id, ChangeWindow)
        is_held = any(item.id == window.id for item in self._windows)
        if fields.repeats is None or not is_held:
            return ()
        now = instant(self.today, self.zone)
        return tuple(next_occurrences(fields, now, _NEXT_TIMES, self.zone))

    def downtime(self, change: Record) -> tuple[PlannedDowntime, ...]:
        """Tell what the outage of a change that is to come costs each service."""
        if change.LIFECYCLE.state(change.state).stage != "coming":
            return ()
        return planned_downtime(self.catalog, change.id, self.zone)

    def agreed(self, downtime: PlannedDowntime) -> str:
        """Say how much of an outage was agreed."""
        return in_words(length(downtime.agreed))

    def length(self, downtime: PlannedDowntime) -> str:
        """Say how much of an outage counts as downtime."""
        return in_words(downtime.counted)

    def _title(self, identifier: str) -> str:
        record = self.catalog.find(identifier)
        return record.title if record else identifier
