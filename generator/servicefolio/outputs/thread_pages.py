"""Pages for those who run the services: traceability, threads, what is missing, what is wrong."""

from collections.abc import Iterator

from servicefolio.derive.data_quality import data_quality_of
from servicefolio.derive.thread import OBJECTIVE
from servicefolio.diagnostics import Diagnostic
from servicefolio.outputs.addresses import DATA_QUALITY, GAPS, TRACEABILITY
from servicefolio.outputs.artifact import Artifact
from servicefolio.outputs.pages import Site, render_page


def thread_pages(site: Site, diagnostics: tuple[Diagnostic, ...]) -> Iterator[Artifact]:
    """Render the pages of the thread, of its gaps and of the findings: those that say anything."""
    if site.catalog.records(OBJECTIVE):
        yield render_page(
            site, TRACEABILITY, "thread/traceability.md.jinja", matrix=site.threads.matrix()
        )
    yield from _service_threads(site)
    if site.threads.gaps:
        yield render_page(site, GAPS, "thread/gaps.md.jinja", gaps=site.threads.gaps)
    if diagnostics:
        quality = data_quality_of(site.catalog, diagnostics)
        yield render_page(site, DATA_QUALITY, "thread/data_quality.md.jinja", quality=quality)


def _service_threads(site: Site) -> Iterator[Artifact]:
    for record in site.catalog.records("service"):
        if site.threads.has_page(record):
            yield render_page(
                site,
                site.addresses.thread(record.id),
                "thread/service.md.jinja",
                record=record,
                lanes=site.threads.lanes(record),
                completeness=site.threads.completeness.get(record.id),
            )
