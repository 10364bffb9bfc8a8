"""A row of foreign text becomes the fields of a record, as the map says."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from servicefolio.messages import quoted
from servicefolio.source.document import Tree
from servicefolio.text import did_you_mean, listing
from servicefolio.transfer.identifiers import Identifiers, identifiers_for
from servicefolio.transfer.plain import to_prose
from servicefolio.transfer.rows import Row
from servicefolio.transfer.table_map import KEEP, PLACE, Condition, Source, TableMap

_SHOWN_VALUES = 8
_TIME = re.compile(r"%[HIcXT]")

Cells = Mapping[str, str]
Slot = tuple[str, int]
"""A place in the map that makes values: the path of a field, and which of its sources."""


class RefusedError(Exception):
    """A row cannot become a record: why, and what to do."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True, slots=True)
class Prepared:
    """A row with the columns that the map makes, and the name that its id is made of."""

    row: Row
    cells: Cells
    name: str


@dataclass(frozen=True, slots=True)
class Names:
    """How ids are made in this table: those of its records, and those that references name."""

    own: Identifiers
    referred: Mapping[Slot, Identifiers]


def prepare(rows: tuple[Row, ...], made: TableMap) -> tuple[tuple[Prepared, ...], Names]:
    """Make the additional columns of every row, and look at all names before any id is made."""
    prepared = tuple(_prepare(row, made) for row in rows)
    referring = {
        (path, index): source
        for path, sources in (*made.fields.items(), *_gathered(made))
        for index, source in enumerate(sources)
        if source.ref is not None
    }
    referred = {
        slot: identifiers_for(name for item in prepared for name in _names(source, item.cells))
        for slot, source in referring.items()
    }
    return prepared, Names(identifiers_for(item.name for item in prepared), referred)


def fill(cells: Cells, made: TableMap, names: Names) -> dict[str, Tree]:
    """Make the fields of a record of a row's cells; what is empty is left out."""
    return _fill(cells, made.fields.items(), names)


def fill_item(cells: Cells, made: TableMap, names: Names) -> dict[str, Tree]:
    """Make an item of the list that rows are gathered into."""
    assert made.gather is not None, "only maps that gather make items"
    filled = _fill(cells, _gathered(made), names).get(made.gather.into)
    return filled if isinstance(filled, dict) else {}


def _gathered(made: TableMap) -> list[tuple[str, tuple[Source, ...]]]:
    """List the fields of an item by their ways within the record."""
    if made.gather is None:
        return []
    return [(f"{made.gather.into}.{path}", sources) for path, sources in made.gather.fields.items()]


def _fill(
    cells: Cells, fields: Iterable[tuple[str, tuple[Source, ...]]], names: Names
) -> dict[str, Tree]:
    filled: dict[str, Tree] = {}
    for path, sources in fields:
        for index, source in enumerate(sources):
            texts = _texts(source, cells, path)
            if source.ref is not None:
                identifiers = names.referred[path, index]
                texts = [identifiers.of(_named(source, text)) for text in texts]
            if texts:
                value: Tree = [*texts] if source.separator is not None else texts[0]
                _put(filled, path, value)
                break
    return {key: _as_lists(value) for key, value in filled.items()}


def holds(condition: Condition, cells: Cells) -> bool:
    """Tell whether a condition holds of a row."""
    text = cells.get(condition.column, "").strip().casefold()
    if not (condition.is_ or condition.is_not or condition.has):
        return bool(text)
    return (
        (not condition.is_ or text in _folded(condition.is_))
        and text not in _folded(condition.is_not)
        and (not condition.has or any(part in text for part in _folded(condition.has)))
    )


def _prepare(row: Row, made: TableMap) -> Prepared:
    cells = dict(row.cells)
    for name, sources in made.columns.items():
        found = (_texts(source, cells, name) for source in sources)
        cells[name] = "\n".join(next(filter(None, found), ()))
    return Prepared(row, cells, _tidy(_rendered(made.id, cells)))


