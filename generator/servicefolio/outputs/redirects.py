"""Former addresses: where a record got another id, its old ones lead to it."""

import json
import posixpath
from collections.abc import Iterator

from servicefolio.outputs.addresses import API, relative, whole
from servicefolio.outputs.artifact import Artifact, text_artifact
from servicefolio.outputs.environment import environment
from servicefolio.outputs.pages.page import DOCS
from servicefolio.outputs.views.site import Site
from servicefolio.records.base import Record

_TEMPLATE = "redirect.html.jinja"


def redirect_artifacts(site: Site) -> Iterator[Artifact]:
    """Write a page, and a file of the API, for each former id of each record.

    They are no pages to the engine, so no navigation, search or site map has them.
    """
    for entry in site.catalog.entries:
        record = entry.record
        for alias in record.aliases:
            if alias not in site.catalog.by_id:
                yield from _redirects(site, record, alias)


def _redirects(site: Site, record: Record, alias: str) -> Iterator[Artifact]:
    former = site.addresses.record(record.KIND, alias)
    yield _page(site, record, former, site.addresses.record(record.KIND, record.id))
    if site.threads.has_page(record):
        former, now = site.addresses.thread(alias), site.addresses.thread(record.id)
        yield _page(site, record, former, now)
    folder = f"{API}{site.addresses.kinds[record.KIND].plural}/"
    moved = {"version": 1, "kind": record.KIND, "id": record.id, "moved_to": f"{record.id}.json"}
    yield text_artifact(f"{DOCS}{folder}{alias}.json", json.dumps(moved, indent=1))


def _page(site: Site, record: Record, former: str, now: str) -> Artifact:
    text = (
        environment()
        .get_template(_TEMPLATE)
        .render(
            title=record.title,
            target=relative(now, former),
            canonical=whole(now, posixpath.join(former, "index.html"), site.settings.site_url),
        )
    )
    return text_artifact(f"{DOCS}{former}index.html", text)
