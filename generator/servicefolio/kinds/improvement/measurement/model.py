"""A measurement: a series of values with its source, its period and how complete it is."""

import re
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, model_validator

from servicefolio.audiences import FOR_STAFF
from servicefolio.derive.measurements.measured import share_of
from servicefolio.kinds.improvement.measurement.outages import Downtime, Exclusion, Gap
from servicefolio.kinds.improvement.measurement.tickets import Ticket
from servicefolio.records.base import OneOrMany, Record, Shape
from servicefolio.records.beside import InCsv
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.quantities import PercentValue
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import (
    Date,
    DateTime,
    DayOrTime,
    Line,
    Number,
    Percent,
    Prose,
    Verbatim,
    author_error,
)

_COLUMNS = InCsv(required=("from",), either=(("value",), ("good", "total")))
_DOWNTIME = InCsv(required=("from", "to"), either=())
_TICKETS = InCsv(required=("opened",), either=(("owned",), ("resolved",)))
RECENT = 36
"""As many rows stand on its page: three years of months."""

_SPAN = re.compile(r"(?P<from>.+?) (?:to|until|-) (?P<to>.+)")


class Period(Shape):
    """A span of days, both included; in short `2026-08-01 to 2026-10-31`."""

    HAS_OWN_SHORT_FORM: ClassVar[bool] = True

    from_: Date = Field(alias="from")
    """The first day."""
    to: Date
    """The last day."""

    @classmethod
    def from_short_form(cls, value: Any) -> Any:
        """Read `2026-08-01 to 2026-10-31`."""
        if isinstance(value, str):
            match = _SPAN.fullmatch(" ".join(value.split()))
            if match is None:
                hint = "write it like 2026-08-01 to 2026-10-31"
                raise author_error(f'"{value}" is no period', hint, "type")
            return match.groupdict()
        return value

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.to < self.from_:
            hint = f"the first day comes first: {self.to} to {self.from_}"
            raise author_error(f"{self.from_} to {self.to} ends before it begins", hint)
        return self


class DataPoint(Shape):
    """A row of a series: a value, or a ratio of good to total; without either, no data."""

    from_: DayOrTime = Field(alias="from")
    """When it begins: a day, or a day with a time."""
    to: DayOrTime | None = None
    """When it ends, that day included; left out, where the next row begins."""
    good: Number | None = None
    """How many of `total` were as they should be, such as minutes in which it was available."""
    total: Number | None = None
    """How many there were in all."""
    value: Number | None = None
    """The value in the `unit`, where it is no ratio."""
    note: Line | None = None
    """What a reader should know about this row."""

    @property
    def share(self) -> PercentValue | None:
        """The ratio as a percentage; None where more was good than there was, or less than none."""
        if self.good is None or self.total is None or not 0 <= self.good <= self.total:
            return None
        return share_of(self.good, self.total)

    @property
    def shown(self) -> str | None:
        """The value for readers; None where there is no data."""
        if self.value is not None:
            return str(self.value)
        return None if self.share is None else str(self.share)


class Restatement(Shape):
    """Why numbers that were final changed; the old ones are kept."""

    on: Date
    """The day on which they changed."""
    was: Line
    """What they said before."""
    why: Prose | None = None
    """Why they changed."""


class Provenance(Shape):
    """How the numbers came here, so that somebody else finds the same ones."""

    tool: Line | None = None
    """The tool that they were exported from, with its version."""
    query: Verbatim | None = None
    """What the tool was asked."""
    exported_at: DateTime | None = None
    """When they were exported."""
    hash: Line | None = None
    """The checksum of the export."""


class Measurement(Record):
    """Measured values of a KPI, or of a target of a service level for one service."""

    KIND: ClassVar[str] = "measurement"
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State("provisional", "Its numbers may still change.", leads_to=("final",)),
        State("final", "Its numbers stand.", leads_to=("restated",)),
        State(
            "restated",
            "Its numbers were final, and have been corrected since.",
            needs=("restatement",),
        ),
    )

    state: Literal["final", "provisional", "restated"] = "final"
    """Whether its numbers stand."""
    measures: Annotated[Ref, RefTo(("kpi", "sla"), "measures", "measured by", part=True)]
    """The KPI, or the target of a service level as `sla-id#target-id`."""
    source: Line
    """What counted the values, and how often."""
    period: Period
    """The days that it is about, such as `2026-08-01 to 2026-10-31`."""
    completeness: Percent
    """How much of the period the source has data of, as a percentage."""
    data: Annotated[tuple[DataPoint, ...], _COLUMNS] = Field(default=(), min_length=1)
    """Its rows, the oldest first; or the name of a CSV file beside the record."""
    service: Annotated[Ref, RefTo(("service",), "measured at", "has measurement")] | None = None
    """The service that was measured, where `measures` is the target of a service level."""
    unit: Line | None = None
    """What its numbers are counted in, such as minutes; left out, the KPI's unit."""
    downtime: Annotated[tuple[Downtime, ...] | None, OneOrMany, _DOWNTIME] = None
    """When it was away: all of it, since availability is computed from it; or the name of a CSV
    file beside the record. `[]` says that it never was."""
    exclusions: Annotated[tuple[Exclusion, ...], OneOrMany] = ()
    """What the parties agreed not to count."""
    gaps: Annotated[tuple[Gap, ...], OneOrMany] = ()
    """When nothing was measured within the period: of this nobody knows whether it worked."""
    tickets: Annotated[tuple[Ticket, ...], _TICKETS] = Field(default=(), min_length=1)
    """Tickets of an export, whose times are held against the targets; or the name of a CSV file
    beside the record."""
    restatement: Restatement | None = None
    """What it said before it was restated."""
    provenance: Annotated[Provenance | None, FOR_STAFF] = None
    """How the numbers came here."""

    @property
    def recent(self) -> tuple[DataPoint, ...]:
        """The last rows, the newest first."""
        return self.data[: -RECENT - 1 : -1]

    @property
    def earlier(self) -> int:
        """How many rows there are before those."""
        return max(len(self.data) - RECENT, 0)

    @property
    def recent_downtime(self) -> tuple[Downtime, ...]:
        """The last times in which it was away, the newest first."""
        return (self.downtime or ())[: -RECENT - 1 : -1]

    @property
    def recent_tickets(self) -> tuple[Ticket, ...]:
        """The last tickets, the newest first."""
        return self.tickets[: -RECENT - 1 : -1]
