"""Outage cards: what somebody needs on paper when a critical service has failed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from servicefolio.config import Settings
from servicefolio.derive.calendars.calendar_hours import hours_in
from servicefolio.derive.calendars.hours_in_words import week_in_words
from servicefolio.derive.calls import Call, calls, owner_call
from servicefolio.derive.critical_services import critical_services
from servicefolio.derive.dependencies.impact import Impact
from servicefolio.derive.faults.incidents import is_open
from servicefolio.derive.relations import related
from servicefolio.derive.review_dates import Review, add_months, review_of
from servicefolio.graph.catalog import Catalog
from servicefolio.outputs.addresses import Addresses, whole
from servicefolio.outputs.one_line import what_helps, whole_line, with_titles
from servicefolio.outputs.pictures.qr_code import Code, code_of
from servicefolio.outputs.views.card_layout import Row, Section, joined, laid_out, shortened
from servicefolio.records.base import Record

_MONTHS = 3
"""A card is old after a quarter, since numbers change; earlier where its record is looked at."""
_CALLED, _RUNBOOK = "handled by", "runbook"
_ON_PAGE = "see the page"
_WITHOUT = {"essential": "", "degrading": "only worse without it", "optional": "can do without it"}
_ORDER = {importance: place for place, importance in enumerate(_WITHOUT)}
_TITLE, _SUMMARY = (15.2, 2), (26.0, 2)
"""The em and the lines that the head of a card has for them, beside the code."""


@dataclass(frozen=True, slots=True)
class Card:
    """One card: a service, and its sections as they fit."""

    service: Record
    title: str
    summary: str
    sections: tuple[Section, ...]
    page: str
    """The address of the service's page below that of the site."""
    address: str | None
    """The same, whole; None where the site does not say its own."""
    code: Code | None
    check_after: date
    overdue: date | None
    """The day up to which its record was to be looked at, where that has passed."""


@dataclass(frozen=True)
class CardViews:
    """The cards of the critical services, for those who run the services."""

    catalog: Catalog
    settings: Settings
    today: date
    addresses: Addresses
    impact: Callable[[Record], Impact | None]
    for_staff: bool

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """Make every card, in the order in which the services are recovered."""
        return tuple(self._card(service) for service in self._services)

    def has_card(self, record: Record) -> bool:
        """Tell whether a service has a card."""
        return record in self._services

    @cached_property
    def _services(self) -> tuple[Record, ...]:
        return critical_services(self.catalog) if self.for_staff else ()

    def _card(self, service: Record) -> Card:
        page = self.addresses.record(service.KIND, service.id)
        site_url = self.settings.site_url
        address = whole(page, "", site_url) if site_url else None
        review = review_of(service, self.settings, self.today)
        return Card(
            service=service,
            title=shortened(service.title, *_TITLE),
            summary=shortened(service.summary or "", *_SUMMARY),
            sections=laid_out(self._sections(service)),
            page=page,
            address=address,
            code=code_of(address) if address else None,
            check_after=_check_after(review, self.today),
            overdue=review.due if review.overdue_days else None,
        )

    def _sections(self, service: Any) -> Iterator[Section]:
        """Tell what there is to tell, the most urgent first."""
        people = tuple(_row(call) for call in calls(self.catalog, service))
        nobody = (Row(None, ("No number is written down.",)),)
        yield Section("Call", people or nobody, urgent=True)
        yield Section("Help for users", tuple(self._help(service)), urgent=True)
        yield Section("Runbooks", tuple(self._runbooks(service)))
        yield Section("Needs", tuple(self._needs(service)))
        yield Section("Stops with it", tuple(self._stopped(service)))
        yield Section("Known errors", tuple(self._known_errors(service)))

    def _help(self, service: Any) -> Iterator[Row]:
        """Tell users' side: whom they ask, when, and what they do meanwhile."""
        contact = (service.help.contact,) if service.help and service.help.contact else ()
        calendars = related(self.catalog, service.id, "has help hours")
        hours = (self._hours(calendar) for calendar in calendars)
        if lines := (*contact, *hours):
            yield Row("Users ask", lines)
        if service.out_of_hours:
            yield Row("Out of hours", (service.out_of_hours,))

    def _hours(self, calendar: Record) -> str:
        hours = hours_in(self.catalog, calendar.id)
        return f"{week_in_words(hours)} ({hours.zone.key})"

    def _runbooks(self, service: Record) -> Iterator[Row]:
        """List what may be followed: what is written for it, and what its alerts call for."""
        events = related(self.catalog, service.id, "monitored by")
        called = (book for event in events for book in related(self.catalog, event.id, _CALLED))
        found: tuple[Any, ...] = (*related(self.catalog, service.id, "has procedure"), *called)
        for book in {book.id: book for book in found}.values():
            if book.KIND == _RUNBOOK and book.LIFECYCLE.state(book.state).stage == "current":
                page = self.addresses.record(book.KIND, book.id)
                yield Row(book.title, (*_trigger(book), page), book, brief=(page,))

    def _needs(self, service: Any) -> Iterator[Row]:
        """List what it needs directly, what stops it first, with those who answer for that."""
        for dependency in sorted(service.depends_on, key=lambda one: _ORDER[one.importance]):
            needed = self.catalog.find(dependency.ref)
            if needed is None:
                continue
            call = owner_call(self.catalog, needed)
            owner = f"{call.who.title} {call.number or ''}".strip() if call else ""
            words = (owner, _WITHOUT[dependency.importance])
            yield Row(needed.title, tuple(filter(None, words)), needed)

    def _stopped(self, service: Record) -> Iterator[Row]:
        """Name the other services that stop with it, in one row."""
        impact = self.impact(service)
        found = (reached.record for reached in impact.stopped) if impact else ()
        if titles := [record.title for record in found if record.KIND == service.KIND]:
            yield Row(None, (", ".join(titles),), brief=(joined(titles),))

    def _known_errors(self, service: Record) -> Iterator[Row]:
        """List the faults that are not mended and against which something helps."""
        for error in related(self.catalog, service.id, "has known error"):
            helps = whole_line(with_titles(what_helps(error), self.catalog))
            if helps and is_open(error):
                yield Row(error.title, (helps,), error, brief=(_ON_PAGE,))


def _check_after(review: Review, today: date) -> date:
    """Find the day after which a card is to be compared with its page."""
    last = add_months(today, _MONTHS)
    return last if review.due is None or review.due <= today else min(last, review.due)


def _trigger(book: Any) -> tuple[str, ...]:
    """Say what makes somebody reach for a runbook, unless its title does."""
    if not book.trigger or book.title.casefold() in book.trigger.casefold():
        return ()
    return (book.trigger,)


def _row(call: Call) -> Row:
    number = call.number or "no number is written down"
    return Row(call.who.title, (", ".join(call.further),) if call.further else (), call.who, number)
