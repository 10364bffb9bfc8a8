"""What pages show of service levels beside their words: whether they can be kept."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from servicefolio.derive.dependencies.achievability import Achievability, Support
from servicefolio.derive.dependencies.structure import Structure
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record


@dataclass(frozen=True)
class AgreementViews:
    """What is computed over agreements, for those who run the services.

    On a catalogue with holes it would say what is not so.
    """

    catalog: Catalog
    zone: ZoneInfo
    today: date
    for_staff: bool = True

    @cached_property
    def _achievability(self) -> Achievability:
        return Achievability(self.catalog.once(Structure), self.today)

    def supports(self, sla: Record) -> tuple[Support, ...]:
        """Sum up what the agreements under a service level do for it."""
        return self._achievability.supports(sla.id) if self.for_staff else ()

    def clock(self, moment: datetime) -> str:
        """Show a moment by the organisation's clocks."""
        return f"{moment.astimezone(self.zone):%Y-%m-%d %H:%M}"
