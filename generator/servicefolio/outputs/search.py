"""The search's index as files of the site, and what its results show of a record."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any

from pydantic import JsonValue

from servicefolio.kind import PROCESS_TITLES
from servicefolio.outputs.addresses import MANUAL, address_of
from servicefolio.outputs.artifact import Artifact
from servicefolio.outputs.one_line import one_line, what_helps, with_titles
from servicefolio.outputs.pages.page import DOCS
from servicefolio.outputs.views.site import Site
from servicefolio.records.base import Record
from servicefolio.search.entries import entries_of, page_entry
from servicefolio.search.entry import Entry
from servicefolio.search.index import Index, build
from servicefolio.search.shards import files

FOLDER = "assets/search/"
"""Where the index lies, below the root of the site."""
_MOST_MESSAGES = 5
_LONGEST_MESSAGE = 180
_PAGE = "page"
_PAGES_TITLE = "Manual page"
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_HEADING = re.compile(r"^#\s+(.+?)\s*(?:\{[^}]*\})?\s*$", re.MULTILINE)
_TAG = re.compile(
    r"</?(?:a|b|br|code|dd|details|div|dl|dt|em|figure|g|i|img|li|ol|p|path|pre|rect|span|strong|sub"
    r"|summary|sup|svg|table|tbody|td|text|th|thead|title|tr|ul)\b[^<>]*>"
)


def search_artifacts(site: Site, pages: Iterable[Artifact]) -> Iterator[Artifact]:
    """Write the index of all records and of the manual's `pages`, for the site's readers."""
    index = site_index(site, pages)
    for name, text in files(index, _labels(site), newFileUrl=site.settings.new_file_url):
        yield Artifact(f"{DOCS}{FOLDER}{name}", text.encode("utf-8", "surrogatepass"))


def site_index(site: Site, pages: Iterable[Artifact]) -> Index:
    """Index all records and the manual's pages."""
    records = entries_of(site.catalog, _processes(site), _Shown(site))
    return build((*records, *_page_entries(pages)))


def _processes(site: Site) -> dict[str, str]:
    return {name: kind.process for name, kind in site.addresses.kinds.items()}


def _labels(site: Site) -> dict[str, dict[str, str]]:
    """Say what the values are called that results are narrowed by."""
    catalog = site.catalog
    records = [entry.record for entry in catalog.entries]
    return {
        "kind": {
            **{name: site.addresses.kinds[name].title for name in catalog.kinds()},
            _PAGE: _PAGES_TITLE,
        },
        "service": {record.id: record.title for record in catalog.records("service")},
        "state": _state_labels(site, records),
        "process": dict(PROCESS_TITLES.items()),
    }


def _state_labels(site: Site, records: Iterable[Record]) -> dict[str, str]:
    """Call states as results do; where kinds word one differently, by all its words."""
    words: dict[str, set[str]] = {}
    for record in records:
        words.setdefault(record.state, set()).add(site.status(record).word)
    return {state: ", ".join(sorted(found)) for state, found in words.items()}


class _Shown:
    """What a result shows of a record."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def __call__(self, record: Record) -> Mapping[str, JsonValue]:
        status = self._site.status(record)
        shown: dict[str, Any] = {
            "kindTitle": self._site.kind(record).title,
            "address": self._site.addresses.record(record.KIND, record.id),
            "state": record.state,
            "stateTitle": status.word,
            "tone": status.tone,
            "summary": one_line(record.summary or ""),
            "services": [service.title for service in self._services(record)],
            "verified": _day(getattr(record, record.VERIFIED_BY, None)),
            "messages": _messages(record),
            "workaround": one_line(with_titles(what_helps(record), self._site.catalog)),
        }
        return {key: value for key, value in shown.items() if value}

    def _services(self, record: Record) -> Iterator[Record]:
        for identifier in getattr(record, "services", ()):
            service = self._site.catalog.find(identifier)
            if service is not None:
                yield service


def _day(value: Any) -> str | None:
    return value.isoformat() if value is not None else None


def _messages(record: Record) -> list[str]:
    messages = getattr(record, "messages", ())[:_MOST_MESSAGES]
    texts = (str(getattr(message, "text", message)) for message in messages)
    return [text.strip()[:_LONGEST_MESSAGE] for text in texts]


def _page_entries(pages: Iterable[Artifact]) -> Iterator[Entry]:
    for page in pages:
        path = page.path.removeprefix(DOCS)
        if not path.startswith(MANUAL) or not path.endswith(".md"):
            continue
        text = _FRONT_MATTER.sub("", page.data.decode("utf-8", "replace"))
        heading = _HEADING.search(text)
        address = address_of(path)
        shown: dict[str, JsonValue] = {"kindTitle": _PAGES_TITLE, "address": address}
        title = heading[1] if heading else address
        yield page_entry(address, _plain(title), _plain(text), shown)


def _plain(text: str) -> str:
    return unescape(_TAG.sub(" ", text)).replace("`", "")
