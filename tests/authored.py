"""Records as authors might write them, made from the models: with every field, or the fewest."""

import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from servicefolio.records.base import Record
from servicefolio.records.recurrence import Repeats
from servicefolio.records.ref import Ref, RefTo, walk
from servicefolio.records.scalars import (
    Clock,
    Date,
    DateTime,
    DayOrTime,
    Duration,
    Flag,
    Icon,
    Identifier,
    Line,
    Number,
    Percent,
    ProseMark,
    Url,
    VerbatimMark,
    Whole,
    Zone,
)
from servicefolio.registry import kinds_by_name
from servicefolio.source.document import EXTENSION_PREFIX, Tree
from servicefolio.source.dump import dump
from tests.sites import Read, read

Sort = Literal["line", "prose", "verbatim", "url", "own"]
Words = Callable[[Sort, int], str]
"""Makes the text of a field: what sort of text it holds, and the how manieth it is.

`own` are the texts of keys of an author's own inside a shape, which no page shows.
"""

UNWRITTEN = "nobody-wrote-this"
"""The one id that `with_partners` leaves without a record."""


def _mark(scalar: Any) -> object:
    """Find what marks a field as holding such a scalar."""
    mark: object = scalar.__metadata__[0]
    return mark


_SAMPLES = (
    (_mark(Date), "2026-11-23"), (_mark(Clock), "08:30"), (_mark(Whole), "3"),
    (_mark(Number), "7.5"), (_mark(Flag), "true"), (_mark(Percent), "50 %"),
    (_mark(DateTime), "2026-11-23 03:12 Europe/Berlin"), (_mark(DayOrTime), "2026-11-23"),
    (_mark(Duration), "3 h"), (_mark(Zone), "Europe/Berlin"), (_mark(Icon), "material/vpn"),
    (_mark(Repeats), "every Sunday 02:00-06:00"),
)  # fmt: skip
_SORTS: dict[Sort, Callable[[object], bool]] = {
    "prose": lambda mark: isinstance(mark, ProseMark),
    "verbatim": lambda mark: isinstance(mark, VerbatimMark),
    "url": lambda mark: mark is _mark(Url),
    "line": lambda mark: mark is _mark(Line),
}
"""Which marks on a field say that it holds such a text."""


@dataclass(slots=True)
class Authored:
    """A record as its author wrote it, and every text in it by sort."""

    tree: dict[str, Tree] = field(default_factory=dict)
    texts: list[tuple[Sort, str]] = field(default_factory=list)


def plain(sort: Sort, number: int) -> str:
    """Make a text in which there is nothing special."""
    return f"https://example.org/w{number}w" if sort == "url" else f"w{number}w"


def complete(model: type[Record], words: Words = plain) -> Authored:
    """Write every field of a model; lists have two items."""
    author = _Author(words, all_fields=True)
    author.made.tree = author.fields(model)
    return author.made


def fewest(model: type[Record], words: Words = plain) -> Authored:
    """Write the fields that a model requires always, and those that its default state asks for."""
    author = _Author(words, all_fields=False, asked_for=_asked_for(model))
    author.made.tree = author.fields(model)
    return author.made


def path_of(kind: str, identifier: str) -> str:
    """Name the file of a record."""
    return f"{kinds_by_name()[kind].folder}/{identifier}.yaml"


def with_partners(files: Mapping[str, str], words: Words = plain) -> dict[str, str]:
    """Add the records that files refer to, with the fewest fields, until nothing is missing."""
    whole = dict(files)
    while missing := dict(sorted(_missing(read(whole)), key=lambda item: bool(item[1][0].kinds))):
        for identifier, (to, part) in missing.items():
            kind = _kind_for(to, part)
            model = kinds_by_name()[kind].model
            # For everyone, so that whoever refers to it is for no wider audience.
            besides = {"audience": "public", **_PARTNERS_HAVE.get(kind, {})}
            tree = {**fewest(model, words).tree, **besides}
            if part and part not in tree:  # a short form makes a part of its own name
                tree |= _with_part(model, part, words)
            path = path_of(kind, identifier)
            assert path not in whole, f"{path} is no valid record"
            whole[path] = dump(tree)
    return whole