def _names(source: Source, cells: Cells) -> list[str]:
    try:
        return [_named(source, text) for text in _texts(source, cells, "")]
    except RefusedError:
        return []


def _named(source: Source, text: str) -> str:
    return (source.ref or "{}").replace("{}", text)


def _texts(source: Source, cells: Cells, path: str) -> list[str]:
    """Follow a source from its origin to its texts: none, one, or the items of a list."""
    if not all(holds(condition, cells) for condition in source.when):
        return []
    text = _tidy(_origin(source, cells)) or source.default or ""
    parts = re.split(source.separator, text) if source.separator else [text]
    items = [_tidy(part) for part in parts if part and part.strip()]
    looked_up = [_look_up(source, item, path) for item in items] if source.values else items
    return [_written(source, item, path) for item in looked_up if item]


def _origin(source: Source, cells: Cells) -> str:
    if source.column is not None:
        return cells.get(source.column, "")
    if source.template is not None:
        return _rendered(source.template, cells)
    return source.constant or ""


def _rendered(template: str, cells: Cells) -> str:
    """Fill a template; without any text in its columns it is empty."""
    places = PLACE.findall(template)
    if places and not any(cells.get(name, "").strip() for name in places):
        return ""
    return PLACE.sub(lambda match: cells.get(match[1], "").strip(), template)


def _look_up(source: Source, text: str, path: str) -> str | None:
    table = {key.strip().casefold(): value for key, value in source.values.items()}
    if text.casefold() in table:
        return table[text.casefold()]
    if source.other is None:
        near = did_you_mean(text, source.values)
        known = listing([quoted(key) for key in list(source.values)[:_SHOWN_VALUES]], "and")
        hint = near or f"its table has {known}; add it there, or an `other: ...`"
        raise RefusedError(f"{path} is {quoted(text)}, which the map does not know", hint)
    return text if source.other == KEEP else source.other


def _written(source: Source, text: str, path: str) -> str:
    if source.date is not None:
        text = _iso(source.date, text, path)
    if source.as_ == "line":
        text = " ".join(text.split())
    if source.shorten is not None and len(text) > source.shorten:
        text = _shortened(text, source.shorten)
    return to_prose(text) if source.as_ == "plain" else text


def _iso(written: str, text: str, path: str) -> str:
    """Write a day or a moment as records have it, with its offset from UTC where it tells one."""
    try:
        at = datetime.strptime(text, written)  # noqa: DTZ007 - most tables tell no zone
    except ValueError:
        message = f"{path} is {quoted(text)}, which is not written as {written}"
        raise RefusedError(message, "the letters are those of Python's strptime") from None
    if not _TIME.search(written):
        return at.date().isoformat()
    precision = "seconds" if at.second else "minutes"
    return at.isoformat(" ", precision)


def _shortened(text: str, length: int) -> str:
    """Cut a text between two words; inside a word where it is one long word."""
    cut = text[: length - 1]
    between = re.match(r"(?s)(.*\S)\s", text[:length])
    return f"{(between[1] if between else cut).rstrip(' ,;:-')}…"


def _tidy(text: str) -> str:
    """Remove white space around a text, but keep how far its first line is indented."""
    return text.strip("\n").rstrip() if "\n" in text.strip() else text.strip()


def _folded(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text.strip().casefold() for text in texts)


def _put(filled: dict[str, Tree], path: str, value: Tree) -> None:
    *way, last = path.split(".")
    inner = filled
    for step in way:
        following = inner.setdefault(step, {})
        assert isinstance(following, dict)
        inner = following
    inner[last] = value


def _as_lists(value: Tree) -> Tree:
    """Turn what has numbers for keys into lists, without gaps."""
    if not isinstance(value, dict):
        return value
    inner = {key: _as_lists(item) for key, item in value.items()}
    if all(key.isdecimal() for key in inner):
        return [inner[key] for key in sorted(inner, key=int)]
    return inner
