"""The search's index as files of the site, and what its results show of a record."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any

from pydantic import JsonValue

from servicefolio.kind import PROCESS_TITLES
from servicefolio.outputs.addresses import MANUAL, address_of
from servicefolio.outputs.artifact import Artifact
from servicefolio.outputs.pages import DOCS
from servicefolio.outputs.views import Site
from servicefolio.records.base import Record
from servicefolio.records.ref import MENTION_PATTERN
from servicefolio.search.entries import entries_of, page_entry
from servicefolio.search.entry import Entry
from servicefolio.search.index import Index, build
from servicefolio.search.shards import files

FOLDER = "assets/search/"
"""Where the index lies, below the root of the site."""
_MOST_MESSAGES = 5
_LONGEST_MESSAGE = 180
_LONGEST_LINE = 130
_PAGE = "page"
_PAGES_TITLE = "Manual page"
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_HEADING = re.compile(r"^#\s+(.+?)\s*(?:\{[^}]*\})?\s*$", re.MULTILINE)
_TAG = re.compile(
    r"</?(?:a|b|br|code|dd|details|div|dl|dt|em|figure|g|i|img|li|ol|p|path|pre|rect|span|strong|sub"
    r"|summary|sup|svg|table|tbody|td|text|th|thead|title|tr|ul)\b[^<>]*>"
)
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)]|#+|>)\s+")
_MARKS = re.compile(r"\*{1,3}|!?\[([^\]]*)\]\([^)]*\)")
_FENCE = re.compile(r"^\s*(?:```|~~~)")


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
            "summary": _one_line(record.summary or ""),
            "services": [service.title for service in self._services(record)],
            "verified": _day(getattr(record, record.VERIFIED_BY, None)),
            "messages": _messages(record),
            "workaround": _one_line(self._told(_helps(record))),
        }
        return {key: value for key, value in shown.items() if value}

    def _told(self, prose: str) -> str:
        """Name the records that prose refers to."""

        def title(match: re.Match[str]) -> str:
            record = self._site.catalog.find(match["target"])
            return record.title if record is not None else match["target"]

        return MENTION_PATTERN.sub(title, prose)

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


def _helps(record: Record) -> str:
    """Find what helps: the first workaround's steps, else what mended it for good."""
    workarounds = getattr(record, "workaround", ())
    return (workarounds[0].steps if workarounds else getattr(record, "resolution", None)) or ""


def _one_line(text: str) -> str:
    """Write prose in one line without its marks, cut where it grows long; code stays as it is."""
    told = (_without_marks(line).strip() for line in text.split("\n") if not _FENCE.match(line))
    line = " · ".join(line for line in told if line)
    return line if len(line) <= _LONGEST_LINE else f"{line[:_LONGEST_LINE].rsplit(' ', 1)[0]} …"


def _without_marks(line: str) -> str:
    """Take marks out of what stands beside code, which every second piece is."""
    pieces = _ITEM.sub("", line).split("`")
    return "".join(piece if at % 2 else _MARKS.sub(r"\1", piece) for at, piece in enumerate(pieces))


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
