"""Record pages, list pages and the home page: views in, Markdown out."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape as html_escape
from urllib.parse import quote

from servicefolio.derive.newest import newest_of
from servicefolio.diagnostics import Diagnostic
from servicefolio.graph.catalog import Entry
from servicefolio.kind import PROCESS_TITLES
from servicefolio.outputs.addresses import HOME, MANUAL, markdown_path, relative
from servicefolio.outputs.artifact import Artifact, text_artifact
from servicefolio.outputs.environment import PAGE_TEMPLATE, environment
from servicefolio.outputs.fields import Field, fields_of, own_fields_of
from servicefolio.outputs.prose import BELOW_PAGE, render_prose
from servicefolio.outputs.views.site import Site
from servicefolio.records.base import Record

DOCS = "docs/"
"""The folder of the pages below the build folder."""


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
        """Render an author's Markdown in a section of the page."""
        return render_prose(text, self._resolve)

    def body(self, text: str) -> str:
        """Render an author's Markdown whose headings are sections of the page."""
        return render_prose(text, self._resolve, top=BELOW_PAGE)

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
    kinds = [site.addresses.kinds[name] for name in site.catalog.kinds()]
    shelves = {
        title: [kind for kind in kinds if kind.process == process]
        for process, title in PROCESS_TITLES.items()
    }
    return render_page(
        site,
        HOME,
        "home.md.jinja",
        kinds=kinds,
        shelves=[(title, shelf) for title, shelf in shelves.items() if shelf],
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
