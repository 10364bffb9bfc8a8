"""Pages for those who run the services: traceability, threads, what is missing, what is wrong."""

from collections.abc import Iterator

from servicefolio.derive.data_quality import data_quality_of
from servicefolio.derive.thread.service_thread import aspects_of
from servicefolio.derive.thread.thread_questions import QUESTIONS
from servicefolio.diagnostics import Diagnostic
from servicefolio.kind import PROCESS_TITLES
from servicefolio.outputs.addresses import DATA_QUALITY, GAPS, TRACEABILITY
from servicefolio.outputs.artifact import Artifact
from servicefolio.outputs.pages.page import render_page
from servicefolio.outputs.pages.thread_picture import thread_picture
from servicefolio.outputs.views.site import Site
from servicefolio.outputs.views.thread import MOST_SHOWN


def thread_pages(site: Site, diagnostics: tuple[Diagnostic, ...]) -> Iterator[Artifact]:
    """Render the pages of the thread, of its gaps and of the findings: those that say anything."""
    if site.threads.has_matrix:
        yield render_page(
            site,
            TRACEABILITY,
            "thread/traceability.md.jinja",
            matrix=site.threads.matrix(),
            titles=PROCESS_TITLES,
            most=MOST_SHOWN,
        )
    yield from _service_threads(site)
    yield from _gaps(site)
    if diagnostics and site.threads.for_owners:
        quality = data_quality_of(site.catalog, diagnostics)
        yield render_page(site, DATA_QUALITY, "thread/data_quality.md.jinja", quality=quality)


def _service_threads(site: Site) -> Iterator[Artifact]:
    for record in site.catalog.records("service"):
        if site.threads.has_page(record):
            lanes, needs = site.threads.lanes(record), site.threads.needs(record)
            yield render_page(
                site,
                site.addresses.thread(record.id),
                "thread/service.md.jinja",
                record=record,
                lanes=lanes,
                needs=needs,
                aspects=aspects_of(site.threads.thread, lanes),
                picture=thread_picture(site, record, lanes, needs),
                titles=PROCESS_TITLES,
                most=MOST_SHOWN,
                completeness=site.threads.completeness.get(record.id),
            )


def _gaps(site: Site) -> Iterator[Artifact]:
    judged = site.threads.completeness.values()
    asked = {question.name for item in judged for question in item.asked}
    if site.threads.gaps:
        yield render_page(
            site,
            GAPS,
            "thread/gaps.md.jinja",
            gaps=site.threads.gaps,
            questions=[question for question in QUESTIONS if question.name in asked],
            complete=sum(not item.gaps for item in judged),
        )
