"""News as Atom feeds: known errors, changes and incidents, and all three of each service."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from servicefolio.derive.changes import touched_services
from servicefolio.derive.elapsed import instant
from servicefolio.derive.last_news import last_news
from servicefolio.derive.lasting_id import lasting_id
from servicefolio.graph.catalog import Entry
from servicefolio.outputs.addresses import whole
from servicefolio.outputs.artifact import Artifact
from servicefolio.outputs.atom import Feed, News, atom
from servicefolio.outputs.feed_texts import affected, text_of
from servicefolio.outputs.feed_views import NEWS
from servicefolio.outputs.identity import domain, tag
from servicefolio.outputs.pages import DOCS
from servicefolio.outputs.views import Site

_MOST = 50
"""A feed tells what is new; all there is stands on its page and in the API."""


def news_artifacts(site: Site) -> Iterator[Artifact]:
    """Write the feeds of the kinds that are in use, and of every service.

    The feed of a service lies below its former ids too, since no file can redirect a program. A
    record of which no day is known is in none: nobody could tell when it was news.
    """
    entries = _entries(site)
    for kind in NEWS:
        if site.catalog.records(kind):
            title = site.addresses.kinds[kind].titles
            own = (item for item in entries if kind == item.record.KIND)
            address, page = site.addresses.news(kind), site.addresses.index(kind)
            yield _feed(site, f"feed/{kind}", title, (address, page), own)
    concerned = _by_service(site, entries)
    for service in site.catalog.records("service"):
        page = site.addresses.record(service.KIND, service.id)
        name = f"feed/service/{lasting_id(service)}"
        places = (site.addresses.news_of(service.id), page)
        made = _feed(site, name, service.title, places, concerned[service.id])
        yield made
        for alias in service.aliases:
            yield Artifact(f"{DOCS}{site.addresses.news_of(alias)}", made.data)


def _entries(site: Site) -> list[Entry]:
    return [entry for entry in site.catalog.entries if entry.record.KIND in NEWS]


def _by_service(site: Site, entries: Iterable[Entry]) -> defaultdict[str, list[Entry]]:
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        record = entry.record
        if record.KIND == "change":
            services = touched_services(site.catalog, record.id)
        else:
            services = tuple(item for item in affected(site, record) if item.KIND == "service")
        for service in services:
            found[service.id].append(entry)
    return found


def _feed(
    site: Site, name: str, title: str, places: tuple[str, str], entries: Iterable[Entry]
) -> Artifact:
    address, page = places
    found = (_news(site, entry, address) for entry in entries)
    dated = [news for news in found if news is not None]
    newest = sorted(dated, key=lambda news: (news.updated, news.id), reverse=True)[:_MOST]
    host = domain(site.settings) if site.settings.site_url else None
    feed = Feed(
        id=tag(site.settings, name),
        title=f"{title} ({host})" if host else title,
        author=host or "Service catalogue",
        updated=newest[0].updated if newest else instant(site.today, site.zone),
        address=whole(address, address, site.settings.site_url),
        page=whole(page, address, site.settings.site_url),
        entries=tuple(newest),
    )
    return Artifact(f"{DOCS}{address}", atom(feed))


def _news(site: Site, entry: Entry, place: str) -> News | None:
    record = entry.record
    changed = site.changes.get(entry.document.path)
    updated = last_news(record, changed, site.zone, site.today)
    if updated is None:
        return None
    page = site.addresses.record(record.KIND, record.id)
    return News(
        id=tag(site.settings, f"record/{lasting_id(record)}"),
        title=record.title,
        updated=updated,
        address=whole(page, place, site.settings.site_url),
        summary=text_of(site, record),
        terms=(site.kind(record).title, site.status(record).word),
    )
