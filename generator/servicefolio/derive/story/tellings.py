"""What the story of a service says of each record: when it happened, and a few words more.

Most of a record stands on its own page: here are its lines, and prose only where it is the point.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import TypeAlias

from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a record that its page leads to, such as an acceptance criterion."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a record."""

    on: date | None = None
    """The day on which it happened; None where the record tells none."""
    words: str = ""
    """A few words more, of the record's author or counted."""
    prose: str | None = None
    """What its author wrote at some length."""
    parts: tuple[Part, ...] = ()
    """The first of its parts."""


@dataclass(frozen=True, slots=True)
class Teller:
    """What it takes to say something of records."""

    catalog: Catalog
    zone: tzinfo
    """The clocks of moments that name none."""
    service: Record
    """The service whose story is told."""


Tell: TypeAlias = Callable[[Teller, str], Said]
"""Says something of a record, by its id."""
Tellings: TypeAlias = Mapping[str, Tell]
"""By the part that records play in a story (see `story_cast`)."""


def joined(*words: str | None) -> str:
    """Join what there is to say.

    >>> joined("no outage", None, "successful")
    'no outage; successful'
    """
    return "; ".join(word for word in words if word)
