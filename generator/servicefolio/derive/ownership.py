"""Who answers for a record."""

from dataclasses import dataclass
from typing import Literal

from servicefolio.graph.catalog import Catalog
from servicefolio.graph.owners import owner_named
from servicefolio.records.base import Record

_NEED_NO_OWNER = frozenset({"calendar", "customer", "team"})


@dataclass(frozen=True, slots=True)
class Ownership:
    """The owner of a record, and how it comes to be it."""

    team: Record | None
    """The owner's record, where readers may see it."""
    source: Literal["record", "service", "unowned", "unknown", "needless", "hidden"]
    hidden_title: str | None = None
    """What the owner is called where its record is hidden: the title may be read all the same."""

    @property
    def title(self) -> str | None:
        """What the owner is called, whether or not its record is shown."""
        return self.team.title if self.team else self.hidden_title

    @property
    def is_missed(self) -> bool:
        """Whether readers should be told that nobody owns the record."""
        return self.team is None and self.source not in {"needless", "hidden"}


def ownership_of(catalog: Catalog, record: Record) -> Ownership:
    """Find the owner: the record's own, else its service's, else nobody."""
    if record.id in catalog.hidden_owners:
        return Ownership(None, "hidden", catalog.hidden_owners[record.id])
    named = owner_named(catalog, record)
    if named.team is None:
        needless = named.source == "unknown" and record.KIND in _NEED_NO_OWNER
        return Ownership(None, "needless" if needless else named.source)
    return Ownership(catalog.find(named.team), named.source)
