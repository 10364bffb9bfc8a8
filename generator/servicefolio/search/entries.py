"""Records to entries: which part of the text each field is, and what a match in it is worth."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, JsonValue

from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record, Shape
from servicefolio.search.entry import Entry, Facets, Part
from servicefolio.search.patterns import judge, template_pattern

_PARTS: Mapping[str, Part] = {
    "aliases": "codes",
    "cause": "cause",
    "codes": "codes",
    "condition": "messages",
    "description": "summary",
    "external_refs": "codes",
    "keywords": "keywords",
    "messages": "messages",
    "question": "symptoms",
    "resolution": "rest",
    "root_cause": "cause",
    "summary": "summary",
    "symptoms": "symptoms",
    "tagline": "summary",
    "tickets": "codes",
    "users_say": "symptoms",
    "workaround": "workaround",
}
"""The part that a field of this name is, in whatever kind; any other is the rest."""
_UNSAID = frozenset({"audience", "found_by", "icon", "id", "state", "time_zone", "title"})
"""Fields that say nothing of what a record is about, or are said elsewhere."""
NAMED_KINDS = frozenset({"article", "offering", "request_model", "service"})
"""Kinds that readers look for by their names."""
_STANDING_OF_STAGES = {"coming": 0.9, "current": 1.0, "over": 0.85, "gone": 0.6}
_STANDING_OF_KINDS: Mapping[str, float] = {
    **dict.fromkeys((*NAMED_KINDS, "known_error", "runbook"), 1.0),
    "event": 0.95,
    "incident": 0.85,
    "problem": 0.9,
    "page": 0.7,
}
_STANDING_OF_OTHERS = 0.75
_UNVERIFIED = 0.85
"""What nobody has verified is found at once, below what somebody has."""

Shown = Callable[[Record], Mapping[str, JsonValue]]


def entries_of(
    catalog: Catalog,
    processes: Mapping[str, str] | None = None,
    shown: Shown = lambda _record: {},
) -> Iterator[Entry]:
    """Make an entry of each record; `processes` says to which process a kind belongs.

    `shown` says what a result shows of a record beside its title.
    """
    for entry in catalog.entries:
        record = entry.record
        facets = Facets(
            kind=record.KIND,
            services=tuple(dict.fromkeys(_services(catalog, record))),
            state=record.state,
            process=(processes or {}).get(record.KIND, ""),
        )
        yield Entry(
            id=record.id,
            title=record.title,
            facets=facets,
            texts=_texts_of(record),
            patterns=tuple(_patterns(record)),
            affected=tuple(_affected(record)),
            standing=_standing(record),
            is_named=record.KIND in NAMED_KINDS,
            shown=shown(record),
        )


def page_entry(identifier: str, title: str, text: str, shown: Mapping[str, JsonValue]) -> Entry:
    """Make an entry of a page that is no record, such as one of the manual."""
    return Entry(
        id=identifier,
        title=title,
        facets=Facets(kind="page"),
        texts={"rest": (text,)},
        standing=_STANDING_OF_KINDS["page"],
        is_page=True,
        shown=shown,
    )


def _services(catalog: Catalog, record: Record) -> Iterator[str]:
    if record.KIND == "service":
        yield record.id
    for relation in catalog.outgoing(record.id):
        if catalog.by_id[relation.target].record.KIND == "service":
            yield relation.target


def _standing(record: Record) -> float:
    stage = record.LIFECYCLE.state(record.state).stage
    standing = _STANDING_OF_KINDS.get(record.KIND, _STANDING_OF_OTHERS)
    standing *= _STANDING_OF_STAGES[stage]
    return standing * _UNVERIFIED if record.state == "unverified" else standing


def _texts_of(record: Record) -> dict[Part, tuple[str, ...]]:
    texts: dict[Part, list[str]] = {"rest": [record.id]}
    for name, value in _said(record):
        part = _PARTS.get(name, "rest")
        texts.setdefault(part, []).extend(_texts_in(value))
    return {part: tuple(found) for part, found in texts.items()}


def _said(shape: BaseModel) -> Iterator[tuple[str, Any]]:
    """List the fields that hold words of the author's, not words of the format."""
    for name in _worded(type(shape)):
        value = getattr(shape, name)
        if value is not None:
            yield name, value


@cache
def _worded(model: type[BaseModel]) -> tuple[str, ...]:
    fields = model.model_fields.items()
    return tuple(n for n, f in fields if n not in _UNSAID and not _is_choice(f.annotation))


def _is_choice(annotation: Any) -> bool:
    if get_origin(annotation) is Literal:
        return True
    return any(_is_choice(inner) for inner in get_args(annotation))


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Shape):
        for _, inner in _said(value):
            yield from _texts_in(inner)
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts_in(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _texts_in(inner)


def _patterns(record: Record) -> Iterator[tuple[str, str]]:
    """List what messages look like that vary, each with a text that it always holds."""
    for message in getattr(record, "messages", ()):
        how = getattr(message, "match", "literal")
        if how == "template" and (made := template_pattern(message.text)):
            yield made
        elif how == "regex":
            judged = judge(message.text)
            if judged.pattern and judged.literal:
                yield judged.pattern, judged.literal


def _affected(record: Record) -> Iterator[Mapping[str, Any]]:
    for item in getattr(record, "affected", ()):
        if isinstance(item, Shape) and hasattr(item, "product"):
            yield item.model_dump(mode="json", exclude_defaults=True)
