"""Record pages, list pages and the home page: views in, Markdown out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from html import escape as html_escape
from typing import Any
from urllib.parse import quote

from servicefolio.audiences import runs_services
from servicefolio.config import Settings
from servicefolio.derive.ending import Ending, ending_of
from servicefolio.derive.list_order import Designed, designs_by_service, newest_first
from servicefolio.derive.newest import newest_of
from servicefolio.derive.next_kind import NextKind, next_kind
from servicefolio.derive.offerings import Forms, by_service, orderable_first
from servicefolio.derive.ownership import Ownership, ownership_of
from servicefolio.derive.relations import RelationGroup, related, relations_of
from servicefolio.derive.review_dates import Review, review_of
from servicefolio.derive.served import Served, served_by_level
from servicefolio.derive.service_catalogue import Catalogue, catalogue_of
from servicefolio.derive.service_level import in_one_sentence
from servicefolio.derive.status import Status, status_of
from servicefolio.derive.targets import hours_of, metric_in_words
from servicefolio.derive.thread_lines import Lines
from servicefolio.diagnostics import Diagnostic
from servicefolio.graph.catalog import Catalog, Entry
from servicefolio.kind import Kind
from servicefolio.outputs.addresses import HOME, MANUAL, Addresses, markdown_path, relative
from servicefolio.outputs.artifact import Artifact, text_artifact
from servicefolio.outputs.environment import PAGE_TEMPLATE, environment
from servicefolio.outputs.fields import Field, fields_of, own_fields_of
from servicefolio.outputs.prose import render_prose
from servicefolio.outputs.thread_views import ThreadViews
from servicefolio.records.base import Record
from servicefolio.records.shapes.agreement import Agreement
from servicefolio.records.shapes.target import Target

_OF_THE_THREAD = frozenset({"improved by", "improves", "supported by", "supports"})
"""Relations that the lines of a thread are made of."""
DOCS = "docs/"
"""The folder of the pages below the build folder."""


@dataclass(frozen=True)
class Site:
    """What every page may show: the catalogue as its audience sees it, settings and the day."""

    catalog: Catalog
    settings: Settings
    today: date
    addresses: Addresses
    changes: Mapping[str, date] = field(default_factory=dict)
    """The day on which each file last changed, where git knows it."""

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

    def ticket_url(self, key: str) -> str | None:
        """Address a ticket in the ticket tool."""
        template = self.settings.ticket_url
        return template.replace("{key}", quote(key, safe="")) if template else None


@dataclass(frozen=True, slots=True)
class Page:
    """A page that is being rendered: knows its own address, and so how to link."""

    site: Site
    address: str

    def href(self, target: str) -> str:
        """Link to an address of the site."""
        return html_escape(quote(relative(target, self.address), safe="/#%."))

    def to(self, record: Record) -> str:
        """Link to the page of a record."""
        return self.href(self.site.addresses.record(record.KIND, record.id))

    def to_kind(self, kind: str) -> str:
        """Link to the list of a kind."""
        return self.href(self.site.addresses.index(kind))

    def to_thread(self, service: Record) -> str:
        """Link to the page of a service's thread."""
        return self.href(self.site.addresses.thread(service.id))

    def to_manual(self, place: str) -> str:
        """Link into the manual."""
        return self.href(f"{MANUAL}{place}")

    def prose(self, text: str) -> str:
        """Render an author's Markdown."""
        return render_prose(text, self._resolve)

    def fields(self, record: Record, without: tuple[str, ...]) -> tuple[Field, ...]:
        """Show the fields that the page does not lay out itself."""
        return fields_of(record, self.site.catalog, without)

    def own_fields(self, record: Record) -> tuple[Field, ...]:
        """Show the keys that are the author's own."""
        return own_fields_of(record, self.site.catalog)

    def only(self, record: Record, names: tuple[str, ...]) -> tuple[Field, ...]:
        """Show some fields of a record, each of which gets a section of its own."""
        others = set(type(record).model_fields) - set(names)
        return fields_of(record, self.site.catalog, others)

    def _resolve(self, identifier: str, part: str | None) -> tuple[str, str] | None:
        record = self.site.catalog.find(identifier)
        if record is None:
            return None
        title = f"{record.title} ({part})" if part else record.title
        return relative(self.site.addresses.record(record.KIND, record.id), self.address), title


def record_pages(site: Site) -> Iterator[Artifact]:
    """Render the page of every record."""
    for entry in site.catalog.entries:
        yield record_page(site, entry)


def record_page(site: Site, entry: Entry) -> Artifact:
    """Render the page of one record."""
    record = entry.record
    line = entry.document.position(()).line if entry.document.route else None
    return render_page(
        site,
        site.addresses.record(record.KIND, record.id),
        f"kinds/{record.KIND}/{PAGE_TEMPLATE}",
        record=record,
        kind=site.kind(record),
        source=entry.document.path,
        source_line=line,
    )


def index_pages(site: Site) -> Iterator[Artifact]:
    """Render the list page of every kind that the repository uses."""
    for name in site.catalog.kinds():
        kind = site.addresses.kinds[name]
        yield render_page(
            site,
            site.addresses.index(name),
            ("lists/" + name + ".md.jinja", "list.md.jinja"),
            kind=kind,
            records=site.catalog.records(name),
        )


def home_page(site: Site) -> Artifact:
    """Render the first page."""
    return render_page(
        site,
        HOME,
        "home.md.jinja",
        kinds=[site.addresses.kinds[name] for name in site.catalog.kinds()],
        newest=newest_of(site.catalog, site.changes),
    )


def broken_page(site: Site, kind: str, identifier: str, found: tuple[Diagnostic, ...]) -> Artifact:
    """Put a page in the place of a record that cannot be read, with what is wrong with it."""
    return render_page(
        site,
        site.addresses.record(kind, identifier),
        "broken.md.jinja",
        kind=site.addresses.kinds[kind],
        identifier=identifier,
        diagnostics=found,
    )


def render_page(
    site: Site, address: str, template: str | tuple[str, ...], **values: object
) -> Artifact:
    """Render a page at its address."""
    found = environment().get_or_select_template(
        template if isinstance(template, str) else list(template)
    )
    text = found.render(page=Page(site, address), site=site, **values)
    return text_artifact(f"{DOCS}{markdown_path(address)}", text)