def shapes_of(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """List a model and every shape in it, however deep."""
    yield model
    for info in model.model_fields.values():
        for inner in _models_in(info.annotation):
            yield from shapes_of(inner)


_PARTNERS_HAVE: dict[str, dict[str, Tree]] = {
    "measurement": {
        "data": [{"from": "2026-09-01", "value": "98"}],
        "period": "2026-09-01 to 2026-09-30",
    },
    "service": {"type": "technical"},
    "sla": {"exclusions": ["announced maintenance"]},
    "supplier": {"escalation": ["Hotline"]},
    "team": {"queue": "QUEUE"},
}
"""What partners have beside the fewest fields, so that no rule asks for further partners."""
_PARTS_HAVE: dict[str, dict[str, Tree]] = {"sla": {"metric": "fulfilment", "value": "3 h"}}
"""What their parts have, so that no rule finds two of a kind in them, or a number without unit."""


def _asked_for(model: type[Record]) -> frozenset[str]:
    default = model.model_fields["state"].default
    wanted = model.LIFECYCLE.state(default).needs
    return frozenset(name.partition("|")[0] for name in wanted)


def _missing(result: Read) -> Iterator[tuple[str, tuple[RefTo, str | None]]]:
    for entry in result.catalog.entries:
        for reference in walk(entry.record):
            if result.catalog.find(reference.target) is None and reference.target != UNWRITTEN:
                to = reference.to
                if reference.route[0] == "supersedes":
                    # What takes the place of another is mostly of the same kind.
                    to = replace(to, kinds=(entry.record.KIND,))
                yield reference.target, (to, reference.part)


def _kind_for(to: RefTo, part: str | None) -> str:
    """Choose the first kind that a reference may lead to; with a part, the first that has some."""
    models = {kind: kinds_by_name()[kind].model for kind in to.kinds}
    fitting = (kind for kind, model in models.items() if part is None or _has_parts(model))
    return next(fitting, "service")


def _has_parts(model: type[Record]) -> bool:
    return model.parts is not Record.parts


def _with_part(model: type[Record], part: str, words: Words) -> dict[str, Tree]:
    """Write the first list whose items others can name, with one item of that name."""
    for name, info in model.model_fields.items():
        for shape in _models_in(info.annotation):
            if "id" in shape.model_fields:
                made = _Author(words, all_fields=False).fields(shape)
                return {name: [{**made, **_PARTS_HAVE.get(model.KIND, {}), "id": part}]}
    raise LookupError(model)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)


@dataclass(slots=True)
class _Author:
    words: Words
    all_fields: bool
    asked_for: frozenset[str] = frozenset()
    made: Authored = field(default_factory=Authored)
    _ids: int = 0

    def fields(self, model: type[BaseModel]) -> dict[str, Tree]:
        tree: dict[str, Tree] = {}
        for name, info in model.model_fields.items():
            if (name == "id" and issubclass(model, Record)) or name == "extensions":
                continue
            wanted = name in self.asked_for or (name == "body" and issubclass(model, Record))
            if self.all_fields or info.is_required() or wanted:
                annotation: Any = info.annotation
                for mark in info.metadata:
                    annotation = Annotated[annotation, mark]
                tree[info.alias or name] = self.value(annotation)
        if self.all_fields:
            sort: Sort = "line" if issubclass(model, Record) else "own"
            tree[f"{EXTENSION_PREFIX}own"] = self.text(sort)
        return tree

    def value(self, annotation: Any) -> Tree:
        origin, inner = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            for mark in annotation.__metadata__:
                if found := self.marked(mark):
                    return found
            return self.value(inner[0])
        if origin in (Union, types.UnionType):
            return self.value(next(item for item in inner if item is not type(None)))
        if origin is tuple:
            return [self.value(inner[0]), self.value(inner[0])]
        if origin in (dict, Mapping):
            return {str(self.value(inner[0])): self.value(inner[1])}
        return str(inner[0]) if origin is Literal else self.fields(annotation)

    def marked(self, mark: object) -> Tree:
        """Write what a mark on a field asks for, or nothing where it asks for nothing."""
        if isinstance(mark, RefTo):
            return self.reference(mark)
        if mark is _mark(Identifier):
            self._ids += 1
            return f"own-{self._ids}"
        for sort, says in _SORTS.items():
            if says(mark):
                return self.text(sort)
        return next((sample for other, sample in _SAMPLES if mark is other), None)

    def reference(self, to: RefTo) -> Ref:
        kind = _kind_for(to, "some-part" if to.part else None)
        identifier = f"some-{kind.replace('_', '-')}"
        return Ref(f"{identifier}#some-part" if to.part else identifier)

    def text(self, sort: Sort) -> str:
        made = self.words(sort, len(self.made.texts))
        self.made.texts.append((sort, made))
        return made
