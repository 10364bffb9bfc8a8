"""What pages show of improvement: the register, what became of actions, what was measured."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from servicefolio.derive.action_progress import Progress, progress_of
from servicefolio.derive.measurements.readings import (
    Judged,
    Reading,
    judged_rows,
    newest_readings,
    reading_of,
    readings_of,
    readings_of_promise,
)
from servicefolio.derive.measurements.series import series_in, series_of
from servicefolio.derive.measurements.trends import Trend, trend_of
from servicefolio.derive.register import Line, RegisterPart, line_of, register_of
from servicefolio.graph.catalog import Catalog
from servicefolio.outputs.pictures.trend_charts import Charted, charted
from servicefolio.records.base import Record


@dataclass(frozen=True, slots=True)
class ImprovementViews:
    """The records of improvement as their readers look for them."""

    catalog: Catalog
    today: date
    zone: ZoneInfo

    def register(self, improvements: tuple[Record, ...]) -> tuple[RegisterPart, ...]:
        """Group improvements by how far they are."""
        return register_of(self.catalog, improvements, self.today)

    def line(self, improvement: Record) -> Line:
        """Tell how old and how late an improvement is."""
        return line_of(self.catalog, improvement, self.today)

    def progress(self, record: Any) -> tuple[Progress, ...]:
        """Tell what became of the actions of a record."""
        return progress_of(record, record.actions, self.today)

    def readings(self, measured: Record) -> tuple[Reading, ...]:
        """List what was measured last of a KPI."""
        return readings_of(self.catalog, measured)

    def promised(self, kpi: Record) -> tuple[Reading, ...]:
        """List what was measured last of the promises that a KPI watches."""
        return readings_of_promise(self.catalog, kpi)

    def reading(self, measurement: Record) -> Reading:
        """Find the last value of a series."""
        return reading_of(self.catalog, measurement)

    def rows(self, measurement: Record) -> tuple[Judged, ...]:
        """List the rows of a series, the newest first."""
        return judged_rows(self.catalog, measurement.id)[::-1]

    def charts(self, kpi: Record) -> tuple[Charted, ...]:
        """Draw what was measured of a KPI, the newest series first."""
        series = series_of(self.catalog, kpi, self.zone)
        return tuple(
            charted(found, f"trend {number}", kpi.title) for number, found in enumerate(series, 1)
        )

    def trend(self, kpi: Record) -> Trend | None:
        """Tell where the newest series of a KPI goes."""
        series = series_of(self.catalog, kpi, self.zone)
        return trend_of(series[0]) if series else None

    def chart(self, measurement: Record) -> Charted | None:
        """Draw the rows of one record."""
        series = series_in(self.catalog, measurement, self.zone)
        return charted(series, "values", measurement.title) if series else None

    def newest(self, series: tuple[Record, ...]) -> tuple[Reading, ...]:
        """Read the last values of series, the newest first."""
        return newest_readings(self.catalog, series)
