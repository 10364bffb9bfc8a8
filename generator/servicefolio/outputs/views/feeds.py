"""Which feeds and calendars there are, for the pages that lead to them."""

from dataclasses import dataclass

from servicefolio.derive.neighbours import is_gone
from servicefolio.graph.catalog import Catalog
from servicefolio.outputs.addresses import CHANGES_CALENDAR, DUE_CALENDAR, Addresses
from servicefolio.records.base import Record

NEWS = ("known_error", "change", "incident")
"""The kinds of which there is news."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """A file that programs ask for again and again."""

    title: str
    address: str
    is_calendar: bool


@dataclass(frozen=True)
class FeedViews:
    """What may be subscribed to."""

    catalog: Catalog
    addresses: Addresses
    has_plans: bool
    """Whether anything has a time, so that there is a change calendar."""
    has_due_days: bool
    """Whether there is a calendar of reviews and ends."""

    @property
    def general(self) -> tuple[Subscription, ...]:
        """List those that are of no service."""
        return (*(item for kind in NEWS for item in self.news_of(kind)), *self.plans, *self.due)

    @property
    def plans(self) -> tuple[Subscription, ...]:
        """List the change calendar, where there is one."""
        found = Subscription("Change calendar", CHANGES_CALENDAR, is_calendar=True)
        return (found,) if self.has_plans else ()

    @property
    def due(self) -> tuple[Subscription, ...]:
        """List the calendar of reviews and ends, where there is one."""
        found = Subscription("Reviews and ends", DUE_CALENDAR, is_calendar=True)
        return (found,) if self.has_due_days else ()

    @property
    def services(self) -> tuple[Record, ...]:
        """List the services that have not ended."""
        return tuple(it for it in self.catalog.records("service") if not is_gone(it))

    def news_of(self, kind: str) -> tuple[Subscription, ...]:
        """List the feed of a kind, where it has one."""
        if kind not in NEWS or not self.catalog.records(kind):
            return ()
        title = self.addresses.kinds[kind].titles
        return (Subscription(title, self.addresses.news(kind), is_calendar=False),)

    def of_service(self, service: Record) -> tuple[Subscription, ...]:
        """List the feed and the calendar of a service, or none where it has ended."""
        if is_gone(service):
            return ()
        news, calendar = self.addresses.news_of(service.id), self.addresses.calendar_of(service.id)
        return (
            Subscription("News", news, is_calendar=False),
            Subscription("Calendar", calendar, is_calendar=True),
        )
