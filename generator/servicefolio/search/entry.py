"""What can be found: a record or a page, by the parts of its text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import JsonValue

Part = Literal[
    "title", "codes", "messages", "keywords", "symptoms", "summary", "cause", "workaround", "rest"
]
PART_WEIGHTS: Mapping[Part, float] = {
    "title": 8.0,
    "codes": 6.0,
    "messages": 5.0,
    "keywords": 5.0,
    "symptoms": 2.5,
    "summary": 2.0,
    "cause": 0.7,
    "workaround": 1.0,
    "rest": 0.9,
}
"""How much a word counts for what is found by it, by where it stands."""


PROSE_PARTS: frozenset[Part] = frozenset({"cause", "rest"})
"""The parts that explain at length."""


@dataclass(frozen=True, slots=True)
class Facets:
    """What found records can be narrowed to; each an id or a name of a value."""

    kind: str
    services: tuple[str, ...] = ()
    state: str = ""
    process: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A record or page that can be found."""

    id: str
    title: str
    facets: Facets
    texts: Mapping[Part, tuple[str, ...]]
    """Its texts, the title not among them."""
    patterns: tuple[tuple[str, str], ...] = ()
    """Regular expressions that its messages match, each with a literal that they all hold."""
    affected: tuple[Mapping[str, Any], ...] = ()
    """Products and versions with the fault, as a known error's `affected:` is written out."""
    standing: float = 1.0
    """What its matches are worth beside others': less where it is over or not verified."""
    is_named: bool = False
    """Readers look for it by its name: a service, a request, an article."""
    is_page: bool = False
    """It is no record but a page, which comes behind every record that is found."""
    shown: Mapping[str, JsonValue] = field(default_factory=dict)
    """What a result shows beside the title."""

    @property
    def all_texts(self) -> Mapping[Part, tuple[str, ...]]:
        """Its texts with the title."""
        return {"title": (self.title,), **self.texts}
