"""What every page may show: the catalogue as its audience sees it, and what is derived from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from servicefolio.audiences import runs_services
from servicefolio.config import Settings
from servicefolio.derive.agreements.served import Served, served_by_level
from servicefolio.derive.agreements.service_level import in_one_sentence
from servicefolio.derive.agreements.targets import hours_of, metric_in_words
from servicefolio.derive.changes.appointments import Appointment, appointments
from servicefolio.derive.compliance_matrix import Framework, compliance_matrix_of
from servicefolio.derive.due_days import DueDay, due_days
from servicefolio.derive.ending import Ending, ending_of
from servicefolio.derive.list_order import Designed, designs_by_service, newest_first
from servicefolio.derive.next_kind import NextKind, next_kind
from servicefolio.derive.offerings import Forms, by_service, orderable_first
from servicefolio.derive.ownership import Ownership, ownership_of
from servicefolio.derive.relations import RelationGroup, related, relations_of
from servicefolio.derive.review_dates import Review, review_of
from servicefolio.derive.service_catalogue import Catalogue, catalogue_of
from servicefolio.derive.status import Status, status_of
from servicefolio.derive.thread.thread_lines import Lines
from servicefolio.graph.catalog import Catalog
from servicefolio.kind import Kind
from servicefolio.outputs.addresses import Addresses
from servicefolio.outputs.feedback import Feedback, feedback_on
from servicefolio.outputs.views.agreements import AgreementViews
from servicefolio.outputs.views.cards import CardViews
from servicefolio.outputs.views.dependencies import DependencyViews
from servicefolio.outputs.views.feeds import FeedViews
from servicefolio.outputs.views.improvement import ImprovementViews
from servicefolio.outputs.views.operation import OperationViews
from servicefolio.outputs.views.risks import RiskViews
from servicefolio.outputs.views.schedule import ScheduleViews
from servicefolio.outputs.views.service_levels import ServiceLevelViews
from servicefolio.outputs.views.shift import ShiftViews
from servicefolio.outputs.views.status import StatusViews
from servicefolio.outputs.views.thread import ThreadViews
from servicefolio.outputs.views.transition import TransitionViews
from servicefolio.records.base import Record
from servicefolio.records.shapes.agreement import Agreement
from servicefolio.records.shapes.target import Target

_OF_THE_THREAD = frozenset({"improved by", "improves", "supported by", "supports"})
"""Relations that the lines of a thread are made of."""


@dataclass(frozen=True)
class Site:
    """What every page may show: the catalogue as its audience sees it, settings and the day."""

    catalog: Catalog
    settings: Settings
    today: date
    addresses: Addresses
    commits: Mapping[str, datetime] = field(default_factory=dict)
    """When each file last changed, on its author's clock, where git knows it."""
    moment: datetime | None = None
    """When the records were read, where the day is not pinned."""

    @cached_property
    def changes(self) -> Mapping[str, date]:
        """The day on which each file last changed."""
        return {path: moment.date() for path, moment in self.commits.items()}

    @property
    def as_of(self) -> str:
        """Say up to when pages know anything: the hour of the build, on the clocks of the site.

        Not the minute, so that pages stay what they are for a while.
        """
        local = self.moment.astimezone(self.zone) if self.moment is not None else None
        is_today = local is not None and local.date() == self.today
        return f"{local:%Y-%m-%d %H:00}" if is_today else str(self.today)

    @cached_property
    def threads(self) -> ThreadViews:
        """The golden thread, its gaps, and what teams own."""
        processes = {name: kind.process for name, kind in self.addresses.kinds.items()}
        return ThreadViews(
            self.catalog,
            self.settings,
            self.today,
            processes,
            for_owners=runs_services(self.settings.audience),
        )

    @cached_property
    def transition(self) -> TransitionViews:
        """Changes, releases and what goes with them."""
        return TransitionViews(self.catalog, self.zone, self.today)

    @cached_property
    def schedule(self) -> ScheduleViews:
        """When changes are, and what is in their way."""
        return ScheduleViews(self.catalog, self.zone, self.today)

    @cached_property
    def operation(self) -> OperationViews:
        """Incidents and what helps against them."""
        return OperationViews(self.catalog, self.zone, self.today, self.settings)

    @cached_property
    def shift(self) -> ShiftViews:
        """Who helps now, and what the night brings."""
        return ShiftViews(
            self.catalog, self.zone, self.today, self.changes, runs_services=self.runs_services
        )

    @cached_property
    def cards(self) -> CardViews:
        """What hangs on the wall for an outage."""
        return CardViews(
            self.catalog,
            self.settings,
            self.today,
            self.addresses,
            self.dependencies.impact,
            for_staff=self.runs_services,
        )

    @cached_property
    def risk(self) -> RiskViews:
        """Where risks lie and whom they hit."""
        return RiskViews(self.catalog, self.today)

    @cached_property
    def levels(self) -> ServiceLevelViews:
        """What was attained of service levels."""
        return ServiceLevelViews(self.catalog, self.zone, self.today)

    @cached_property
    def health(self) -> StatusViews:
        """How services are and were."""
        return StatusViews(self.catalog, self.zone, self.today, self.levels.promises)

    @cached_property
    def improvement(self) -> ImprovementViews:
        """The register, reviews and what is measured."""
        return ImprovementViews(self.catalog, self.today, self.zone)

    @cached_property
    def agreements(self) -> AgreementViews:
        """Service levels, and whether they can be kept."""
        return AgreementViews(
            self.catalog, self.zone, self.today, for_staff=runs_services(self.settings.audience)
        )

    @cached_property
    def dependencies(self) -> DependencyViews:
        """What needs what, and what that comes to."""
        return DependencyViews(self.catalog, self.addresses, self.today, self.runs_services)

    @cached_property
    def appointments(self) -> tuple[Appointment, ...]:
        """What stands in the calendar of changes that programs subscribe to."""
        return appointments(self.catalog, self.zone, self.today)

    @cached_property
    def due_days(self) -> tuple[DueDay, ...]:
        """When something is to be reviewed or ends, for those who run the services."""
        return due_days(self.catalog, self.settings, self.today) if self.runs_services else ()

    @cached_property
    def feeds(self) -> FeedViews:
        """What may be subscribed to."""
        return FeedViews(self.catalog, self.addresses, bool(self.appointments), bool(self.due_days))

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of the organisation's clocks."""
        return ZoneInfo(self.settings.time_zone)

    def status(self, record: Record) -> Status:
        """Word a record's state."""
        return status_of(record)

    def kind(self, record: Record) -> Kind:
        """Look up a record's kind."""
        return self.addresses.kinds[record.KIND]

    def owner(self, record: Record) -> Ownership:
        """Find who answers for a record."""
        return ownership_of(self.catalog, record)

    @property
    def readers(self) -> str:
        """Name those whom the site is for."""
        return self.settings.label(self.settings.audience)

    @property
    def runs_services(self) -> bool:
        """Whether its readers run the services: pages about the records' quality are for them."""
        return runs_services(self.settings.audience)

    def wider_readers(self, record: Record) -> str | None:
        """Name those whom a record is for, where they are more than those whom the site is for."""
        same = record.audience == self.settings.audience
        return None if same else self.settings.label(record.audience)

    def ending(self, record: Record) -> Ending | None:
        """Find how a record ends, and what takes its place."""
        return ending_of(self.catalog, record, self.today)

    def review(self, record: Record) -> Review:
        """Find when a record was last reviewed, and is next."""
        return review_of(record, self.settings, self.today)

    def related(self, record: Record, label: str) -> tuple[Record, ...]:
        """List the records in one relation to a record."""
        return related(self.catalog, record.id, label)

    def relations(
        self, record: Record, without: tuple[str, ...] = (), thread: Lines | None = None
    ) -> tuple[RelationGroup, ...]:
        """Group the relations of a record, except those with a label in `without`.

        What the page's `thread` shows as the same relation is left out too.
        """
        return tuple(
            group
            for group in relations_of(self.catalog, record.id)
            if group.label not in without
            and not (thread and group.label in _OF_THE_THREAD and thread.shows(group.records))
        )

    def catalogue(self, services: tuple[Any, ...]) -> Catalogue:
        """Put services where their readers look for them."""
        return catalogue_of(services)

    def offerings(self, offerings: tuple[Record, ...]) -> tuple[Forms, ...]:
        """Group offerings by their service."""
        return by_service(self.catalog, offerings)

    def forms(self, service: Record) -> tuple[Record, ...]:
        """List the offerings of a service, those that can be ordered first."""
        return orderable_first(self.related(service, "offered as"))

    def served(self, customer: Record) -> tuple[Served, ...]:
        """Group what a customer gets by the service level that it comes with."""
        return served_by_level(self.catalog, self.related(customer, "served by"))

    def newest_first(self, decisions: tuple[Any, ...]) -> tuple[Any, ...]:
        """Sort decisions."""
        return newest_first(decisions)

    def designs(self) -> tuple[Designed, ...]:
        """Group design documents by their service."""
        return designs_by_service(self.catalog)

    def compliance(self) -> tuple[Framework, ...]:
        """Gather which rules from outside each service meets."""
        return compliance_matrix_of(self.catalog)

    def promise(self, sla: Agreement) -> str | None:
        """Say in one sentence what a service level promises."""
        return in_one_sentence(sla.all_targets)

    def metric(self, target: Target) -> str:
        """Say what a target measures."""
        return metric_in_words(target.metric)

    def hours(self, agreement: Agreement, target: Target) -> Record | None:
        """Find the calendar in whose hours a target counts."""
        calendar = hours_of(agreement, target)
        return self.catalog.find(calendar) if calendar is not None else None

    def next_kind(self) -> NextKind | None:
        """Find the kind of record that would pay off next, for those who would write it."""
        if not self.runs_services:
            return None
        return next_kind(self.catalog, self.addresses.kinds, self.settings.adopt)

    def changed(self, record: Record, path: str) -> date | None:
        """Find the day on which a record's file last changed."""
        return self.changes.get(path) or record.updated

    def edit_url(self, path: str) -> str | None:
        """Address the YAML of a record in the repository's editor."""
        template = self.settings.edit_url
        return template.replace("{path}", quote(path)) if template else None

    def feedback(self, record: Record, path: str) -> tuple[Feedback, ...]:
        """Address the issues in which readers say what they think of a page."""
        return feedback_on(record, self.kind(record).title, path, self.settings.issue_url)

    def ticket_url(self, key: str) -> str | None:
        """Address a ticket in the ticket tool."""
        template = self.settings.ticket_url
        return template.replace("{key}", quote(key, safe="")) if template else None
