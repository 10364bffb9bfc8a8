"""News as Atom feeds: known errors, changes and incidents, and all three of each service."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from servicefolio.derive.calendars.elapsed import instant
from servicefolio.derive.changes.changes import touched_services
from servicefolio.derive.last_news import last_news
from servicefolio.derive.lasting_id import lasting_id
from servicefolio.graph.catalog import Entry
from servicefolio.outputs.addresses import whole
from servicefolio.outputs.artifact import Artifact
from servicefolio.outputs.feeds.atom import Feed, News, atom
from servicefolio.outputs.feeds.identity import domain, tag
from servicefolio.outputs.feeds.texts import affected, text_of
from servicefolio.outputs.pages.page import DOCS
from servicefolio.outputs.views.feeds import NEWS
from servicefolio.outputs.views.site import Site
from servicefolio.records.base import Record

_MOST = 50
"""A feed tells what is new; all there is stands on its page and in the API."""


def news_artifacts(site: Site) -> Iterator[Artifact]:
    """Write the feeds of the kinds that are in use, and of every service.

    The feed of a service lies below its former ids too, since no file can redirect a program. A
    record of which no day is known is in none: nobody could tell when it was news.
    """
    told = _told(site)
    for kind in NEWS:
        if site.catalog.records(kind):
            title = site.addresses.kinds[kind].titles
            own = [news for record, news in told if kind == record.KIND]
            address, page = site.addresses.news(kind), site.addresses.index(kind)
            yield _feed(site, f"feed/{kind}", title, (address, page), own)
    concerned = _by_service(site, told)
    for service in site.catalog.records("service"):
        page = site.addresses.record(service.KIND, service.id)
        name = f"feed/service/{lasting_id(service)}"
        places = (site.addresses.news_of(service.id), page)
        made = _feed(site, name, service.title, places, concerned[service.id])
        yield made
        for alias in service.aliases:
            yield Artifact(f"{DOCS}{site.addresses.news_of(alias)}", made.data)


def _told(site: Site) -> list[tuple[Record, News]]:
    """Tell of every record of which there is news, the newest first."""
    found = ((entry.record, _news(site, entry)) for entry in site.catalog.entries)
    told = [(record, news) for record, news in found if news is not None]
    return sorted(told, key=lambda item: (item[1].updated, item[1].id), reverse=True)


def _by_service(site: Site, told: Iterable[tuple[Record, News]]) -> defaultdict[str, list[News]]:
    """Sort news by the services that it concerns."""
    found: defaultdict[str, list[News]] = defaultdict(list)
    for record, news in told:
        if record.KIND == "change":
            services = touched_services(site.catalog, record.id)
        else:
            services = tuple(item for item in affected(site, record) if item.KIND == "service")
        for service in services:
            found[service.id].append(news)
    return found


def _feed(site: Site, name: str, title: str, places: tuple[str, str], told: list[News]) -> Artifact:
    address, page = places
    url = site.settings.site_url
    newest = (replace(news, address=whole(news.address, address, url)) for news in told[:_MOST])
    host = domain(site.settings) if url else None
    feed = Feed(
        id=tag(site.settings, name),
        title=f"{title} ({host})" if host else title,
        author=host or "Service catalogue",
        updated=told[0].updated if told else instant(site.today, site.zone),
        address=whole(address, address, url),
        page=whole(page, address, url),
        entries=tuple(newest),
    )
    return Artifact(f"{DOCS}{address}", atom(feed))


def _news(site: Site, entry: Entry) -> News | None:
    """Tell of a record, with the address of its page as seen from the site's root."""
    record = entry.record
    if record.KIND not in NEWS:
        return None
    changed = site.changes.get(entry.document.path)
    updated = last_news(record, changed, site.zone, site.today)
    if updated is None:
        return None
    return News(
        id=tag(site.settings, f"record/{lasting_id(record)}"),
        title=record.title,
        updated=updated,
        address=site.addresses.record(record.KIND, record.id),
        summary=text_of(site, record),
        terms=(site.kind(record).title, site.status(record).word),
    )
