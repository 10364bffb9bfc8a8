"""Calendars to subscribe to: of all changes, of each service, of reviews and ends."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time

from servicefolio.derive.changes.appointments import Standing
from servicefolio.derive.lasting_id import lasting_id
from servicefolio.graph.catalog import Entry
from servicefolio.outputs.addresses import CHANGES_CALENDAR, DUE_CALENDAR, whole
from servicefolio.outputs.artifact import Artifact
from servicefolio.outputs.feeds.ics import Appointment, calendar_text, event_text
from servicefolio.outputs.feeds.identity import domain, uid
from servicefolio.outputs.feeds.texts import text_of
from servicefolio.outputs.pages.page import DOCS
from servicefolio.outputs.views.site import Site

_BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
"""What sequence numbers count from, in seconds; a change of it would turn them back. They fit into
the 31 bits that RFC 5545 (3.3.8) has for them until 2068."""
_WORDS = {
    "change": "Change",
    "outage": "Outage",
    "freeze": "Freeze",
    "blackout": "Blackout",
    "maintenance": "Maintenance",
    "review": "Review due",
    "agreement review": "Agreement review",
    "agreement end": "Last day of the agreement",
    "end of life": "End of life",
    "support end": "End of active support",
    "service end": "Last day of the service",
    "approval end": "Last day of the approval",
}


def calendar_artifacts(site: Site) -> Iterator[Artifact]:
    """Write the calendars.

    That of a service lies below its former ids too, since no file can redirect a program. Reviews
    and ends are for those who run the services.
    """
    of_all: list[bytes] = []
    of_services: defaultdict[str, list[bytes]] = defaultdict(list)
    services = site.catalog.records("service")
    everywhere = [service.id for service in services]
    for item in site.appointments:
        span = (item.span.start, item.span.end)
        key = "outage" if item.sort == "outage" else item.time
        text = event_text(_appointment(site, item.id, (item.sort, key), span, item.standing))
        of_all.append(text)
        for identifier in everywhere if item.services is None else item.services:
            of_services[identifier].append(text)
    if of_all:
        yield _calendar(site, "Change calendar", CHANGES_CALENDAR, of_all)
    for service in services:
        for name in (service.id, *service.aliases):
            address = site.addresses.calendar_of(name)
            yield _calendar(site, service.title, address, of_services[service.id])
    due = [*_due(site)]
    if due:
        yield _calendar(site, "Reviews and ends", DUE_CALENDAR, due)


def _due(site: Site) -> Iterator[bytes]:
    for item in site.due_days:
        days = (item.day, item.day)
        key = item.sort.replace(" ", "-")
        yield event_text(_appointment(site, item.id, (item.sort, key), days, "confirmed"))


def _calendar(site: Site, title: str, address: str, events: Iterable[bytes]) -> Artifact:
    url = site.settings.site_url
    name = f"{title} ({domain(site.settings)})" if url else title
    source = whole(address, address, url) if url else None
    return Artifact(f"{DOCS}{address}", calendar_text(name, source, events))


def _appointment(
    site: Site,
    identifier: str,
    what: tuple[str, str],
    when: tuple[datetime | date, datetime | date],
    standing: Standing,
) -> Appointment:
    sort, key = what
    entry = site.catalog.by_id[identifier]
    record = entry.record
    changed = _changed(site, entry)
    page = site.addresses.record(record.KIND, record.id)
    url = site.settings.site_url
    return Appointment(
        uid=uid(site.settings, lasting_id(record), key),
        title=f"{_WORDS[sort]}: {record.title}",
        starts=when[0],
        ends=when[1],
        text=text_of(site, record),
        sort=_WORDS[sort],
        standing=standing,
        address=whole(page, CHANGES_CALENDAR, url) if url else None,
        sequence=max(int((changed - _BEGINNING).total_seconds()), 0),
        changed=changed,
    )


def _changed(site: Site, entry: Entry) -> datetime:
    """Find when a record last changed, in UTC.

    Where git does not know, it is the day that the record tells; where that does not either, the
    first of all days.
    """
    commit = site.commits.get(entry.document.path)
    if commit is not None:
        return commit.astimezone(UTC)
    day = entry.record.updated or entry.record.created
    return datetime.combine(day, time(), UTC) if day else _BEGINNING
