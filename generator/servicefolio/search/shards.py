"""An index as files: a manifest, and many small ones that never change under one name.

A browser fetches the few that hold what was asked for. Where a file ends is decided by what stands
in it, not by how much stands before: an edit changes the files that it touches. Names come from
the contents, so browsers and caches may keep a file for ever.
"""

import base64
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import JsonValue

from servicefolio.search import language
from servicefolio.search.entry import Entry
from servicefolio.search.index import Index, first_page
from servicefolio.search.postings import DIGITS
from servicefolio.search.spelling import initial

MANIFEST = "manifest.json"
FORMAT = 1
_SMALLEST = 4_096
_MOST_TERM_FILES = 1_200
_MOST_RESULT_FILES = 512
_ENTRIES_PER_FILE = 8
_BYTES_PER_WORD = 80
_NAME_LENGTH = 12
_SHARED = frozenset({"kind", "kindTitle", "state", "stateTitle", "tone", "folder"})
"""What results of one kind and state show alike."""
_LONGEST_SHARED = len(DIGITS) - 1
_LAST_SINGLE_UNIT = 0xFFFF


@dataclass(slots=True)
class _Files:
    """The files so far, by name."""

    texts: dict[str, str] = field(default_factory=dict)

    def add(self, text: str, ending: str = "txt") -> str:
        """Name a file after what is in it."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
        name = base64.b32encode(digest)[:_NAME_LENGTH].decode("ascii").lower() + "." + ending
        self.texts[name] = text
        return name


def files(
    index: Index, labels: Mapping[str, Mapping[str, str]] | None = None, **more: Any
) -> Iterator[tuple[str, str]]:
    """Write an index: the name and text of each file, the manifest last.

    `labels` says for each facet what its values are called; `more` stands in the manifest as it is.
    """
    out = _Files()
    terms = [(part[0], out.add(_lines(index, part))) for part in _cut(index)]
    manifest = {
        "format": FORMAT,
        "entries": len(index.entries),
        "pages": first_page(index.slots),
        "language": out.add(_json(language.agreed()), "json"),
        "starts": [first for first, _ in terms],
        "terms": [name for _, name in terms],
        **_results(index, out),
        "spelt": _spelt(index, out),
        "facets": out.add(_json(_facets(index, labels or {})), "json"),
        "patterns": out.add(_json(index.patterns), "json") if index.patterns else None,
        "common": " ".join(word for word, _ in index.common),
        "rarities": "".join(DIGITS[rarity] for _, rarity in index.common),
        **more,
    }
    yield from sorted(out.texts.items())
    yield MANIFEST, _json(manifest)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _order(term: str) -> bytes:
    """Sort as JavaScript compares texts."""
    return term.encode("utf-16-be", "surrogatepass")


def _cut(index: Index) -> Iterator[list[str]]:
    """Cut the sorted terms into files of like size, so that each word keeps what belongs to it."""
    size = sum(len(term) // 2 + len(text) for term, text in index.terms.items())
    wanted = max(_SMALLEST, size // _MOST_TERM_FILES)
    # One word in so many may end a file: which, is told by the word alone.
    spread = 1 << max(0, (wanted // _BYTES_PER_WORD // 2).bit_length() - 1)
    part: list[str] = []
    length = 0
    for term in sorted(index.terms, key=_order):
        is_word = term.isalnum()
        is_end = is_word and zlib.crc32(term.encode("utf-8", "replace")) % spread == 0
        if (
            (is_end and length >= wanted // 2)
            or (is_word and length >= 2 * wanted)
            or length >= 4 * wanted
        ):
            yield part
            part, length = [], 0
        part.append(term)
        length += len(term) // 2 + len(index.terms[term])
    if part:
        yield part


def _lines(index: Index, terms: Iterable[str]) -> str:
    """Write a line a term: how much of it the term before begins with, the rest, its postings."""
    lines, before = [], ""
    for term in terms:
        shared = _shared(before, term)
        lines.append(f"{DIGITS[shared]}{term[shared:]}\t{index.terms[term]}")
        before = term
    return "\n".join(lines)


def _shared(first: str, second: str) -> int:
    """Count the characters that both begin with; none that JavaScript counts as two."""
    length = 0
    for one, other in zip(first[:_LONGEST_SHARED], second, strict=False):
        if one != other or ord(one) > _LAST_SINGLE_UNIT:
            break
        length += 1
    return length


def _results(index: Index, out: _Files) -> dict[str, Any]:
    """Write what results show: the entries of neighbouring slots together."""
    count = 1
    while count * 2 <= min(_MOST_RESULT_FILES, len(index.entries) // _ENTRIES_PER_FILE):
        count *= 2
    shift = (index.slots // count).bit_length() - 1
    parts: dict[int, dict[int, Any]] = {}
    shared: dict[str, int] = {}
    for slot, entry in index.entries.items():
        own, same = _shown(entry)
        own["as"] = shared.setdefault(_json(same), len(shared))
        parts.setdefault(slot >> shift, {})[slot] = own
    names = [out.add(_json(parts[at]), "json") if at in parts else "" for at in range(count)]
    return {"shift": shift, "results": names, "shared": [json.loads(same) for same in shared]}


def _shown(entry: Entry) -> tuple[dict[str, JsonValue], dict[str, JsonValue]]:
    """Say what a result shows: what is the entry's own, and what many have in common.

    An address that ends in the id is told by the folder before it.
    """
    shown: dict[str, JsonValue] = {"kind": entry.facets.kind, **entry.shown}
    address = str(shown.get("address", ""))
    if address.endswith(f"{entry.id}/"):
        del shown["address"]
        shown["folder"] = address.removesuffix(f"{entry.id}/")
    if entry.affected:
        shown["affected"] = [dict(item) for item in entry.affected]
    own = {key: value for key, value in shown.items() if key not in _SHARED}
    same = {key: value for key, value in shown.items() if key in _SHARED}
    return {"id": entry.id, "title": entry.title, **own}, same


def _spelt(index: Index, out: _Files) -> dict[str, str]:
    """Write the words as they are written, by their initial: a line a word, with its count."""
    lists: dict[str, list[str]] = {}
    for word, count in sorted(index.spelt.items()):
        lists.setdefault(initial(word), []).append(f"{word}\t{count}")
    return {letter: out.add("\n".join(lines)) for letter, lines in sorted(lists.items())}


def _facets(index: Index, labels: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """Write what results are narrowed by: of each entry, by kind and id, its slot and values."""
    slots = {entry.id: slot for slot, entry in index.entries.items()}
    facets = {slots[entry.id]: entry.facets for entry in index.in_order}
    return {
        "slots": list(facets),
        "kind": [item.kind for item in facets.values()],
        "service": [list(item.services) for item in facets.values()],
        "state": [item.state for item in facets.values()],
        "process": [item.process for item in facets.values()],
        "labels": {name: dict(sorted(values.items())) for name, values in labels.items()},
    }
